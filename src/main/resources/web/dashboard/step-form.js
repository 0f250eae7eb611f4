import { css, html, nothing } from "lit";
import { put } from "../shared/api.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { Written } from "./written.js";
import "../shared/problem-note.js";
import "./choice-row.js";
import "./word-field.js";

/** Where each step is sent, and under which name its words go. */
const STEPS = {
  accepted: (words) => ["decision", { outcome: "accepted", reason: words }],
  refused: (words) => ["decision", { outcome: "refused", reason: words }],
  "under-way": (words) => ["progress", { state: "under-way", words }],
  live: (words) => ["progress", { state: "live", words }],
  reopened: (words) => ["reopening", { reason: words }],
};

/**
 * The next step of an improvement, for those whose right it is: what, and why.
 * @property improvement
 * @property account whose words these are
 * @fires improvement-changed - detail: the improvement as it is now
 */
export class StepForm extends DoudiElement {
  static properties = { improvement: { attribute: false }, account: {}, said: { state: true }, tried: { state: true }, busy: { state: true }, problem: { state: true } };
  static styles = css`h2 { font-size: var(--t-l); }`;
  #written;

  willUpdate(changed) {
    const before = changed.get("improvement");
    if (!changed.has("improvement") || (before?.id === this.improvement.id && before.state === this.improvement.state)) return;
    this.#written = new Written(this.account, `step.${this.improvement.id}.${this.improvement.state}`);
    this.said = this.#written.values;
    this.tried = false;
  }

  render() {
    const { mayBecome } = this.improvement;
    return html`<form class="card asked stack" novalidate aria-labelledby="step" @submit=${this.#send}>
      <h2 id="step">${t(`ui.step.title.${this.improvement.state}`)}</h2>
      ${mayBecome.length > 1 ? html`<choice-row .label=${t("ui.step.which")} .options=${mayBecome.map((id) => ({ id, name: t(`ui.step.${id}`), words: t(`ui.step.${id}-why`) }))} .picked=${this.said.to}
          .fault=${this.tried && !this.#to ? t("ui.judge.choose") : ""} @picked-one=${(event) => this.#say({ to: event.detail })}></choice-row>`
        : html`<p class="small">${t(`ui.step.${mayBecome[0]}-why`)}</p>`}
      <word-field .label=${t(this.#to === "under-way" || this.#to === "live" ? "ui.step.done" : "ui.step.reason")} .hint=${t("ui.step.read-by")} .value=${this.said.words}
        .fault=${this.tried && !this.#words ? t("ui.judge.reason") : ""} @said=${(event) => this.#say({ words: event.detail })}></word-field>
      <problem-note .problem=${this.problem}></problem-note>
      <div><button class="primary" ?disabled=${this.busy}>${t(this.#to ? `ui.step.${this.#to}` : "ui.step.send")}</button></div>
      ${this.#written.restored ? html`<p class="small muted" role="status">${t("ui.statement.restored")}</p>` : nothing}
    </form>`;
  }

  get #to() {
    const { mayBecome } = this.improvement;
    return mayBecome.length === 1 ? mayBecome[0] : this.said.to;
  }

  get #words() {
    return (this.said.words ?? "").trim();
  }

  #say(part) {
    this.#written.say(part);
    this.said = this.#written.values;
  }

  #send = async (event) => {
    event.preventDefault();
    this.tried = true;
    if (!this.#to) return this.renderRoot.querySelector("choice-row").takeFocus();
    if (!this.#words) return this.renderRoot.querySelector("word-field").takeFocus();
    if (this.busy) return undefined;
    this.busy = true;
    const [path, body] = STEPS[this.#to](this.#words);
    const { value, problem } = await put(`/v1/improvements/${this.improvement.id}/${path}`, body);
    this.busy = false;
    this.problem = problem;
    if (!value) return undefined;
    this.#written.drop();
    return this.tell("improvement-changed", value);
  };
}

customElements.define("step-form", StepForm);
