import { css, html, nothing } from "lit";
import { post } from "../shared/api.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { draft, keepDraft } from "../shared/session.js";
import "../shared/problem-note.js";

/**
 * A reason for a signal, in the name of one's office. What is typed stays until it is sent.
 * @property signalId
 * @fires signal-answered - detail: the signal as it is now
 */
export class SignalAnswer extends DoudiElement {
  static properties = { signalId: {}, reason: { state: true }, missing: { state: true }, busy: { state: true }, sent: { state: true }, problem: { state: true } };
  static styles = css`textarea { min-height: 7rem; } form { border-top: 1px solid var(--line); padding-top: var(--s-4); } .primary { justify-self: start; }`;

  willUpdate(changed) {
    if (changed.has("signalId")) this.reason = draft(this.#draft).reason ?? "";
  }

  render() {
    return html`<form class="stack" novalidate @submit=${this.#send}>
      <label for="reason" class="strong">${t("ui.signal.reason")}</label>
      <p id="why" class="small muted">${t("ui.signal.reason-why")}</p>
      <textarea id="reason" class="field" maxlength="4000" aria-describedby="why missing" aria-invalid=${this.missing ? "true" : "false"} .value=${this.reason} @input=${this.#typed}></textarea>
      <p id="missing" class="small late-words" role="alert">${this.missing ? t("ui.signal.missing") : nothing}</p>
      <problem-note .problem=${this.problem}></problem-note>
      <button class="primary" ?disabled=${this.busy}>${t("ui.signal.answer")}</button>
      <p class="small muted" role="status">${this.sent ? t("ui.signal.sent") : nothing}</p>
    </form>`;
  }

  get #draft() {
    return `signal.${this.signalId}`;
  }

  #typed = (event) => {
    this.reason = event.target.value;
    this.missing = false;
    this.sent = false;
    keepDraft(this.#draft, { reason: this.reason });
  };

  #send = async (event) => {
    event.preventDefault();
    const reason = this.reason.trim();
    this.missing = !reason;
    if (this.missing) this.renderRoot.querySelector("#reason").focus();
    if (this.missing || this.busy) return;
    this.busy = true;
    const { value, problem } = await post(`/v1/signals/${encodeURIComponent(this.signalId)}/answers`, { reason });
    this.busy = false;
    this.problem = problem;
    if (!value) return;
    keepDraft(this.#draft, undefined);
    this.reason = "";
    this.sent = true;
    this.tell("signal-answered", value);
  };
}

customElements.define("signal-answer", SignalAnswer);
