import { css, html, nothing } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { newsOf } from "./in-hand.js";
import { titleOf } from "./names.js";

/**
 * A complaint left the hand by itself: what happened, the words that were not sent, the way back. Nothing else is done before it was read.
 * @property left as in-hand.js tells it
 * @property names from names.js
 * @property now the complaint that is open
 * @property supervisor whether disputes are called here
 * @fires call - detail: id of the complaint to call again
 * @fires acknowledged
 */
export class LeftNote extends DoudiElement {
  static properties = { left: { attribute: false }, now: { attribute: false }, supervisor: { type: Boolean }, names: { attribute: false } };
  static styles = css`
    section.card { border-color: var(--soon); background: var(--soon-soft); } h2:focus { outline: none; } textarea { min-height: 5rem; } button { width: 100%; }
  `;

  takeFocus() {
    this.renderRoot.querySelector("h2").focus();
  }

  render() {
    const { complaint, type, over, unsent } = this.left;
    return html`<section class="card stack" aria-labelledby="left">
      <h2 id="left" tabindex="-1" aria-describedby="what">${t("ui.console.left")}</h2>
      <p id="what"><span class="strong">${titleOf(complaint, this.names)}</span><br>${newsOf(type)}</p>
      ${unsent.length ? html`<p class="small">${t(over ? "ui.console.left.copy" : "ui.console.left.kept")}</p>` : nothing}
      ${unsent.map(({ label, words }, at) => html`<label for="unsent-${at}">${t(label)}</label><textarea id="unsent-${at}" class="field" readonly .value=${words}></textarea>`)}
      ${this.#callable ? html`<button class="primary" @click=${() => this.tell("call", complaint.id)}>${t("ui.console.left.again")}</button>` : nothing}
      <button class="quiet" @click=${() => this.tell("acknowledged")}>${t("ui.console.left.read")}</button>
    </section>`;
  }

  get #callable() {
    return this.now?.id === this.left.complaint.id && this.now.status === "waiting" && this.now.disputed === Boolean(this.supervisor);
  }
}

customElements.define("left-note", LeftNote);
