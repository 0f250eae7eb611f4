import { css, html } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";

const KEYS = ["space", "arrows", "enter", "tab", "send", "escape"];

/** Which keys do what; every one of them has a button too. */
export class KeyHelp extends DoudiElement {
  static styles = css`
    dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: var(--s-2) var(--s-3); align-items: baseline; margin-top: var(--s-3); font-size: var(--t-s); }
    kbd { font: inherit; border: 1px solid var(--line-strong); border-radius: 4px; padding: 0 6px; white-space: nowrap; } dd { color: var(--ink-2); }
  `;

  render() {
    return html`<section aria-labelledby="keys"><h2 id="keys">${t("ui.console.keys")}</h2>
      <dl>${KEYS.map((key) => html`<dt><kbd>${t(`ui.console.key.${key}`)}</kbd></dt><dd>${t(`ui.console.key.${key}.does`)}</dd>`)}</dl></section>`;
  }
}

customElements.define("key-help", KeyHelp);
