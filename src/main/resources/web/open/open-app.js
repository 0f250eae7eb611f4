import { css, html } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { setLanguage, t } from "../shared/messages.js";
import { watchAddress } from "../shared/router.js";
import { language, setTheme } from "../shared/settings.js";
import "./month-page.js";

const ROUTES = [["/open", "month"]];

/** Everybody's face: what stands around the figures. */
export class OpenApp extends DoudiElement {
  static properties = { month: { state: true }, definition: { state: true } };
  static styles = css`
    :host { min-height: 100vh; min-height: 100dvh; display: flex; flex-direction: column; }
    header { display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--s-4); padding: 0 var(--s-4); background: var(--surface); border-bottom: 1px solid var(--line); }
    .brand { margin-inline-end: auto; display: inline-flex; align-items: center; min-height: var(--target); color: var(--ink); font-weight: 600; letter-spacing: .08em; text-decoration: none; }
    header .link { color: var(--ink-2); text-decoration: none; } header .link:hover { color: var(--accent); } main { flex: 1; } main:focus { outline: none; }
    .skip { position: absolute; left: var(--s-4); top: -100px; z-index: 3; } .skip:focus { top: var(--s-2); }
    @media print { header { display: none; } }
  `;
  #stop;

  connectedCallback() {
    super.connectedCallback();
    this.#show();
    this.#stop = watchAddress(ROUTES, this.#show);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  render() {
    const dark = document.documentElement.dataset.theme === "dark";
    return html`
      <header>
        <button class="skip quiet" @click=${this.#skip}>${t("ui.app.skip")}</button>
        <a class="brand" href="/">${t("ui.app.brand")}</a>
        <button class="link small" @click=${() => setTheme(dark ? "light" : "dark")}>${t(dark ? "ui.settings.theme.light" : "ui.settings.theme.dark")}</button>
        <button class="link small" lang=${t("ui.app.other-language-tag")} @click=${() => setLanguage(language() === "en" ? "zh-CN" : "en")}>${t("ui.app.other-language")}</button>
      </header>
      <main id="main" tabindex="-1" @page-title=${this.#titled}><month-page .month=${this.month} .definition=${this.definition}></month-page></main>`;
  }

  #show = () => {
    const asked = new URLSearchParams(location.search);
    this.month = asked.get("month") ?? "";
    this.definition = asked.get("definition") ?? "";
  };

  #titled = (event) => {
    document.title = t("ui.app.title", { page: event.detail });
  };

  #skip = () => this.renderRoot.querySelector("main").focus();
}

customElements.define("open-app", OpenApp);
