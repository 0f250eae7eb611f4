import { css, html, nothing } from "lit";
import { put } from "../shared/api.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import "../shared/problem-note.js";

const GRADES = [5, 4, 3, 2, 1];

/**
 * Grades afterwards: the window and the platform each for itself, in words. Not giving any is fine.
 * @property complaint
 * @property access what opens it
 * @fires complaint-changed - detail: the complaint as it is now
 */
export class GradeCard extends DoudiElement {
  static properties = { complaint: { attribute: false }, access: { attribute: false }, grade: { state: true }, platformGrade: { state: true }, busy: { state: true }, problem: { state: true }, fault: { state: true } };
  static styles = css`
    fieldset + fieldset { margin-top: var(--s-2); } legend { margin-bottom: var(--s-2); font-weight: 600; }
    .chip { position: relative; cursor: pointer; } .chip:has(input:checked) { border-color: var(--accent); background: var(--accent-soft); color: var(--accent); font-weight: 600; box-shadow: inset 0 0 0 1px var(--accent); }
    .chip:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; }
    .chip input { position: absolute; inset: 0; margin: 0; inline-size: 100%; block-size: 100%; opacity: 0; cursor: pointer; }
    @media (forced-colors: active) { .chip:has(input:checked) { background: Highlight; color: HighlightText; forced-color-adjust: none; } }
  `;

  render() {
    const given = this.complaint.rating;
    if (given) return html`<section class="card" aria-labelledby="grades"><h2 id="grades">${t("ui.grade.given")}</h2>
      <p>${t("ui.grade.window-was", { grade: t(`ui.grade.${given.grade}`) })}</p>
      ${given.platformGrade ? html`<p>${t("ui.grade.platform-was", { grade: t(`ui.grade.${given.platformGrade}`) })}</p>` : nothing}
      <p class="small muted">${t("ui.grade.hidden")}</p></section>`;
    return html`<section class="card" aria-labelledby="grades">
      <form class="stack" novalidate @submit=${this.#send}>
        <div><h2 id="grades">${t("ui.grade.title")}</h2><p class="small muted">${t("ui.grade.hidden")}</p></div>
        ${this.#question("grade", t("ui.grade.window"))}
        ${this.#question("platformGrade", t("ui.grade.platform"))}
        <p class="small late-words" role="alert">${this.fault ? t("ui.grade.choose") : ""}</p>
        <button class="quiet" ?disabled=${this.busy}>${t("ui.grade.send")}</button>
        <problem-note .problem=${this.problem}></problem-note>
      </form></section>`;
  }

  #question(name, label) {
    return html`<fieldset><legend>${label}</legend><div class="row">
      ${GRADES.map((grade) => html`<label class="chip"><input type="radio" name=${name} .checked=${this[name] === grade} @change=${() => (this[name] = grade)}>${t(`ui.grade.${grade}`)}</label>`)}
    </div></fieldset>`;
  }

  #send = async (event) => {
    event.preventDefault();
    this.fault = !this.grade;
    if (this.fault || this.busy) return;
    this.busy = true;
    const body = { grade: this.grade, ...(this.platformGrade && { platformGrade: this.platformGrade }) };
    const { value, problem } = await put(`/v1/complaints/${this.complaint.id}/rating`, body, this.access);
    this.busy = false;
    this.problem = problem;
    if (value) this.tell("complaint-changed", value);
  };
}

customElements.define("grade-card", GradeCard);
