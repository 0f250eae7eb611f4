import { css, html, nothing } from "lit";
import { get } from "../shared/api.js";
import { day } from "../shared/dates.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { count, t } from "../shared/messages.js";
import "../shared/problem-note.js";
import "./said-and-verified.js";

const STATES = ["open", "answered", "all"];

/**
 * What stands out at windows and waits for an explanation; then what windows call done beside what residents confirm.
 * @property query which state, as the address says it; open ones where it says nothing
 */
export class SignalsPage extends DoudiElement {
  static properties = { query: {}, items: { state: true }, next: { state: true }, problem: { state: true } };
  static styles = css`
    .page { max-width: 64rem; margin: 0 auto; padding: var(--s-5) var(--s-5) var(--s-7); width: 100%; } h1 { font-size: var(--t-2xl); max-width: 30em; } .note { max-width: 44em; }
    .list { display: grid; gap: var(--s-3); } .facts { justify-content: space-between; } h2 { font-size: var(--t-l); } .grey { height: 8rem; }
    .chip { padding-block: 0; color: var(--ink-2); } .chip[aria-current=true] { border-color: var(--accent); background: var(--accent-soft); color: var(--accent); font-weight: 600; }
    @media (max-width: 600px) { .page { padding: var(--s-4); } }
  `;
  #run = 0;

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.dashboard.nav.signals"));
  }

  willUpdate(changed) {
    if (changed.has("query")) this.#start();
  }

  settingsChanged(name) {
    if (name === "language") this.#start();
  }

  render() {
    return html`<div class="page stack-l">
      <div class="stack"><h1 tabindex="-1">${this.#sentence()}</h1><p class="note muted">${t("ui.signals.note")}</p>
        <nav class="row small" aria-label=${t("ui.signals.which")}>${STATES.map((state) => html`
          <a class="chip" href="/dashboard/signals?state=${state}" aria-current=${state === this.#state ? "true" : "false"}>${t(`ui.signals.state.${state}`)}</a>`)}</nav></div>
      <problem-note .problem=${this.problem}></problem-note>
      ${this.items ? this.#list() : this.problem ? nothing : html`<div class="stack" aria-busy="true"><div class="grey card"></div><div class="grey card"></div></div>`}
      <said-and-verified></said-and-verified>
    </div>`;
  }

  get #state() {
    const asked = new URLSearchParams(this.query).get("state");
    return STATES.includes(asked) ? asked : STATES[0];
  }

  #sentence() {
    if (this.#state !== "open" || !this.items) return t("ui.dashboard.nav.signals");
    const windows = new Set(this.items.map((one) => one.windowId)).size;
    if (this.items.length === 0) return t("ui.signals.none-open");
    return this.next ? t("ui.signals.many-open", { n: this.items.length }) : count("ui.signals.open", this.items.length, { windows });
  }

  #list() {
    if (this.items.length === 0) return html`<section class="card"><p>${t(`ui.signals.empty.${this.#state}`)}</p></section>`;
    return html`<ul class="list">${this.items.map((one) => html`<li class="card stack">
        <div class="row facts"><h2><a href="/dashboard/signals/${one.id}">${t("ui.signals.title", { window: one.window, kind: one.kindName })}</a></h2>
          <span class="tag ${one.state === "open" ? "soon" : "done"}">${t(`ui.signals.state.${one.state}`)}</span></div>
        <p class="muted">${t("ui.signals.maybe", { why: one.innocent[0] })}</p>
        <p>${one.seen.words}</p>
        <p class="small muted">${t("ui.signals.days", { from: day(one.from), to: day(one.to) })}</p>
      </li>`)}</ul>
      ${this.next ? html`<button class="quiet" @click=${this.#more}>${t("ui.behind.more")}</button>` : nothing}`;
  }

  #start() {
    this.items = undefined;
    this.next = "";
    this.#more();
  }

  #more = async () => {
    const run = (this.#run += 1);
    const state = this.#state === "all" ? "" : `&state=${this.#state}`;
    const { value, problem } = await get(`/v1/signals?limit=50${state}${this.next && `&cursor=${encodeURIComponent(this.next)}`}`);
    if (run !== this.#run) return;
    this.problem = problem;
    if (!value) return;
    this.items = [...(this.items ?? []), ...value.items];
    this.next = value.next;
  };
}

customElements.define("signals-page", SignalsPage);
