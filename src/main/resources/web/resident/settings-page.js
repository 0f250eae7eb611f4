import { css, html } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { setLanguage, t } from "../shared/messages.js";
import { elder, language, setElder, setTheme, theme } from "../shared/settings.js";
import "../shared/push-switch.js";

/** How things are shown: text size, light or dark, language. Every choice takes effect at once. */
export class SettingsPage extends DoudiElement {
  static styles = css`.row { margin-top: var(--s-2); }`;

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.settings.title"));
  }

  render() {
    return html`<div class="stack-l">
      <h1>${t("ui.settings.title")}</h1>
      ${this.#choice("size", [null, "22", "26", "30"], elder(), setElder)}
      ${this.#choice("theme", [null, "light", "dark"], theme(), setTheme)}
      ${this.#choice("language", ["zh-CN", "en"], language(), setLanguage)}
      <push-switch></push-switch>
    </div>`;
  }

  #choice(name, values, now, choose) {
    return html`<section><h2 id=${name}>${t(`ui.settings.${name}`)}</h2>
      <div class="row" role="group" aria-labelledby=${name}>
        ${values.map((value) => html`<button class="chip" aria-pressed=${value === now ? "true" : "false"} @click=${() => choose(value)}>${t(`ui.settings.${name}.${value ?? "auto"}`)}</button>`)}
      </div></section>`;
  }
}

customElements.define("settings-page", SettingsPage);
