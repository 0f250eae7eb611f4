import { css, html, nothing } from "lit";
import { put } from "../shared/api.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { count, t } from "../shared/messages.js";
import { draft, keepDraft } from "../shared/session.js";
import { doing } from "./own-acts.js";
import { wordingsFor } from "./wordings.js";
import "../shared/problem-note.js";

const OUTCOMES = ["done", "guided", "not-possible", "referred"];

/**
 * Say what was done: outcome, words, cause; the cause begins as what the resident said. What is typed stays until it is sent.
 * @property complaint held by this clerk
 * @property names from names.js
 * @fires complaint-changed - detail: the complaint as it is now
 */
export class ResolveForm extends DoudiElement {
  static properties = { complaint: { attribute: false }, names: { attribute: false }, said: { state: true }, wordings: { state: true },
    missing: { state: true }, busy: { state: true }, problem: { state: true } };
  static styles = css`
    .two { display: grid; grid-template-columns: 1fr 1fr; gap: var(--s-2); margin-top: var(--s-2); }
    .two label { position: relative; display: grid; } .two .chip { justify-content: center; }
    .two input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
    input:checked + .chip { border-color: var(--accent); background: var(--accent-soft); color: var(--accent); font-weight: 600; box-shadow: inset 0 0 0 1px var(--accent); }
    input:focus-visible + .chip { outline: 3px solid var(--accent); outline-offset: 2px; }
    textarea { min-height: 6rem; } .primary { width: 100%; } legend { font-weight: 600; }
    .wordings { display: grid; gap: var(--s-2); } .wordings .quiet { width: 100%; display: grid; justify-content: start; justify-items: start; text-align: start; font-size: var(--t-s); gap: 2px; line-height: 1.5; }
    kbd { font: inherit; font-size: var(--t-s); border: 1px solid currentColor; border-radius: 4px; padding: 0 5px; }
    @media (forced-colors: active) { input:checked + .chip { outline: 3px solid Highlight; } }
  `;

  willUpdate(changed) {
    const before = changed.get("complaint");
    if (changed.has("complaint") && before?.id !== this.complaint.id) this.#begin();
  }

  render() {
    const { outcome, words = "", cause = "", basis = "", remedy = "" } = this.said;
    return html`<form class="stack" novalidate @submit=${this.#send} @keydown=${this.#key}>
      <fieldset><legend>${t("ui.console.resolve")}</legend>
        <div class="two">${OUTCOMES.map((one) => html`<label><input type="radio" name="outcome" data-asks="outcome" required value=${one} .checked=${one === outcome} @change=${() => this.#say({ outcome: one })}><span class="chip">${t(`ui.console.outcome.${one}`)}</span></label>`)}</div>
      </fieldset>
      ${this.#fault("outcome")}
      ${outcome ? this.#wordings() : nothing}
      <label for="words">${t("ui.console.tell")}</label>
      <textarea id="words" data-asks="words" required class="field" maxlength="4000" .value=${words} aria-invalid=${this.missing === "words" ? "true" : "false"} @input=${(event) => this.#say({ words: event.target.value })}></textarea>
      ${this.#fault("words")}
      ${outcome === "not-possible" ? html`
        <label for="basis">${t("ui.console.basis")}</label>
        <textarea id="basis" data-asks="basis" data-when="not-possible" required class="field" maxlength="4000" .value=${basis} @input=${(event) => this.#say({ basis: event.target.value })}></textarea>${this.#fault("basis")}
        <label for="remedy">${t("ui.console.remedy")}</label>
        <textarea id="remedy" data-asks="remedy" data-when="not-possible" required class="field" maxlength="4000" .value=${remedy} @input=${(event) => this.#say({ remedy: event.target.value })}></textarea>${this.#fault("remedy")}` : nothing}
      <label for="cause">${t("ui.console.cause")}</label>
      <select id="cause" data-asks="cause" required class="field" @change=${(event) => this.#say({ cause: event.target.value })}>
        <option value="" ?selected=${!cause}>${t("ui.console.choose")}</option>
        ${[...(this.names?.kind.values() ?? [])].map((one) => html`<option value=${one.id} ?selected=${one.id === cause}>${one.name}</option>`)}
      </select>
      ${this.#fault("cause")}
      <problem-note .problem=${this.problem}></problem-note>
      <button class="primary" ?disabled=${this.busy}>${t(this.busy ? "ui.console.sending" : "ui.console.close")}<kbd aria-hidden="true">Ctrl ↵</kbd></button>
    </form>`;
  }

  #wordings() {
    return html`<div class="wordings" role="group" aria-label=${t("ui.console.wordings")}>${(this.wordings ?? []).map((one) => html`
      <button type="button" class="quiet" @click=${() => this.#take(one)}><span>${one.words}</span><span class="muted">${this.#told(one)}</span></button>`)}</div>`;
  }

  /** A share is never shown without its number and the silence. */
  #told({ used, confirmed, disputed, unconfirmed }) {
    return used ? count("ui.console.wording-used", used, { confirmed, disputed, unconfirmed }) : t("ui.console.wording-uncounted");
  }

  #fault(field) {
    return html`<p class="small late-words" role="alert">${this.missing === field ? t(`ui.console.missing.${field}`) : nothing}</p>`;
  }

  #begin() {
    this.said = { cause: this.complaint.failureKind ?? "", ...draft(this.#draft) };
    this.problem = undefined;
    this.missing = undefined;
    this.#suggest();
  }

  get #draft() {
    return `${this.complaint.id}.resolve`;
  }

  #say(part) {
    this.said = { ...this.said, ...part };
    this.missing = undefined;
    keepDraft(this.#draft, this.said);
    if (part.outcome) this.#suggest();
  }

  async #suggest() {
    const { outcome } = this.said;
    if (!outcome) return;
    const found = await wordingsFor(this.complaint.serviceId, outcome);
    if (outcome === this.said.outcome) this.wordings = found;
  }

  #take({ words }) {
    this.#say({ words });
    this.renderRoot.querySelector("#words").focus();
  }

  #key = (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.#send(event);
  };

  #send = async (event) => {
    event.preventDefault();
    const { outcome, words = "", cause, basis = "", remedy = "" } = this.said;
    const needed = { outcome, words: words.trim(), ...(outcome === "not-possible" && { basis: basis.trim(), remedy: remedy.trim() }), cause };
    this.missing = Object.keys(needed).find((field) => !needed[field]);
    if (this.missing) this.renderRoot.querySelector(this.missing === "outcome" ? "input" : `#${this.missing}`).focus();
    if (this.missing || this.busy) return;
    this.busy = true;
    this.problem = undefined;
    const { complaint } = this;
    const { value, problem } = await doing(complaint.id, put(`/v1/complaints/${complaint.id}/resolution`, needed, { ifMatch: complaint.version }));
    this.busy = false;
    this.problem = problem;
    if (value) keepDraft(`${complaint.id}.resolve`, undefined);
    if (value) this.tell("complaint-changed", value);
    else if (problem.status === 409) this.tell("complaint-stale");
  };
}

customElements.define("resolve-form", ResolveForm);
