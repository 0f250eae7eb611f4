import { css, html, nothing } from "lit";
import { post } from "../shared/api.js";
import { when } from "../shared/dates.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { isMine } from "./in-hand.js";
import { isOpen } from "./order.js";
import { doing } from "./own-acts.js";
import "../shared/problem-note.js";
import "./lease-note.js";
import "./resolve-form.js";
import "./say-form.js";

/**
 * What this person may do now with the complaint beside it, and nothing else.
 * @property complaint
 * @property me as GET /v1/me answers
 * @property names from names.js
 * @fires complaint-changed - detail: the complaint as it is now
 * @fires complaint-stale - it has moved on; read it again
 * @fires call - detail: id of the complaint to call
 */
export class ActPanel extends DoudiElement {
  static properties = { complaint: { attribute: false }, me: { attribute: false }, names: { attribute: false }, act: { state: true }, problem: { state: true }, busy: { state: true } };
  static styles = css`
    .primary { width: 100%; } .two { display: grid; grid-template-columns: 1fr 1fr; gap: var(--s-2); } .two .quiet { padding-inline: var(--s-2); }
    .more { border-top: 1px solid var(--line); padding-top: var(--s-4); margin-top: var(--s-2); }
  `;

  willUpdate(changed) {
    const before = changed.get("complaint");
    if (changed.has("complaint") && (before?.id !== this.complaint.id || before.status !== this.complaint.status)) {
      this.act = undefined;
      this.problem = undefined;
    }
  }

  render() {
    const { heldUntil } = this.complaint;
    return html`${isMine(this.complaint) && heldUntil ? html`<lease-note .until=${heldUntil}></lease-note>` : nothing}<div class="stack" @back=${this.#back}>
      ${this.#main()}
      <problem-note .problem=${this.problem}></problem-note>
      ${this.act ? nothing : this.#others()}
    </div>`;
  }

  /** What is being said in one sentence now; undefined for nothing. */
  get open() {
    return this.act ?? (this.#replies(this.complaint) ? "reply" : undefined);
  }

  get #supervisor() {
    return this.me.role === "supervisor";
  }

  #replies({ status, disputed }) {
    return status === "awaiting-department" && (!disputed || this.#supervisor);
  }

  #main() {
    const { complaint: one } = this;
    if (this.act) return this.#say(this.act, true);
    if (one.status === "waiting") return this.#waiting(one);
    if (this.#replies(one)) return this.#say("reply", false);
    if (isMine(one)) return html`<resolve-form .complaint=${one} .names=${this.names}></resolve-form>`;
    return html`<p>${this.#note(one)}</p>`;
  }

  #waiting(one) {
    if (one.disputed !== this.#supervisor) return html`<p>${t(one.disputed ? "ui.console.note.dispute" : "ui.console.note.for-clerks")}</p>`;
    return html`<button class="primary" @click=${() => this.tell("call", one.id)}>${t(one.disputed ? "ui.console.call-dispute" : "ui.console.call-this")}</button>
      <p class="small muted">${t("ui.console.call-why")}</p>`;
  }

  #note({ status, deadlines }) {
    if (status === "resolved") return t("ui.console.note.resolved", { due: when(deadlines.confirmation) });
    return t(`ui.console.note.${status}`);
  }

  #say(act, closable) {
    return html`<say-form .act=${act} .complaint=${this.complaint} .names=${this.names} ?closable=${closable}></say-form>`;
  }

  #others() {
    const { complaint: one } = this;
    const holds = isMine(one);
    const extended = one.history.some((event) => event.type === "Extended");
    const acts = [...(holds ? ["ask", "refer"] : []), ...(holds || (this.#supervisor && isOpen(one)) ? ["transfer"] : []),
      ...(this.#supervisor && isOpen(one) && !extended ? ["extend"] : [])];
    if (!acts.length) return nothing;
    return html`<div class="two more" role="group" aria-label=${t("ui.console.other-acts")}>
      ${acts.map((act) => html`<button class="quiet" data-act=${act} @click=${() => this.#open(act)}>${t(`ui.console.act.${act}`)}</button>`)}
      ${holds ? html`<button class="quiet" ?disabled=${this.busy} @click=${this.#release}>${t("ui.console.release")}</button>` : nothing}
    </div>`;
  }

  #open = async (act) => {
    this.act = act;
    await this.updateComplete;
    this.renderRoot.querySelector("say-form").takeFocus();
  };

  #back = async () => {
    const { act } = this;
    this.act = undefined;
    await this.updateComplete;
    this.renderRoot.querySelector(`[data-act=${act}]`)?.focus();
  };

  #release = async () => {
    this.busy = true;
    const { value, problem } = await doing(this.complaint.id, post(`/v1/complaints/${this.complaint.id}/releases`, {}, { ifMatch: this.complaint.version }));
    this.busy = false;
    this.problem = problem;
    if (value) this.tell("complaint-changed", value);
    else if (problem.status === 409) this.tell("complaint-stale");
  };
}

customElements.define("act-panel", ActPanel);
