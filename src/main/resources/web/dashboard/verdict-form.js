import { css, html, nothing } from "lit";
import { post } from "../shared/api.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { requestKey } from "./request-key.js";
import { Written } from "./written.js";
import "../shared/problem-note.js";
import "./choice-row.js";
import "./word-field.js";

const OUTCOMES = ["keep", "improve", "merge", "retire"];

/**
 * What becomes of a platform, decided by a person in the name of an office. The rules' proposal is not chosen beforehand.
 * @property dossier as in the contract
 * @property account whose words these are
 * @fires decided - detail: the verdict
 */
export class VerdictForm extends DoudiElement {
  static properties = { dossier: { attribute: false }, account: {}, said: { state: true }, tried: { state: true }, busy: { state: true }, problem: { state: true } };
  static styles = css`h2 { font-size: var(--t-l); }`;
  #written;
  #key = requestKey();

  willUpdate(changed) {
    if (!changed.has("dossier") || changed.get("dossier")?.platformId === this.dossier.platformId) return;
    this.#written = new Written(this.account, `verdict.${this.dossier.platformId}`);
    this.said = this.#written.values;
  }

  takeFocus() {
    this.renderRoot.querySelector("choice-row").takeFocus();
  }

  render() {
    return html`<form class="card asked stack" novalidate aria-labelledby="decide" @submit=${this.#send}>
      <h2 id="decide">${t("ui.verdict.title")}</h2><p class="small">${t("ui.verdict.why")}</p>
      <choice-row .label=${t("ui.verdict.outcome")} .options=${OUTCOMES.map((id) => ({ id, name: t(`ui.verdict.is.${id}`), words: t(`ui.verdict.means.${id}`) }))} .picked=${this.said.outcome}
        .fault=${this.tried && !this.said.outcome ? t("ui.judge.choose") : ""} @picked-one=${(event) => this.#say({ outcome: event.detail })}></choice-row>
      <word-field .label=${t("ui.verdict.reason")} .hint=${t("ui.verdict.reason-hint")} .value=${this.said.reason} .fault=${this.tried && !this.#reason ? t("ui.judge.reason") : ""} @said=${(event) => this.#say({ reason: event.detail })}></word-field>
      <problem-note .problem=${this.problem}></problem-note>
      <div><button class="primary" ?disabled=${this.busy}>${t(this.busy ? "ui.statement.signing" : "ui.verdict.send")}</button></div>
      ${this.#written.restored ? html`<p class="small muted" role="status">${t("ui.statement.restored")}</p>` : nothing}
    </form>`;
  }

  get #reason() {
    return (this.said.reason ?? "").trim();
  }

  #say(part) {
    this.#written.say(part);
    this.said = this.#written.values;
  }

  #send = async (event) => {
    event.preventDefault();
    this.tried = true;
    if (!this.said.outcome) return this.renderRoot.querySelector("choice-row").takeFocus();
    if (!this.#reason) return this.renderRoot.querySelector("word-field").takeFocus();
    if (this.busy) return undefined;
    this.busy = true;
    const { platformId, from, to } = this.dossier;
    const { value, problem } = await post(`/v1/platforms/${platformId}/verdicts?${new URLSearchParams({ from, to })}`, { outcome: this.said.outcome, reason: this.#reason }, { key: this.#key });
    this.busy = false;
    this.problem = problem;
    if (!value) return undefined;
    this.#written.drop();
    this.said = {};
    this.tried = false;
    this.#key = requestKey();
    return this.tell("decided", value);
  };
}

customElements.define("verdict-form", VerdictForm);
