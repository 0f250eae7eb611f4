import { css, html, nothing } from "lit";
import { all } from "../shared/api.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { count, t } from "../shared/messages.js";
import { follow } from "../shared/stream.js";
import { behind } from "./names.js";
import { span } from "./span-row.js";
import "../shared/figure-card.js";
import "../shared/problem-note.js";

const NOW = [["waiting", "waiting"], ["in-service", "inService"], ["awaiting-resident", "awaitingResident"], ["awaiting-department", "awaitingDepartment"], ["overdue", "overdue"],
  ["disputed-waiting", "disputedWaiting"]];
const PERIOD = [["complaints", "complaints"], ["late", "late"], ["staff-resolved-once", "staffResolvedOnce"], ["confirmed-done", "confirmedDone"], ["unconfirmed", "unconfirmed"]];
const SOON_MS = 1_500;
const LATE = ["overdue", "disputed-waiting", "late"];

/**
 * How busy and how late the windows are: the latest first, and nobody's name.
 * @property days over how many days, up to today
 */
export class WindowsPage extends DoudiElement {
  static properties = { days: { type: Number }, loads: { state: true }, problem: { state: true } };
  static styles = css`
    .page { max-width: 82rem; margin: 0 auto; padding: var(--s-5) var(--s-5) var(--s-7); } .top { display: flex; flex-wrap: wrap; gap: var(--s-3); justify-content: space-between; align-items: start; }
    .grey { height: 30rem; } h1 { font-size: var(--t-2xl); max-width: 30em; } @media (max-width: 600px) { .page { padding: var(--s-4); } }
  `;
  #run = 0;
  #stop;
  #soon;

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.dashboard.nav.windows"));
    this.#stop = follow("/v1/hotspots/stream", { heard: this.#heard });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
    clearTimeout(this.#soon);
  }

  willUpdate(changed) {
    if (changed.has("days")) this.#load();
  }

  settingsChanged(name) {
    if (name === "language") this.#load();
  }

  render() {
    return html`<div class="page stack-l">
      <div class="top"><h1 tabindex="-1">${this.loads ? this.#sentence() : t("ui.dashboard.nav.windows")}</h1><span-row .days=${this.days}></span-row></div>
      <problem-note .problem=${this.problem}></problem-note>
      ${this.loads ? this.#tables() : this.problem ? nothing : html`<div class="grey" aria-busy="true"></div>`}
    </div>`;
  }

  #sentence() {
    const late = this.loads.filter((one) => one.overdue > 0);
    return late.length > 0 ? count("ui.windows.late", late.reduce((sum, one) => sum + one.overdue, 0), { windows: late.length, worst: late[0].name }) : t("ui.windows.none-late");
  }

  #tables() {
    const busy = this.loads.filter((one) => [...NOW, ...PERIOD].some(([, field]) => one[field] > 0));
    if (busy.length === 0) return html`<section class="card"><p>${t("ui.windows.empty")}</p></section>`;
    const { from, to } = span(this.days);
    return html`
      ${this.#table(t("ui.windows.now"), t("ui.windows.now-note", { quiet: this.loads.length - busy.length }), busy, NOW, {}, `windows-now-${to}`)}
      ${this.#table(t("ui.windows.period", { days: this.days }), t("ui.windows.period-note"), busy, PERIOD, { from, to }, `windows-${from}-${to}`)}`;
  }

  #table(heading, note, loads, figures, days, file) {
    const columns = [{ name: t("ui.windows.window") }, ...figures.map(([figure]) => ({ name: t(`ui.bar.${figure}`), number: true }))];
    const rows = loads.map((one) => [one.name, ...figures.map(([figure, field]) => this.#cell(one, figure, field, days))]);
    return html`<figure-card .heading=${heading} .note=${note} .columns=${columns} .rows=${rows} .file=${file}></figure-card>`;
  }

  #cell(one, figure, field, days) {
    const n = one[field];
    return n > 0 ? { text: n, value: n, tone: LATE.includes(figure) ? "late" : "", href: behind({ windowId: one.windowId, figure, n, ...days }) } : 0;
  }

  /** Whatever changes a hotspot changes a window; many changes together are one look. */
  #heard = () => {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      this.#load();
    }, SOON_MS);
  };

  async #load() {
    const run = (this.#run += 1);
    const { value, problem } = await all(`/v1/window-loads?${new URLSearchParams(span(this.days))}`);
    if (run !== this.#run) return;
    this.problem = problem;
    if (value) this.loads = value.sort((a, b) => b.overdue - a.overdue || b.disputedWaiting - a.disputedWaiting || b.waiting - a.waiting || b.complaints - a.complaints);
  }
}

customElements.define("windows-page", WindowsPage);
