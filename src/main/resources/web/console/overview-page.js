import { css, html, nothing } from "lit";
import { all, get } from "../shared/api.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { count, t } from "../shared/messages.js";
import { follow } from "../shared/stream.js";
import { loadNames, titleOf } from "./names.js";
import { dueTag, owedBy, reasons } from "./order.js";
import "../shared/problem-note.js";

const COLUMNS = { waiting: "waiting", "in-service": "inService", "awaiting-resident": "awaitingResident", "awaiting-department": "awaitingDepartment",
  overdue: "overdue", "disputed-waiting": "disputedWaiting" };
const PAGE = 50;
const EVERY_MS = 60_000;
const SOON_MS = 1_000;

/**
 * What presses in a supervisor's district: disputes to answer, what is late, and how loaded the windows are. Every number opens what is behind it.
 * @property me as GET /v1/me answers
 */
export class OverviewPage extends DoudiElement {
  static properties = { me: { attribute: false }, loads: { state: true }, names: { state: true }, figure: { state: true }, only: { state: true },
    items: { state: true }, next: { state: true }, problem: { state: true } };
  static styles = css`
    :host { overflow-y: auto; } .page { max-width: 76rem; margin: 0 auto; padding: var(--s-5) var(--s-4); }
    .wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; background: var(--surface); } caption { text-align: start; padding-bottom: var(--s-2); font-weight: 600; }
    th, td { padding: var(--s-1) var(--s-3); border-bottom: 1px solid var(--line); text-align: end; white-space: nowrap; } thead th { font-size: var(--t-s); color: var(--ink-2); font-weight: 400; vertical-align: bottom; } th:first-child { text-align: start; white-space: normal; font-weight: 400; }
    td .link { min-width: var(--target); justify-content: flex-end; } td .late-words { font-weight: 600; } td[aria-current=true] { box-shadow: inset 0 -3px var(--accent); }
    .item { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 var(--s-3); padding: var(--s-3) var(--s-4); background: var(--surface); border: 1px solid var(--line); border-top-width: 0; color: var(--ink); text-decoration: none; min-height: var(--target); }
    li:first-child .item { border-top-width: 1px; border-radius: var(--r) var(--r) 0 0; } li:last-child .item { border-radius: 0 0 var(--r) var(--r); } .item:hover { border-color: var(--accent-line); background: var(--accent-soft); }
    .item b { font-weight: 600; } .item p { grid-column: 1 / -1; font-size: var(--t-s); color: var(--ink-2); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; } .item p span { color: var(--ink); } .item p span::after { content: " · "; color: var(--ink-3); }
    .grey { height: 12rem; }
  `;
  #stop;
  #timer;
  #soon;
  #run = 0;
  #grown = false;

  constructor() {
    super();
    this.figure = "overdue";
    this.items = [];
    this.next = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.overview.title"));
    this.#stop = follow("/v1/me/stream", { heard: () => this.#loadSoon() });
    this.#timer = setInterval(() => this.#load(), EVERY_MS);
    this.#load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
    clearInterval(this.#timer);
    clearTimeout(this.#soon);
  }

  settingsChanged(name) {
    if (name === "language") this.#load();
  }

  render() {
    return html`<div class="page stack-l">
      <div><h1>${t("ui.overview.title")}</h1><p class="muted">${t("ui.overview.lead")}</p></div>
      <problem-note .problem=${this.problem}></problem-note>
      ${this.loads ? html`${this.#pick()}${this.#list()}${this.#table()}` : this.problem ? nothing : html`<div class="stack" aria-busy="true"><div class="grey"></div><div class="grey"></div></div>`}
    </div>`;
  }

  #pick() {
    return html`<div class="row" role="group" aria-label=${t("ui.overview.show")}>${["overdue", "disputed-waiting"].map((figure) => html`
      <button class="chip" aria-pressed=${figure === this.figure && !this.only ? "true" : "false"} @click=${() => this.#open(figure)}>${count(`ui.overview.${figure}`, this.#sum(figure))}</button>`)}</div>`;
  }

  #sum(figure) {
    return this.loads.reduce((sum, one) => sum + one[COLUMNS[figure]], 0);
  }

  #list() {
    const window = this.only && this.names?.window.get(this.only)?.name;
    return html`<section class="stack" aria-labelledby="list">
      <h2 id="list" tabindex="-1">${window ? t("ui.overview.list-at", { what: t(`ui.overview.figure.${this.figure}`), window }) : t(`ui.overview.figure.${this.figure}`)}</h2>
      ${this.items.length ? html`<ul>${this.items.map((one) => html`<li>${this.#item(one)}</li>`)}</ul>` : html`<p class="muted">${t("ui.overview.none")}</p>`}
      ${this.next.length ? html`<button class="quiet" @click=${this.#more}>${t("ui.overview.more")}</button>` : nothing}
    </section>`;
  }

  #item(one) {
    const { words, tone } = dueTag(one);
    return html`<a class="item" href="/console/w/${one.window.id}/c/${one.id}"><b>${titleOf(one, this.names)}</b><span class="tag ${tone}">${words}</span>
      <p><span>${one.window.name}</span>${reasons(one).map((why) => html`<span>${why}</span>`)}${one.narrative}</p></a>`;
  }

  #table() {
    return html`<div class="wide" tabindex="0" role="region" aria-label=${t("ui.overview.loads")}><table>
      <caption>${t("ui.overview.loads")}</caption>
      <thead><tr><th scope="col">${t("ui.overview.window")}</th>${Object.keys(COLUMNS).map((figure) => html`<th scope="col">${t(`ui.overview.figure.${figure}`)}</th>`)}</tr></thead>
      <tbody>${this.loads.map((load) => html`<tr><th scope="row"><a class="link" href="/console/w/${load.windowId}">${load.name}</a></th>
        ${Object.keys(COLUMNS).map((figure) => this.#cell(load, figure))}</tr>`)}</tbody>
    </table></div>`;
  }

  #cell(load, figure) {
    const n = load[COLUMNS[figure]];
    if (!n) return html`<td class="muted">0</td>`;
    const pressing = figure === "overdue" || figure === "disputed-waiting";
    return html`<td aria-current=${figure === this.figure && load.windowId === this.only ? "true" : nothing}>
      <button class="link ${pressing ? "late-words" : ""}" aria-label=${t("ui.overview.open", { n, what: t(`ui.overview.figure.${figure}`), window: load.name })} @click=${() => this.#open(figure, load.windowId)}>${n}</button></td>`;
  }

  #loadSoon() {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => this.#load(), SOON_MS);
  }

  async #load() {
    const [{ value, problem }, names] = await Promise.all([all("/v1/window-loads"), loadNames()]);
    this.problem = problem && { ...problem, code: problem.code === "offline" && this.loads ? "offline-reading" : problem.code };
    this.names = names;
    if (!value) return;
    this.loads = value.sort((a, b) => b.overdue - a.overdue || b.disputedWaiting - a.disputedWaiting || b.waiting - a.waiting);
    if (!this.only && !this.items.length && !this.#sum(this.figure) && this.#sum("disputed-waiting")) this.figure = "disputed-waiting";
    if (!this.#grown) await this.#fill();
  }

  async #open(figure, only) {
    this.figure = figure;
    this.only = only;
    await this.#fill();
    if (only) this.renderRoot.querySelector("#list").focus();
  }

  /** The list anew, from every window that has any. */
  async #fill() {
    const run = (this.#run += 1);
    this.#grown = false;
    const windows = this.loads.filter((one) => one[COLUMNS[this.figure]] && (!this.only || one.windowId === this.only));
    const pages = await this.#pages(windows.map(({ windowId }) => ({ windowId, cursor: "" })));
    if (run === this.#run) this.#take([], pages);
  }

  #more = async () => {
    const run = (this.#run += 1);
    this.#grown = true;
    const pages = await this.#pages(this.next);
    if (run === this.#run) this.#take(this.items, pages);
  };

  #pages(wanted) {
    return Promise.all(wanted.map(async ({ windowId, cursor }) => {
      const path = `/v1/window-loads/${windowId}/complaints?figure=${this.figure}&limit=${PAGE}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      return { windowId, ...(await get(path)) };
    }));
  }

  #take(before, pages) {
    this.problem = pages.find((page) => page.problem)?.problem;
    this.items = [...before, ...pages.flatMap((page) => page.value?.items ?? [])].sort((a, b) => Date.parse(owedBy(a)) - Date.parse(owedBy(b)));
    this.next = pages.filter((page) => page.value?.next).map(({ windowId, value }) => ({ windowId, cursor: value.next }));
  }
}

customElements.define("overview-page", OverviewPage);
