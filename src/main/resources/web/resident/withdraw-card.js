import { html } from "lit";
import { put } from "../shared/api.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import "../shared/problem-note.js";

/**
 * Taking a complaint back: asked once more in place, never in a window of its own.
 * @property complaint
 * @property access what opens it
 * @fires complaint-changed - detail: the complaint as it is now
 */
export class WithdrawCard extends DoudiElement {
  static properties = { complaint: { attribute: false }, access: { attribute: false }, sure: { state: true }, busy: { state: true }, problem: { state: true } };

  render() {
    if (!this.sure) return html`<button class="link small" @click=${() => (this.sure = true)}>${t("ui.withdraw.ask")}</button>`;
    return html`<section class="card stack" aria-labelledby="sure">
      <div><h2 id="sure">${t("ui.withdraw.sure")}</h2><p class="small muted">${t("ui.withdraw.what")}</p></div>
      <div class="row">
        <button class="quiet" ?disabled=${this.busy} @click=${this.#withdraw}>${t("ui.withdraw.do")}</button>
        <button class="quiet" @click=${() => (this.sure = false)}>${t("ui.withdraw.keep")}</button>
      </div>
      <problem-note .problem=${this.problem}></problem-note>
    </section>`;
  }

  #withdraw = async () => {
    if (this.busy) return;
    this.busy = true;
    const { value, problem } = await put(`/v1/complaints/${this.complaint.id}/withdrawal`, {}, this.access);
    this.busy = false;
    this.problem = problem;
    if (value) this.tell("complaint-changed", value);
  };
}

customElements.define("withdraw-card", WithdrawCard);
