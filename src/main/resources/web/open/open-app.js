import { css, html, nothing } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { setLanguage, t } from "../shared/messages.js";
import { match, watchAddress } from "../shared/router.js";
import { language, setTheme } from "../shared/settings.js";
import "../shared/lost-page.js";
import "./ideas-page.js";
import "./month-page.js";
import "./published-page.js";

const ROUTES = [["/open", "month"], ["/open/hotspots", "hotspots"], ["/open/ideas", "ideas"]];

/** What stands in the navigation, in this order. */
const SCREENS = [{ name: "month", href: "/open/" }, { name: "hotspots", href: "/open/hotspots" }, { name: "ideas", href: "/open/ideas" }];

/** What the address asks for; empty when it does not. */
const asked = (name) => new URLSearchParams(location.search).get(name) ?? "";

const PAGES = {
  month: () => html`<month-page .month=${asked("month")} .definition=${asked("definition")}></month-page>`,
  hotspots: () => html`<published-page></published-page>`,
  lost: () => html`<lost-page home="/open/"></lost-page>`,
  ideas: () => html`<ideas-page .platformId=${asked("platformId")}></ideas-page>`,
};

/** Everybody's face: what stands around the figures. */
export class OpenApp extends DoudiElement {
  static properties = { place: { state: true } };
  static styles = css`
    :host { min-height: 100vh; min-height: 100dvh; display: flex; flex-direction: column; }
    header { display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--s-4); padding: 0 var(--s-4); background: var(--surface); border-bottom: 1px solid var(--line); }
    .brand { display: inline-flex; align-items: center; min-height: var(--target); color: var(--ink); font-weight: 600; letter-spacing: .08em; text-decoration: none; }
    header .link { color: var(--ink-2); text-decoration: none; } header .link:hover { color: var(--accent); } header .link[aria-current=page] { color: var(--accent); box-shadow: inset 0 -3px var(--accent); } nav { display: flex; flex-wrap: wrap; gap: 0 var(--s-3); margin-inline-end: auto; } main { flex: 1; } main:focus { outline: none; }
    .skip { position: absolute; left: var(--s-4); top: -100px; z-index: 3; } .skip:focus { top: var(--s-2); }
    header :focus-visible { outline-offset: -3px; }
    @media (max-width: 600px) { header { justify-content: flex-end; gap: 0 var(--s-2); } .brand { margin-inline-end: auto; } nav { order: 3; flex: 1 0 100%; justify-content: space-between; } }
    @media print { header { display: none; } }
  `;
  #stop;

  connectedCallback() {
    super.connectedCallback();
    this.#show(match(ROUTES));
    this.#stop = watchAddress(ROUTES, this.#show);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  render() {
    const { name } = this.place;
    const dark = document.documentElement.dataset.theme === "dark";
    return html`
      <header>
        <button class="skip quiet" @click=${this.#skip}>${t("ui.app.skip")}</button>
        <a class="brand" href="/">${t("ui.app.brand")}</a>
        <nav class="small" aria-label=${t("ui.staff.nav")}>${SCREENS.map((one) => html`<a class="link" href=${one.href} aria-current=${one.name === name ? "page" : nothing}>${t(`ui.open.nav.${one.name}`)}</a>`)}</nav>
        <button class="link small" @click=${() => setTheme(dark ? "light" : "dark")}>${t(dark ? "ui.settings.theme.light" : "ui.settings.theme.dark")}</button>
        <button class="link small" lang=${t("ui.app.other-language-tag")} @click=${() => setLanguage(language() === "en" ? "zh-CN" : "en")}>${t("ui.app.other-language")}</button>
      </header>
      <main id="main" tabindex="-1" @page-title=${this.#titled}>${PAGES[name]()}</main>`;
  }

  #show = (place) => {
    const moved = this.place && this.place.name !== place?.name;
    this.place = { ...(place ?? { name: "lost" }), search: location.search };
    if (moved) window.scrollTo(0, 0);
  };

  #titled = (event) => {
    document.title = t("ui.app.title", { page: event.detail });
  };

  #skip = () => this.renderRoot.querySelector("main").focus();
}

customElements.define("open-app", OpenApp);
