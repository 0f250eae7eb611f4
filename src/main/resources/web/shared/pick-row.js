import { css, html } from "lit";
import { DoudiElement } from "./doudi-element.js";
import { t } from "./messages.js";
import { elder } from "./settings.js";

/**
 * A question whose answers are tapped; a second tap takes the answer back. What is chosen beforehand looks as if tapped, and the page says so.
 * In the elder mode it is the one question of its screen.
 * @property name field of the report
 * @property label the question
 * @property note said with the question, or ""
 * @property options [{ id, name }]
 * @property picked id of the chosen one, "none" for none of them, "" for no answer
 * @fires pick - detail: { name, id }
 */
export class PickRow extends DoudiElement {
  static properties = { name: {}, label: {}, note: {}, options: { attribute: false }, picked: {} };
  static styles = css`.row { margin-top: var(--s-2); } h1 ~ .row { margin-top: var(--s-4); } h1 ~ .row .chip { flex-basis: 100%; } h1:focus, h2:focus { outline: none; }`;

  takeFocus() {
    this.renderRoot.querySelector("#label").focus();
  }

  render() {
    return html`
      ${elder() ? html`<h1 id="label" tabindex="-1" aria-describedby="note">${this.label}</h1><p id="note" class="muted" ?hidden=${!this.note}>${this.note}</p>` : html`<h2 id="label" tabindex="-1">${this.label}</h2>`}
      <div class="row" role="group" aria-labelledby="label">
        ${this.options.map((one) => this.#chip(one.id, one.name))}
        ${this.#chip("none", t("ui.report.neither"))}
      </div>`;
  }

  #chip(id, name) {
    return html`<button type="button" class="chip" aria-pressed=${this.picked === id ? "true" : "false"} @click=${() => this.#pick(id)}>${name}</button>`;
  }

  #pick(id) {
    this.tell("pick", { name: this.name, id: this.picked === id ? "" : id });
  }
}

customElements.define("pick-row", PickRow);
