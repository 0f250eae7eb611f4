import { css, html, nothing } from "lit";
import { post } from "../shared/api.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { draft, keepDraft } from "../shared/session.js";
import { doing } from "./own-acts.js";
import "../shared/problem-note.js";

/** What one sentence does, where it goes, and what has to be chosen with it. */
const ACTS = {
  ask: { path: "questions", words: "words" },
  refer: { path: "referrals", words: "words", choice: "departmentId", list: "department" },
  transfer: { path: "transfers", words: "words", choice: "windowId", list: "window" },
  reply: { path: "replies", words: "words" },
  extend: { path: "extensions", words: "reason" },
};

/**
 * Every step of a window that is said in one sentence. What is typed stays until it is sent.
 * @property act a name in ACTS
 * @property complaint
 * @property names from names.js
 * @property closable whether one may go back without doing it
 * @fires complaint-changed - detail: the complaint as it is now
 * @fires back
 */
export class SayForm extends DoudiElement {
  static properties = { act: {}, complaint: { attribute: false }, names: { attribute: false }, closable: { type: Boolean }, said: { state: true },
    missing: { state: true }, busy: { state: true }, problem: { state: true } };
  static styles = css`textarea { min-height: 7rem; } .primary { width: 100%; } .quiet { width: 100%; }
    kbd { font: inherit; font-size: var(--t-s); border: 1px solid currentColor; border-radius: 4px; padding: 0 5px; }`;

  willUpdate(changed) {
    if (changed.has("act") || (changed.has("complaint") && changed.get("complaint")?.id !== this.complaint.id)) this.#begin();
  }

  takeFocus() {
    this.renderRoot.querySelector("select, textarea").focus();
  }

  render() {
    const { choice } = ACTS[this.act];
    return html`<form class="stack" novalidate @submit=${this.#send} @keydown=${this.#key}>
      <h3>${t(`ui.console.act.${this.act}`)}</h3>
      <p class="small muted">${t(`ui.console.act.${this.act}.why`)}</p>
      ${choice ? this.#choice() : nothing}
      <label for="words">${t(`ui.console.act.${this.act}.words`)}</label>
      <textarea id="words" class="field" maxlength="4000" .value=${this.said.words ?? ""} aria-invalid=${this.missing === "words" ? "true" : "false"} @input=${(event) => this.#say({ words: event.target.value })}></textarea>
      ${this.#fault("words")}
      <problem-note .problem=${this.problem}></problem-note>
      <button class="primary" ?disabled=${this.busy}>${t(this.busy ? "ui.console.sending" : `ui.console.act.${this.act}.do`)}<kbd aria-hidden="true">Ctrl ↵</kbd></button>
      ${this.closable ? html`<button type="button" class="quiet" @click=${() => this.tell("back")}>${t("ui.console.back")}</button>` : nothing}
    </form>`;
  }

  #choice() {
    const { list } = ACTS[this.act];
    const all = [...(this.names?.[list].values() ?? [])].filter((one) => list !== "window" || one.id !== this.complaint.window.id);
    return html`<label for="choice">${t(`ui.console.choice.${list}`)}</label>
      <select id="choice" class="field" @change=${(event) => this.#say({ choice: event.target.value })}>
        <option value="" ?selected=${!this.said.choice}>${t("ui.console.choose")}</option>
        ${all.map((one) => html`<option value=${one.id} ?selected=${one.id === this.said.choice}>${one.name}</option>`)}
      </select>${this.#fault("choice")}`;
  }

  #fault(field) {
    return html`<p class="small late-words" role="alert">${this.missing === field ? t(`ui.console.missing.${field}`) : nothing}</p>`;
  }

  /** A referral most often goes to the office that owns the service. */
  #begin() {
    const owner = this.names?.service.get(this.complaint.serviceId)?.departmentId;
    this.said = { ...(this.act === "refer" && owner && { choice: owner }), ...draft(this.#draft) };
    this.problem = undefined;
    this.missing = undefined;
  }

  get #draft() {
    return `${this.complaint.id}.${this.act}`;
  }

  #say(part) {
    this.said = { ...this.said, ...part };
    this.missing = undefined;
    keepDraft(this.#draft, this.said);
  }

  #key = (event) => {
    if (event.key === "Escape" && this.closable) {
      event.preventDefault();
      this.tell("back");
    }
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.#send(event);
  };

  #send = async (event) => {
    event.preventDefault();
    const { path, words: field, choice } = ACTS[this.act];
    const words = (this.said.words ?? "").trim();
    this.missing = choice && !this.said.choice ? "choice" : words ? undefined : "words";
    if (this.missing) this.renderRoot.querySelector(`#${this.missing}`).focus();
    if (this.missing || this.busy) return;
    this.busy = true;
    this.problem = undefined;
    const name = this.#draft;
    const { value, problem } = await doing(this.complaint.id, post(`/v1/complaints/${this.complaint.id}/${path}`, { [field]: words, ...(choice && { [choice]: this.said.choice }) }, { ifMatch: this.complaint.version }));
    this.busy = false;
    this.problem = problem;
    if (value) keepDraft(name, undefined);
    if (value) this.tell("complaint-changed", value);
    else if (problem.status === 409) this.tell("complaint-stale");
  };
}

customElements.define("say-form", SayForm);
