import { css, html } from "lit";
import { post } from "../shared/api.js";
import { moment } from "../shared/dates.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { draft, keepDraft } from "../shared/drafts.js";
import { t } from "../shared/messages.js";
import "../shared/problem-note.js";

/**
 * The window's question and a box to answer it. What is typed survives a failed sending and a reload.
 * @property complaint
 * @property access what opens it
 * @fires complaint-changed - detail: the complaint as it is now
 */
export class AnswerCard extends DoudiElement {
  static properties = { complaint: { attribute: false }, access: { attribute: false }, words: { state: true }, busy: { state: true }, problem: { state: true }, fault: { state: true } };
  static styles = css`h2 { font-size: var(--t-l); } blockquote { white-space: pre-wrap; }`;

  willUpdate(changed) {
    if (changed.has("complaint") && !changed.get("complaint")) this.words = draft(this.#name).words ?? "";
  }

  render() {
    const { question, deadlines } = this.complaint;
    return html`<section class="card asked" aria-labelledby="ask">
      <form class="stack" novalidate @submit=${this.#answer}>
        <h2 id="ask">${t("ui.answer.asked")}</h2>
        <blockquote>${t("ui.answer.said", { words: question?.words ?? "" })}</blockquote>
        <label class="small muted" for="words">${t("ui.answer.words")}</label>
        <textarea id="words" class="field" rows="3" maxlength="4000" .value=${this.words} @input=${this.#typed} aria-invalid=${this.fault ? "true" : "false"} aria-describedby="fault"></textarea>
        <p id="fault" class="small late-words" role="alert">${this.fault ? t("ui.answer.empty") : ""}</p>
        <button class="primary" ?disabled=${this.busy}>${t("ui.answer.send")}</button>
        <p class="small muted">${deadlines.answer ? t("ui.answer.until", { due: moment(deadlines.answer) }) : t("ui.answer.paused")}</p>
        <problem-note .problem=${this.problem}></problem-note>
      </form>
    </section>`;
  }

  get #name() {
    return `answer.${this.complaint.id}`;
  }

  #typed = (event) => {
    this.words = event.target.value;
    keepDraft(this.#name, { words: this.words });
  };

  #answer = async (event) => {
    event.preventDefault();
    const words = this.words.trim();
    this.fault = !words;
    if (!words || this.busy) return;
    this.busy = true;
    const { value, problem } = await post(`/v1/complaints/${this.complaint.id}/answers`, { words }, this.access);
    this.busy = false;
    this.problem = problem;
    if (!value) return;
    keepDraft(this.#name, undefined);
    this.tell("complaint-changed", value);
  };
}

customElements.define("answer-card", AnswerCard);
