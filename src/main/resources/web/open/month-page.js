import { css, html, nothing } from "lit";
import { get } from "../shared/api.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { go } from "../shared/router.js";
import { percent } from "../shared/numbers.js";
import "../shared/definition-list.js";
import "../shared/honest-bar.js";
import "../shared/problem-note.js";
import "./group-table.js";
import { monthName, nextMonth } from "./months.js";

/**
 * One month that is over: what was reported, what was done, how much residents confirmed.
 * @property month as in the contract; empty for the newest
 * @property definition which figure is told under an earlier definition; empty when none is
 */
export class MonthPage extends DoudiElement {
  static properties = { month: {}, definition: {}, figures: { state: true }, problem: { state: true } };
  static styles = css`
    .page { max-width: 68rem; margin: 0 auto; padding: var(--s-5) var(--s-5) var(--s-7); } h1 { font-size: var(--t-2xl); max-width: 24em; }
    .top { display: flex; flex-wrap: wrap; gap: var(--s-3) var(--s-5); align-items: end; justify-content: space-between; } .top > div { flex: 1 1 24rem; }
    label { display: grid; gap: var(--s-1); } select { min-width: 11rem; } dl { display: grid; grid-template-columns: 9em minmax(0, 1fr); gap: var(--s-2) var(--s-4); } dt { font-weight: 600; }
    .grey { height: 16rem; } .reach { max-width: 60rem; }
    @media (max-width: 600px) { .page { padding: var(--s-4); } dl { grid-template-columns: minmax(0, 1fr); gap: 0; } dd { margin-bottom: var(--s-3); } h1 { font-size: var(--t-xl); } }
  `;
  #run = 0;

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.open.title"));
  }

  willUpdate(changed) {
    if (changed.has("month") || changed.has("definition")) this.#load();
  }

  settingsChanged(name) {
    if (name === "language") this.#load();
  }

  render() {
    return html`<div class="page stack-l">
      ${this.figures ? this.#shown(this.figures) : html`<h1>${t("ui.open.title")}</h1>`}
      <problem-note .problem=${this.problem}></problem-note>
      ${this.figures || this.problem ? nothing : html`<div class="stack" aria-busy="true"><div class="grey"></div><div class="grey"></div></div>`}
    </div>`;
  }

  #shown(figures) {
    const { whole } = figures;
    return html`
      <div class="top"><div class="stack"><h1>${this.#sentence(whole, figures.month)}</h1><p class="muted">${t("ui.open.lead")}</p></div>${this.#months(figures)}</div>
      ${this.definition ? html`<p class="card" role="status">${t("ui.definitions.chosen", { definition: this.definition })} <a class="link" href="/open/?month=${figures.month}">${t("ui.definitions.present")}</a></p>` : nothing}
      ${whole ? html`<honest-bar class="reach" .tally=${this.#tally(whole)} .figures=${whole.figures}></honest-bar>
        <group-table .heading=${t("ui.open.by-district")} .part=${figures.districts} .figures=${figures} file="districts-${figures.month}"></group-table>
        <group-table .heading=${t("ui.open.by-platform")} .part=${figures.platforms} .figures=${figures} file="platforms-${figures.month}"></group-table>`
        : html`<section class="card stack"><p>${t("ui.open.too-few", { n: figures.fewestPeople })}</p><p>${nextMonth(figures.months[0])}</p><p><a class="link" href="/">${t("ui.published.report")}</a></p></section>`}
      ${this.#files(figures)}
      <section class="stack" aria-labelledby="words"><h2 id="words">${t("ui.open.definitions")}</h2>
        <definition-list .only=${figures.definitions.items.map((one) => one.id)} .chosen=${this.definition} .again=${(definition) => `/open/?month=${figures.month}&definition=${encodeURIComponent(definition)}`}></definition-list>
        <dl><dt>${t("ui.open.interval")}</dt><dd>${t("ui.open.interval-words")}</dd>
          <dt>${t("ui.open.small")}</dt><dd>${t("ui.open.small-words", { n: figures.fewestPeople })}</dd></dl>
        <p class="small muted">${t("ui.open.version", { version: figures.definitions.edition })}</p></section>`;
  }

  /** The same figures for anybody's own use. */
  #files({ month }) {
    const asked = new URLSearchParams({ month, ...(this.definition && { definition: this.definition }) });
    return html`<section class="card stack" aria-labelledby="files"><h2 id="files">${t("ui.open.files", { month: monthName(month) })}</h2>
      <ul class="row"><li><a class="quiet" href="/open/data/figures.csv?${asked}" download="doudi-${month}.csv">${t("ui.open.files.csv")}</a></li><li><a class="quiet" href="/open/data/figures.json?${asked}">${t("ui.open.files.json")}</a></li>
        <li><a class="quiet" href="/open/data/dictionary.json">${t("ui.open.files.dictionary")}</a></li></ul>
      <p class="small muted">${t("ui.open.files.licence")} <a href="https://creativecommons.org/licenses/by/4.0/" rel="license">${t("ui.open.files.licence-name")}</a></p></section>`;
  }

  #sentence(whole, month) {
    if (!whole) return t("ui.open.none", { month: monthName(month) });
    const { complaints, confirmedDone, unconfirmed } = this.#tally(whole);
    return t("ui.open.sentence", { month: monthName(month), n: complaints, confirmed: confirmedDone, share: percent(confirmedDone / complaints), silent: unconfirmed });
  }

  #tally({ figures }) {
    const number = (id) => figures.find((one) => one.id === id).numerator;
    const [confirmedDone, unconfirmed] = [number("confirmed-done"), number("unconfirmed")];
    return { complaints: number("reported"), staffResolved: confirmedDone + unconfirmed + number("unanswered"), staffResolvedOnce: number("staff-resolved"), confirmedDone, unconfirmed };
  }

  #months({ months, month }) {
    return html`<label class="small">${t("ui.open.month")}<select class="field" @change=${(event) => go(`/open/?month=${event.target.value}`)}>
      ${months.map((one) => html`<option value=${one} ?selected=${one === month}>${monthName(one)}</option>`)}</select></label>`;
  }

  async #load() {
    const run = (this.#run += 1);
    const asked = new URLSearchParams(Object.entries({ month: this.month, definition: this.definition }).filter(([, value]) => value));
    const { value, problem } = await get(`/v1/public/figures?${asked}`, { token: null });
    if (run !== this.#run) return;
    this.problem = problem;
    if (value) this.figures = value;
  }
}

customElements.define("month-page", MonthPage);
