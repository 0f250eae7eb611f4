import { css, html, nothing } from "lit";
import { get } from "../shared/api.js";
import { dayAndYear } from "../shared/dates.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { filedFacts } from "./filed-facts.js";
import "../shared/problem-note.js";

const TONE = { confirmed: "done", disputed: "late", unconfirmed: "soon", open: "" };
const LONGEST_QUOTE = 2000;

/**
 * The complaints that the program drew, each behind a button. Opening one asks the program for it, which notes that it was opened.
 * @property reading
 * @property quotes whether words may be taken over as quotes
 * @fires opened-one - detail: its id
 * @fires quoted - detail: { complaintId, words }
 */
export class SampleList extends DoudiElement {
  static properties = { reading: { attribute: false }, quotes: { type: Boolean }, shown: { state: true }, asked: { state: true }, problem: { state: true } };
  static styles = css`
    ol { display: grid; gap: var(--s-2); } li.card { padding: var(--s-1) var(--s-4); } li .stack { padding-bottom: var(--s-2); } .head { display: flex; flex-wrap: wrap; gap: 0 var(--s-3); align-items: center; } .head .tag { margin-inline-end: auto; }
    blockquote { padding-inline-start: var(--s-3); border-inline-start: 3px solid var(--line-strong); white-space: pre-wrap; } h2 { font-size: var(--t-l); } h3 { font-size: var(--t-m); }
    progress { width: 100%; height: 8px; appearance: none; border: 0; border-radius: 4px; background: var(--line); overflow: hidden; } progress::-webkit-progress-bar { background: var(--line); } progress::-webkit-progress-value { background: var(--accent); } progress::-moz-progress-bar { background: var(--accent); }
    @media (forced-colors: active) { progress { border: 1px solid; forced-color-adjust: none; } }
  `;

  constructor() {
    super();
    this.shown = new Map();
  }

  willUpdate(changed) {
    if (changed.get("reading") && changed.get("reading").id !== this.reading.id) this.shown = new Map();
  }

  settingsChanged(name) {
    if (name === "language") [...this.shown.keys()].forEach((id) => this.#open(id));
  }

  /** To the first that is still to be opened. */
  takeFocus() {
    this.renderRoot.querySelector("li.closed .open, .open").focus();
  }

  render() {
    const { sample, opened } = this.reading;
    return html`<section class="stack" aria-labelledby="sample">
      <h2 id="sample">${t("ui.sample.title")}</h2>
      <p class="small muted">${t("ui.sample.why", { n: sample.length, from: dayAndYear(this.reading.from), to: dayAndYear(this.reading.to) })}</p>
      <div><p role="status" id="progress">${t("ui.sample.opened", { n: opened.length, of: sample.length })}</p><progress aria-labelledby="progress" max=${sample.length} value=${opened.length}></progress></div>
      <problem-note .problem=${this.problem}></problem-note>
      <ol>${sample.map(this.#item)}</ol></section>`;
  }

  #item = ({ complaintId, stratum }, at) => {
    const isShown = this.shown.has(complaintId);
    const known = this.reading.opened.includes(complaintId);
    return html`<li class="card ${known ? "" : "closed"}"><div class="head"><h3>${t("ui.sample.number", { n: at + 1 })}</h3><span class="tag ${TONE[stratum]}">${t(`ui.sample.stratum.${stratum}`)}</span>
      ${known && !isShown ? html`<span class="small muted">${t("ui.sample.was-opened")}</span>` : nothing}
      <button class="link open" aria-expanded=${isShown ? "true" : "false"} aria-label=${t(isShown ? "ui.sample.close-n" : "ui.sample.open-n", { n: at + 1 })} ?disabled=${this.asked === complaintId}
        @click=${() => (isShown ? this.#close(complaintId) : this.#open(complaintId))}>${t(isShown ? "ui.sample.close" : known ? "ui.sample.again" : "ui.sample.open")}</button></div>
      ${isShown ? this.#complaint(this.shown.get(complaintId)) : nothing}</li>`;
  };

  #complaint(one) {
    if (!one) return html`<p class="small muted">${t("ui.sample.gone")}</p>`;
    const { narrative, attempt, resolution, confirmation } = one;
    return html`<div class="stack"><blockquote>${narrative}</blockquote>
      ${attempt?.step || attempt?.error ? html`<p class="small"><span class="muted">${t("ui.sample.tried")}</span> ${t("ui.sample.attempt", { step: attempt.step ?? t("ui.sample.unsaid"), error: attempt.error ?? t("ui.sample.unsaid") })}</p>` : nothing}
      ${resolution ? html`<p class="small"><span class="muted">${t("ui.behind.staff-said")}</span> ${resolution.words}</p>` : nothing}
      ${confirmation ? html`<p class="small"><span class="muted">${t("ui.behind.resident-said")}</span> ${t(`ui.behind.outcome.${confirmation.outcome}`)}${confirmation.words ? html` <q>${confirmation.words}</q>` : nothing}</p>` : nothing}
      <div class="head"><p class="small muted">${filedFacts(one)}</p>
        ${this.quotes ? html`<button class="quiet small" @click=${() => this.#quote(one)}>${t("ui.sample.quote")}</button>` : nothing}</div></div>`;
  }

  #close(id) {
    this.shown = new Map([...this.shown].filter(([other]) => other !== id));
  }

  async #open(id) {
    this.asked = id;
    const { value, problem } = await get(`/v1/readings/${this.reading.id}/sample/${id}`);
    this.asked = undefined;
    this.problem = problem;
    if (!value) return;
    this.shown = new Map([...this.shown, [id, value.complaint]]);
    this.tell("opened-one", id);
  }

  /** What is marked in it, else all that the resident said. */
  #quote({ id, narrative }) {
    const marked = (this.renderRoot.getSelection?.() ?? document.getSelection())?.toString().trim();
    this.tell("quoted", { complaintId: id, words: marked && narrative.includes(marked) ? marked : narrative.slice(0, LONGEST_QUOTE) });
  }
}

customElements.define("sample-list", SampleList);
