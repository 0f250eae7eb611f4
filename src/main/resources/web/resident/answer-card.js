import { css, html } from "lit";
import { post } from "../shared/api.js";
import { when } from "../shared/dates.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import "../shared/problem-note.js";

/**
 * The window's question and a box to answer it. What is typed survives a failed sending.
 * @property complaint
 * @property access what opens it
 * @fires complaint-changed - detail: the complaint as it is now
 */
export class AnswerCard extends DoudiElement {
  static properties = { complaint: { attribute: false }, access: { attribute: false }, busy: { state: true }, problem: { state: true }, fault: { state: true } };
  static styles = css`h2 { font-size: var(--t-l); } blockquote { white-space: pre-wrap; }`;

  render() {
    const { question, deadlines } = this.complaint;
    return html`<section class="card asked" aria-labelledby="ask">
      <form class="stack" novalidate @submit=${this.#answer}>
        <h2 id="ask">${t("ui.answer.asked")}</h2>
        <blockquote>${t("ui.answer.said", { words: question?.words ?? "" })}</blockquote>
        <label class="small muted" for="words">${t("ui.answer.words")}</label>
        <textarea id="words" class="field" rows="3" maxlength="4000" aria-invalid=${this.fault ? "true" : "false"} aria-describedby="fault"></textarea>
        <p id="fault" class="small late-words" role="alert">${this.fault ? t("ui.answer.empty") : ""}</p>
        <button class="primary" ?disabled=${this.busy}>${t("ui.answer.send")}</button>
        <p class="small muted">${deadlines.answer ? t("ui.answer.until", { due: when(deadlines.answer) }) : t("ui.answer.paused")}</p>
        <problem-note .problem=${this.problem}></problem-note>
      </form>
    </section>`;
  }

  #answer = async (event) => {
    event.preventDefault();
    const words = this.renderRoot.querySelector("textarea").value.trim();
    this.fault = !words;
    if (!words || this.busy) return;
    this.busy = true;
    const { value, problem } = await post(`/v1/complaints/${this.complaint.id}/answers`, { words }, this.access);
    this.busy = false;
    this.problem = problem;
    if (value) this.tell("complaint-changed", value);
  };
}

customElements.define("answer-card", AnswerCard);
