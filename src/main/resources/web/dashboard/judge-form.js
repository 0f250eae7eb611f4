import { css, html, nothing } from "lit";
import { put } from "../shared/api.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { Written } from "./written.js";
import "../shared/problem-note.js";
import "./choice-row.js";
import "./word-field.js";

const OUTCOMES = ["agreed", "returned"];

/**
 * An auditor from outside countersigns what was signed, or gives it back; either with a reason, and after having opened the same sample.
 * @property reading
 * @property account whose words these are
 * @fires reading-changed - detail: the reading as it is now
 * @fires go-to-sample
 */
export class JudgeForm extends DoudiElement {
  static properties = { reading: { attribute: false }, account: {}, said: { state: true }, tried: { state: true }, busy: { state: true }, problem: { state: true } };
  static styles = css`h2 { font-size: var(--t-l); } .primary { width: 100%; }`;
  #written;

  willUpdate(changed) {
    if (!changed.has("reading") || changed.get("reading")?.id === this.reading.id) return;
    this.#written = new Written(this.account, `judging.${this.reading.id}`);
    this.said = this.#written.values;
  }

  render() {
    const left = this.reading.sample.length - this.reading.opened.length;
    return html`<form class="card stack" novalidate aria-labelledby="judge" @submit=${this.#send}>
      <h2 id="judge">${t("ui.judge.title")}</h2><p class="small muted">${t("ui.judge.why")}</p>
      <p class="small" role="status">${left > 0 ? html`<button type="button" class="link" @click=${() => this.tell("go-to-sample")}>${t("ui.statement.missing.sample", { n: left })}</button>` : t("ui.judge.opened")}</p>
      <choice-row .label=${t("ui.judge.outcome")} .options=${OUTCOMES.map((id) => ({ id, name: t(`ui.judge.${id}`), words: t(`ui.judge.${id}-why`) }))} .picked=${this.said.outcome}
        .fault=${this.tried && !this.said.outcome ? t("ui.judge.choose") : ""} @picked-one=${(event) => this.#say({ outcome: event.detail })}></choice-row>
      <word-field .label=${t("ui.judge.words")} .value=${this.said.words} .fault=${this.tried && !this.#reason ? t("ui.judge.reason") : ""} @said=${(event) => this.#say({ words: event.detail })}></word-field>
      <problem-note .problem=${this.problem}></problem-note>
      <button class="primary" ?disabled=${this.busy}>${t(this.busy ? "ui.statement.signing" : this.said.outcome ? `ui.judge.do.${this.said.outcome}` : "ui.judge.send")}</button>
      ${this.#written.restored ? html`<p class="small muted" role="status">${t("ui.statement.restored")}</p>` : nothing}
    </form>`;
  }

  get #reason() {
    return (this.said.words ?? "").trim();
  }

  #say(part) {
    this.#written.say(part);
    this.said = this.#written.values;
  }

  #send = async (event) => {
    event.preventDefault();
    this.tried = true;
    if (this.reading.opened.length < this.reading.sample.length) return this.tell("go-to-sample");
    if (!this.said.outcome) return this.renderRoot.querySelector("choice-row").takeFocus();
    if (!this.#reason) return this.renderRoot.querySelector("word-field").takeFocus();
    if (this.busy) return undefined;
    this.busy = true;
    const { value, problem } = await put(`/v1/readings/${this.reading.id}/countersignature`, { outcome: this.said.outcome, words: this.#reason });
    this.busy = false;
    this.problem = problem;
    if (!value) return undefined;
    this.#written.drop();
    return this.tell("reading-changed", value);
  };
}

customElements.define("judge-form", JudgeForm);
