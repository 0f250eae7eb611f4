import { css, html, nothing } from "lit";
import { all } from "../shared/api.js";
import { dayAndYear } from "../shared/dates.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { nextStep, outcomeTag } from "./improvement-words.js";
import { loadNames, parts, title } from "./names.js";
import { pageLook } from "./page-look.js";
import "../shared/problem-note.js";

/** In the order of its life. What had no effect is open again in the same moment, and stands in the last column. */
const COLUMNS = ["proposed", "accepted", "under-way", "live", "effective", "reopened"];

/** Improvements by where they stand. A card moves by what people and the program do on its own page, never by being dragged. */
export class BoardPage extends DoudiElement {
  static properties = { improvements: { state: true }, names: { state: true }, platformId: { state: true }, problem: { state: true } };
  static styles = [pageLook, css`
    .page { max-width: 100rem; } .board { display: grid; grid-template-columns: repeat(6, minmax(0, 1fr)); gap: var(--s-3); align-items: start; } .column { background: var(--sunken); border-radius: var(--r); padding: var(--s-3) var(--s-2); display: grid; gap: var(--s-2); }
    .column h2 { font-size: var(--t-m); padding: 0 var(--s-2); display: flex; justify-content: space-between; } .column h2 span { color: var(--ink-2); font-weight: 400; } .column ul { display: grid; gap: var(--s-2); } .column .none { padding: 0 var(--s-2); }
    .card { padding: var(--s-3); display: grid; gap: var(--s-1); } .card .link { padding: 0; font-weight: 600; line-height: var(--lh-tight); min-height: var(--target); text-align: start; } .card .row { gap: var(--s-1); } select { width: auto; min-width: 12rem; }
    .grey { height: 20rem; } .refused ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: var(--s-2); }
    @media (max-width: 1200px) { .board { grid-template-columns: repeat(3, minmax(0, 1fr)); } } @media (max-width: 700px) { .board { grid-template-columns: minmax(0, 1fr); } .column { padding: var(--s-3); } }
  `];
  #run = 0;

  connectedCallback() {
    super.connectedCallback();
    this.platformId = "";
    this.tell("page-title", t("ui.dashboard.nav.improvements"));
    this.#load();
  }

  settingsChanged(name) {
    if (name === "language") this.#load();
  }

  render() {
    return html`<div class="page stack-l">
      <div class="head"><div class="stack"><h1 tabindex="-1">${this.improvements?.length ? this.#sentence() : t("ui.board.title")}</h1><p class="muted">${t("ui.board.lead")}</p></div>${this.#platforms()}</div>
      <problem-note .problem=${this.problem}></problem-note>
      ${this.improvements ? this.#board() : this.problem ? nothing : html`<div class="board" aria-busy="true">${COLUMNS.map(() => html`<div class="grey"></div>`)}</div>`}
    </div>`;
  }

  #sentence() {
    const n = (state) => this.improvements.filter((one) => one.state === state).length;
    return t("ui.board.sentence", { effective: n("effective"), reopened: n("reopened"), live: n("live"), open: n("proposed") + n("accepted") + n("under-way") });
  }

  #platforms() {
    const ids = [...new Set((this.improvements ?? []).map((one) => parts(one.hotspotId).platformId))];
    if (ids.length < 2) return nothing;
    return html`<label class="small">${t("ui.hotspots.platform")} <select class="field" @change=${(event) => (this.platformId = event.target.value)}>
      <option value="">${t("ui.board.all")}</option>${ids.map((id) => html`<option value=${id ?? "-"} ?selected=${this.platformId === (id ?? "-")}>${this.names.platform(id)}</option>`)}</select></label>`;
  }

  #board() {
    if (this.improvements.length === 0) return html`<section class="card stack"><p>${t("ui.board.none")}</p><p><a class="link" href="/dashboard/readings">${t("ui.board.to-readings")}</a></p></section>`;
    const shown = this.improvements.filter((one) => !this.platformId || (parts(one.hotspotId).platformId ?? "-") === this.platformId);
    const refused = shown.filter((one) => one.state === "refused");
    return html`<div class="board">${COLUMNS.map((state) => this.#column(state, shown.filter((one) => one.state === state)))}</div>
      ${refused.length ? html`<section class="stack refused" aria-labelledby="refused"><h2 id="refused">${t("ui.board.refused", { n: refused.length })}</h2><ul>${refused.map(this.#card)}</ul></section>` : nothing}`;
  }

  #column(state, improvements) {
    return html`<section class="column" aria-labelledby=${state}><h2 id=${state}>${t(`ui.board.column.${state}`)}<span>${improvements.length}</span></h2>
      ${improvements.length ? html`<ul>${improvements.map(this.#card)}</ul>` : html`<p class="small muted none">${t("ui.board.empty")}</p>`}</section>`;
  }

  #card = (one) => {
    const late = ["accepted", "under-way"].includes(one.state) && Date.parse(`${one.dueOn}T23:59:59+08:00`) < Date.now();
    const tag = outcomeTag(one);
    return html`<li class="card"><div class="row"><span class="tag asked">${t(`ui.improvement.kind.${one.kind}`)}</span>${tag ? html`<span class="tag ${tag.tone}">${t(tag.key)}</span>` : nothing}${late ? html`<span class="tag late">${t("ui.board.late")}</span>` : nothing}</div>
      <a class="link" href="/dashboard/improvements/${one.id}">${one.summary}</a>
      <p class="small muted">${title(this.names, parts(one.hotspotId))}</p>
      <p class="small">${t("ui.board.who", { office: this.names.department(one.departmentId), due: dayAndYear(one.dueOn) })}</p>
      <p class="small strong">${nextStep(one)}</p></li>`;
  };

  async #load() {
    const run = (this.#run += 1);
    const [names, { value, problem }] = await Promise.all([loadNames(), all("/v1/improvements")]);
    if (run !== this.#run) return;
    this.names = names;
    this.problem = problem;
    if (value) this.improvements = value;
  }
}

customElements.define("board-page", BoardPage);
