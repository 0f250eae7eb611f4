import { css, html, nothing } from "lit";
import { put } from "../shared/api.js";
import { moment } from "../shared/dates.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { draft, keepDraft } from "../shared/drafts.js";
import { t } from "../shared/messages.js";
import "../shared/problem-note.js";

/**
 * 办成了吗: three answers that look the same. None is chosen beforehand, and only the resident gives one. What is missing
 * survives a reload.
 * @property complaint
 * @property access what opens it: { claim } or {}
 * @fires complaint-changed - detail: the complaint as it is now
 */
export class ConfirmCard extends DoudiElement {
  static properties = { complaint: { attribute: false }, access: { attribute: false }, missing: { state: true }, words: { state: true }, busy: { state: true }, problem: { state: true } };
  static styles = css`
    h2 { font-size: var(--t-l); } blockquote { margin-top: var(--s-1); }
    .three { display: grid; grid-template-columns: repeat(3, 1fr); gap: var(--s-2); }
    .three .quiet { min-height: 60px; font-weight: 600; padding: var(--s-2); }
    .elder .three { grid-template-columns: 1fr; }
    @media (max-width: 21rem) { .three { grid-template-columns: 1fr; } }
  `;

  willUpdate(changed) {
    if (!changed.has("complaint") || changed.get("complaint")) return;
    const { missing, words = "" } = draft(this.#name);
    Object.assign(this, { missing, words });
  }

  render() {
    return html`<section class="card asked stack ${document.documentElement.dataset.elder ? "elder" : ""}" aria-labelledby="ask">
      ${this.missing ? this.#whatIsMissing() : this.#question()}
      <problem-note .problem=${this.problem}></problem-note>
    </section>`;
  }

  #question() {
    const { resolution, window, deadlines } = this.complaint;
    return html`
      <div><h2 id="ask">${t(`ui.confirm.asked.${resolution.outcome}`)}</h2>
        <blockquote class="muted">${t("ui.confirm.said", { words: resolution.words, window: window.name })}</blockquote>
        ${resolution.basis ? html`<p class="small muted">${t("ui.confirm.basis", { words: resolution.basis })}</p>` : nothing}
        ${resolution.remedy ? html`<p class="small muted">${t("ui.confirm.remedy", { words: resolution.remedy })}</p>` : nothing}</div>
      <div class="three">
        <button class="quiet" ?disabled=${this.busy} @click=${() => this.#say("done")}>${t("ui.confirm.done")}</button>
        <button class="quiet" ?disabled=${this.busy} @click=${() => this.#write({ missing: "partly" })}>${t("ui.confirm.partly")}</button>
        <button class="quiet" ?disabled=${this.busy} @click=${() => this.#write({ missing: "not-done" })}>${t("ui.confirm.not-done")}</button>
      </div>
      <p class="small muted">${deadlines.confirmation ? t("ui.confirm.only-you-until", { due: moment(deadlines.confirmation) }) : t("ui.confirm.only-you")}</p>`;
  }

  #whatIsMissing() {
    return html`
      <h2 id="ask">${t("ui.confirm.missing")}</h2>
      <form class="stack" @submit=${this.#dispute}>
        <label class="small muted" for="words">${t("ui.confirm.missing-how")}</label>
        <textarea id="words" class="field" rows="3" maxlength="4000" .value=${this.words} @input=${(event) => this.#write({ words: event.target.value })}></textarea>
        <button class="primary" ?disabled=${this.busy}>${t("ui.confirm.send")}</button>
        <button type="button" class="quiet" @click=${() => this.#write({ missing: undefined })}>${t("ui.confirm.back")}</button>
        <p class="small muted">${t("ui.confirm.to-supervisor")}</p>
      </form>`;
  }

  get #name() {
    return `dispute.${this.complaint.id}`;
  }

  #write(part) {
    Object.assign(this, part);
    keepDraft(this.#name, { missing: this.missing, words: this.words });
  }

  #dispute = (event) => {
    event.preventDefault();
    this.#say(this.missing, this.words.trim());
  };

  async #say(outcome, words) {
    if (this.busy) return;
    this.busy = true;
    const { value, problem } = await put(`/v1/complaints/${this.complaint.id}/confirmation`, { outcome, ...(words && { words }) }, this.access);
    this.busy = false;
    this.problem = problem;
    if (!value) return;
    keepDraft(this.#name, undefined);
    this.tell("complaint-changed", value);
  }
}

customElements.define("confirm-card", ConfirmCard);
