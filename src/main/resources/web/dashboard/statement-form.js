import { css, html, nothing } from "lit";
import { put } from "../shared/api.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { Written } from "./written.js";
import "../shared/problem-note.js";
import "./word-field.js";

const QUESTIONS = ["cause", "unknown", "circumstances"];
const MOST_QUOTES = 9;

/**
 * What the hotspot means, in the words of who drew the sample. What is still missing is said before it is signed, not after.
 * @property reading
 * @property account whose words these are
 * @fires reading-changed - detail: the reading, signed
 * @fires go-to-sample
 */
export class StatementForm extends DoudiElement {
  static properties = { reading: { attribute: false }, account: {}, said: { state: true }, faults: { state: true }, busy: { state: true }, problem: { state: true } };
  static styles = css`
    h2 { font-size: var(--t-l); } h3 { font-size: var(--t-m); } .missing { display: grid; gap: 0; } .missing .link { text-align: start; } .quote { display: grid; gap: var(--s-1); } .quote .head { display: flex; justify-content: space-between; align-items: center; }
    .primary { width: 100%; }
  `;
  #written;

  willUpdate(changed) {
    if (changed.has("reading") && changed.get("reading")?.id !== this.reading.id) this.#begin();
  }

  /** Words of one complaint, to rest on. */
  quote(one) {
    if (this.said.quotes.length >= MOST_QUOTES) return;
    this.#say({ quotes: [...this.said.quotes, one] });
    this.updateComplete.then(() => this.#focus(`quote-${this.said.quotes.length - 1}`));
  }

  render() {
    const missing = this.#missing();
    return html`<form class="card stack" novalidate aria-labelledby="statement" @submit=${this.#sign}>
      <h2 id="statement">${t("ui.statement.title")}</h2>
      ${this.#written.restored ? html`<p class="small muted" role="status">${t("ui.statement.restored")}</p>` : nothing}
      ${QUESTIONS.map((name) => html`<word-field id=${name} .label=${t(`ui.statement.${name}`)} .hint=${t(`ui.statement.${name}-hint`)} .value=${this.said[name]} @said=${(event) => this.#say({ [name]: event.detail })}></word-field>`)}
      ${this.#quotes()}
      <div role="status">${missing.length ? html`<h3>${t("ui.statement.missing-title")}</h3><ul class="missing small">${missing.map((one) => html`<li><button type="button" class="link" @click=${() => this.#goTo(one)}>${this.#words(one)}</button></li>`)}</ul>`
        : html`<p class="small">${t("ui.statement.whole")}</p>`}</div>
      <problem-note .problem=${this.faults ? undefined : this.problem}></problem-note>
      <button class="primary" ?disabled=${this.busy}>${t(this.busy ? "ui.statement.signing" : "ui.statement.sign")}</button>
      <p class="small muted">${t("ui.statement.kept")}</p>
    </form>`;
  }

  #quotes() {
    const numbers = new Map(this.reading.sample.map((one, at) => [one.complaintId, at + 1]));
    return html`<fieldset class="stack"><legend class="strong">${t("ui.statement.quotes")}</legend><p class="small muted">${t("ui.statement.quotes-hint")}</p>
      ${this.said.quotes.map((one, at) => html`<div class="quote"><word-field id="quote-${at}" rows="2" .label=${t("ui.statement.quote", { n: numbers.get(one.complaintId) ?? "" })} .value=${one.words}
          .fault=${this.faults?.has(at) ? t("ui.statement.not-there") : ""} @said=${(event) => this.#sayQuote(at, event.detail)}></word-field>
        <button type="button" class="link small" @click=${() => this.#drop(at)}>${t("ui.statement.drop-quote", { n: numbers.get(one.complaintId) ?? "" })}</button></div>`)}</fieldset>`;
  }

  #begin() {
    this.#written = new Written(this.account, `reading.${this.reading.id}`);
    const before = this.reading.statement;
    this.said = { cause: "", unknown: "", circumstances: "", quotes: [], ...before, ...this.#written.values };
    this.faults = undefined;
    this.problem = undefined;
  }

  /** What stands between this reading and its signature, in the order of the page. */
  #missing() {
    const { sample, opened } = this.reading;
    const empty = QUESTIONS.filter((name) => !this.said[name].trim());
    const quoted = this.said.quotes.some((one) => one.words.trim());
    return [...(opened.length < sample.length ? ["sample"] : []), ...empty, ...(quoted ? [] : ["quotes"])];
  }

  #words(one) {
    const { sample, opened } = this.reading;
    return t(`ui.statement.missing.${one}`, one === "sample" ? { n: sample.length - opened.length } : {});
  }

  #goTo(one) {
    if (one === "sample" || one === "quotes") this.tell("go-to-sample");
    else this.#focus(one);
  }

  #focus(id) {
    this.renderRoot.querySelector(`#${id}`)?.takeFocus();
  }

  #say(part) {
    this.said = { ...this.said, ...part };
    this.#written.say(this.said);
  }

  #sayQuote(at, words) {
    this.faults = undefined;
    this.problem = undefined;
    this.#say({ quotes: this.said.quotes.map((one, other) => (other === at ? { ...one, words } : one)) });
  }

  #drop(at) {
    this.faults = undefined;
    this.#say({ quotes: this.said.quotes.filter((one, other) => other !== at) });
  }

  #sign = async (event) => {
    event.preventDefault();
    const [first] = this.#missing();
    if (first) this.#goTo(first);
    if (first || this.busy) return;
    const { cause, unknown, circumstances } = this.said;
    const quotes = this.said.quotes.filter((one) => one.words.trim());
    this.said = { ...this.said, quotes };
    this.busy = true;
    const { value, problem } = await put(`/v1/readings/${this.reading.id}/signature`, { cause, unknown, circumstances, quotes });
    this.busy = false;
    this.problem = problem;
    const wrong = (problem?.errors ?? []).map(({ pointer }) => /^\/quotes\/(\d+)/.exec(pointer)?.[1]).filter(Boolean).map(Number);
    this.faults = wrong.length ? new Set(wrong) : undefined;
    if (this.faults) this.updateComplete.then(() => this.#focus(`quote-${wrong[0]}`));
    if (!value) return;
    this.#written.drop();
    this.tell("reading-changed", value);
  };
}

customElements.define("statement-form", StatementForm);
