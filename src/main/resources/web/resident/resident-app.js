import { css, html, nothing } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { setLanguage, t } from "../shared/messages.js";
import { match, watchAddress } from "../shared/router.js";
import { elder, language, setElder } from "../shared/settings.js";
import "./report-page.js";

const ROUTES = [["/", "report"], ["/mine", "mine"], ["/follow", "follow"], ["/settings", "settings"],
  ["/complaints/:id", "progress"], ["/outbox/:key", "outbox"], ["/slip/:id", "slip"]];

/** All but the first screen come when they are needed. */
const PAGES = {
  report: () => html`<report-page></report-page>`,
  mine: () => html`<mine-page></mine-page>`,
  follow: ({ hash }) => html`<follow-page .code=${hash}></follow-page>`,
  settings: () => html`<settings-page></settings-page>`,
  progress: ({ values }) => html`<progress-page .complaintId=${values.id}></progress-page>`,
  outbox: ({ values }) => html`<outbox-page .reportKey=${values.key}></outbox-page>`,
  slip: ({ values }) => html`<slip-page .complaintId=${values.id}></slip-page>`,
};
const LOADERS = {
  mine: () => import("./mine-page.js"),
  follow: () => import("./follow-page.js"),
  settings: () => import("./settings-page.js"),
  progress: () => import("./progress-page.js"),
  outbox: () => import("./outbox-page.js"),
  slip: () => import("./slip-page.js"),
};

/** The resident's face: what stands on every screen, and which screen is shown. */
export class ResidentApp extends DoudiElement {
  static properties = { ready: { type: Boolean }, place: { state: true } };
  static styles = css`
    :host { min-height: 100vh; min-height: 100dvh; display: flex; flex-direction: column; max-width: var(--column); margin: 0 auto; }
    header { display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--s-2); padding: var(--s-2) var(--s-4); }
    .brand { margin-inline-end: auto; display: inline-flex; align-items: center; min-height: var(--target); color: var(--ink); font-weight: 600; letter-spacing: .08em; text-decoration: none; }
    header .link { color: var(--ink-2); text-decoration: none; padding: 0 var(--s-2); } header .link:hover, header .link[aria-current] { color: var(--accent); }
    main { flex: 1; display: flex; flex-direction: column; padding: var(--s-2) var(--s-4) 0; } main > * { flex: 1; } main:focus { outline: none; }
    footer { display: flex; flex-wrap: wrap; gap: 0 var(--s-4); justify-content: center; padding: var(--s-5) var(--s-4) var(--s-4); }
    footer .link { color: var(--ink-2); }
    .skip { position: absolute; left: var(--s-4); top: -100px; z-index: 1; } .skip:focus { top: var(--s-2); }
    @media print { header, footer, .skip { display: none; } main { padding: 0; } }
  `;
  #stop;
  /** Where the address is; what took long to come must not be shown over it. */
  #wanted;

  constructor() {
    super();
    this.ready = false;
    this.place = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#stop = watchAddress(ROUTES, this.#show);
    this.#show(match(ROUTES));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  render() {
    if (!this.ready) return html`<main aria-busy="true"></main>`;
    const place = this.place ?? { name: "report", values: {} };
    return html`
      <header>
        <button class="skip quiet" @click=${this.#skip}>${t("ui.app.skip")}</button>
        <a class="brand" href="/">${t("ui.app.brand")}</a>
        <a class="link small" href="/mine" aria-current=${place.name === "mine" ? "page" : "false"}>${t("ui.app.mine")}</a>
        <button class="quiet small" @click=${this.#switchElder}>${t(elder() ? "ui.app.standard" : "ui.app.elder")}</button>
      </header>
      <main id="main" tabindex="-1" @page-title=${this.#titled}>${PAGES[place.name](place)}</main>
      <footer class="small">
        ${place.name === "follow" ? nothing : html`<a class="link" href="/follow">${t("ui.app.follow")}</a>`}
        <a class="link" href="/open/">${t("ui.app.open")}</a>
        <a class="link" href="/settings">${t("ui.app.settings")}</a>
        <button class="link" lang=${t("ui.app.other-language-tag")} @click=${this.#switchLanguage}>${t("ui.app.other-language")}</button>
      </footer>`;
  }

  #show = async (place) => {
    const before = this.place;
    const betweenQuestions = before?.name === "report" && place?.name === "report" && elder();
    this.#wanted = place;
    await LOADERS[place?.name]?.().catch(() => null);
    if (this.#wanted !== place) return;
    this.place = place;
    if (before && !betweenQuestions) {
      await this.updateComplete;
      window.scrollTo(0, 0);
      this.renderRoot.querySelector("main").focus({ preventScroll: true });
    }
  };

  #titled = (event) => {
    document.title = t("ui.app.title", { page: event.detail });
  };

  #skip = () => this.renderRoot.querySelector("main").focus();

  #switchElder = () => setElder(elder() ? null : "22");

  #switchLanguage = () => setLanguage(language() === "en" ? "zh-CN" : "en");
}

customElements.define("resident-app", ResidentApp);
