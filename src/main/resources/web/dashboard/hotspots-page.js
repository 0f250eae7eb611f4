import { css, html, nothing } from "lit";
import { get } from "../shared/api.js";
import { clock } from "../shared/dates.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { follow } from "../shared/stream.js";
import { behind, loadNames } from "./names.js";
import { span } from "./span-row.js";
import "../shared/honest-bar.js";
import "../shared/problem-note.js";
import "./head-line.js";
import "./heat-map.js";
import "./hotspot-list.js";
import "./trend-line.js";

const PAGE = 100;
const SOON_MS = 1_500;

/** Which figure is told under an earlier definition, as `staff-resolved@1`; empty when none is. */
const chosen = () => new URLSearchParams(location.search).get("definition") ?? "";

/**
 * What is worst and whether it changed; then how it ended; then where it is; then day by day.
 * @property days over how many days, up to today
 */
export class HotspotsPage extends DoudiElement {
  static properties = { days: { type: Number }, summary: { state: true }, hotspots: { state: true }, complete: { state: true }, names: { state: true },
    problem: { state: true }, line: { state: true }, seenAt: { state: true } };
  static styles = css`
    .page { max-width: 82rem; margin: 0 auto; padding: var(--s-5) var(--s-5) var(--s-7); } .top { display: flex; flex-wrap: wrap; gap: var(--s-3); justify-content: space-between; align-items: start; }
    head-line { flex: 1 1 32rem; } .bar { max-width: 46rem; }
    .columns { display: grid; grid-template-columns: minmax(0, 1.3fr) minmax(0, .7fr); gap: var(--s-5); align-items: start; }
    .grey { height: 24rem; } .grey.title { height: 5rem; max-width: 40rem; }
    @media (max-width: 1100px) { .columns { grid-template-columns: minmax(0, 1fr); } }
    @media (max-width: 600px) { .page { padding: var(--s-4); } }
  `;
  #stop;
  #soon;
  #run = 0;

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.dashboard.nav.hotspots"));
    this.#stop = follow("/v1/hotspots/stream", { heard: this.#heard, state: (state) => (this.line = state) });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
    clearTimeout(this.#soon);
  }

  willUpdate(changed) {
    if (!changed.has("days")) return;
    this.summary = undefined;
    this.hotspots = undefined;
    this.#load();
  }

  settingsChanged(name) {
    if (name === "language") this.#load();
  }

  render() {
    return html`<div class="page stack-l">
      <div class="top">${this.summary ? html`<head-line .summary=${this.summary} .names=${this.names} .days=${this.days}></head-line>` : html`<div class="grey title"></div>`}
        <div class="stack"><span-row .days=${this.days}></span-row>${this.#state()}</div></div>
      <problem-note .problem=${this.problem}></problem-note>
      ${chosen() ? html`<p class="card" role="status">${t("ui.definitions.chosen", { definition: chosen() })} <a class="link" href="/dashboard/">${t("ui.definitions.present")}</a></p>` : nothing}
      ${this.summary ? this.#figures() : this.problem ? nothing : html`<div class="columns" aria-busy="true"><div class="grey"></div><div class="grey"></div></div>`}
    </div>`;
  }

  #state() {
    if (!this.seenAt) return nothing;
    return html`<p class="small muted" role="status">${t(this.line === "live" ? "ui.dashboard.live" : "ui.dashboard.as-of", { at: clock(this.seenAt) })}</p>`;
  }

  #figures() {
    const days = { from: this.summary.from, to: this.summary.to };
    if (this.summary.now.complaints === 0) return html`<section class="card stack"><p>${t("ui.dashboard.empty")}</p></section>`;
    return html`
      <honest-bar class="bar" .tally=${this.summary.now} .figures=${this.summary.figures} .href=${(figure) => behind({ ...days, figure, n: this.#behindFigure(figure) })}></honest-bar>
      <div class="columns">
        <hotspot-list .hotspots=${this.hotspots} .complete=${this.complete} .names=${this.names} .span=${days} .days=${this.days}></hotspot-list>
        <heat-map .cells=${this.summary.cells} .names=${this.names} .span=${days}></heat-map>
      </div>
      <trend-line .days=${this.summary.days}></trend-line>
      <p class="small"><a class="link" href="/dashboard/definitions">${t("ui.definitions.how")}</a></p>`;
  }

  #behindFigure(figure) {
    const { complaints, staffResolved, staffResolvedOnce, confirmedDone, unconfirmed, disputed } = this.summary.now;
    return { complaints, disputed, "staff-resolved": staffResolved, "staff-resolved-once": staffResolvedOnce, "confirmed-done": confirmedDone, unconfirmed, unanswered: staffResolved - confirmedDone - unconfirmed,
      unresolved: complaints - staffResolved }[figure];
  }

  /** Many changes together are one look. */
  #heard = () => {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      this.#load();
    }, SOON_MS);
  };

  async #load() {
    const run = (this.#run += 1);
    const days = new URLSearchParams({ ...span(this.days), ...(chosen() && { definition: chosen() }) });
    const [names, summary] = await Promise.all([loadNames(), get(`/v1/hotspots/summary?${days}`)]);
    if (run !== this.#run) return;
    this.names = names;
    this.problem = summary.problem;
    if (!summary.value) return;
    this.summary = summary.value;
    this.seenAt = Date.now();
    await this.#loadList(run, days);
  }

  /** The worst come at once, the rest as they arrive; a list that is already there stays until the new one is whole. */
  async #loadList(run, days) {
    const fresh = !this.hotspots;
    const items = [];
    let cursor = "";
    this.complete = false;
    do {
      const { value, problem } = await get(`/v1/hotspots?${days}&limit=${PAGE}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      if (run !== this.#run) return;
      this.problem = problem;
      if (!value) return;
      items.push(...value.items);
      cursor = value.next;
      if (fresh || !cursor) this.hotspots = [...items];
    } while (cursor);
    this.complete = true;
  }
}

customElements.define("hotspots-page", HotspotsPage);
