import { css, html, nothing, svg } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { download } from "../shared/csv.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { percent, range, rounded } from "../shared/numbers.js";
import { behind, hotspotPage, title } from "./names.js";
import { weeksOf } from "./span-row.js";

/** Height of a row in px; the styles below keep it. */
const ROW = 100;
/** Rows in sight: where there are more, the last shows half, so that one sees that the list goes on. */
const SEEN = 6;
/** Rows drawn above and below what is seen. */
const SPARE = 6;
const FIGURES = [["complaints", "complaints"], ["staff-resolved-once", "staffResolvedOnce"], ["confirmed-done", "confirmedDone"], ["unconfirmed", "unconfirmed"], ["repeat-trips", "repeatTrips"]];
/** What stands in a row; "people" and "times" open nothing. */
const COLUMNS = ["complaints", "people", "times", "confirmed-done", "unconfirmed", "repeat-trips"];
const ALSO_SMALL = ["complaints", "times", "confirmed-done"];

/**
 * Hotspots, worst first, each number with what lies within chance below it. Only the rows in sight are in the page, however many there are.
 * @property hotspots as listed; undefined while none has come
 * @property complete whether all have come
 * @property span { from, to }; days how many these are
 */
export class HotspotList extends DoudiElement {
  static properties = { hotspots: { attribute: false }, complete: { type: Boolean }, names: { attribute: false }, span: { attribute: false }, days: { type: Number }, words: { state: true }, first: { state: true } };
  static styles = css`
    section { padding: var(--s-3); display: grid; gap: var(--s-2); } .bar { display: flex; flex-wrap: wrap; gap: 0 var(--s-4); align-items: center; justify-content: space-between; padding: 0 var(--s-2); }
    .bar input { width: 14rem; min-height: var(--target); } .window { overflow-y: auto; overscroll-behavior: contain; contain: strict; }
    .row-line, .names { display: grid; grid-template-columns: minmax(0, 1fr) repeat(6, 3.9rem) 4.8rem; gap: 0 var(--s-2); align-items: center; padding: 0 var(--s-2); }
    .names { color: var(--ink-3); font-size: var(--t-s); border-bottom: 1px solid var(--line-strong); padding-block: var(--s-1); padding-inline-end: calc(var(--s-2) + 15px); line-height: 1.3; align-items: end; overflow-wrap: normal; }
    .row-line { position: absolute; inset-inline: 0; height: ${ROW}px; border-bottom: 1px solid var(--line); } .space { position: relative; }
    .what { min-width: 0; } .what a, .where { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; line-height: 1.3; } .what a { min-height: 24px; font-weight: 600; font-size: .9375rem; -webkit-line-clamp: 3; }
    .n { text-align: end; line-height: 1.2; } .n .link { justify-content: flex-end; min-width: var(--target); min-height: 28px; } .n span { display: inline-flex; align-items: center; min-height: 28px; } .n b { font-weight: 600; } .n small { display: block; color: var(--ink-3); font-size: .75rem; white-space: nowrap; }
    polyline { fill: none; stroke: var(--ink-3); stroke-width: 2; vector-effect: non-scaling-stroke; } .rising polyline { stroke: var(--late); } .falling polyline { stroke: var(--done); }
    svg { width: 4.5rem; height: 24px; display: block; margin-inline-start: auto; } .trend { text-align: end; }
    .grey { height: ${SEEN * ROW}px; }
    @media (max-width: 1400px) { .row-line, .names { grid-template-columns: minmax(0, 1fr) repeat(6, 3.7rem) 4.6rem; } }
    @media (max-width: 760px) { .small-screen { display: none; } .row-line, .names { grid-template-columns: minmax(0, 1fr) 3.2rem 3.3rem 3.6rem; } .n small { font-size: .6875rem; } }
  `;

  constructor() {
    super();
    this.words = "";
    this.first = 0;
  }

  render() {
    return html`<section class="card" aria-labelledby="heading">
      <div class="bar"><h2 id="heading">${t("ui.hotspots.title")}</h2>
        <div class="row small"><input class="field" type="search" .value=${this.words} placeholder=${t("ui.hotspots.only")} aria-label=${t("ui.hotspots.only")} @input=${this.#narrow}>
          <button class="link" ?disabled=${!this.complete} @click=${this.#download}>${t("ui.figure.csv")}</button></div></div>
      ${this.hotspots ? this.#table(this.#wanted()) : html`<div class="grey" aria-busy="true"></div>`}
      <p class="small muted" role="status">${t(this.complete ? "ui.hotspots.note" : "ui.hotspots.coming", { n: this.hotspots?.length ?? 0, days: this.days })}</p>
    </section>`;
  }

  #table(rows) {
    const first = Math.max(0, Math.min(this.first, rows.length - 1) - SPARE);
    const seen = rows.slice(first, this.first + SEEN + 1 + SPARE);
    return html`<div role="table" aria-label=${t("ui.hotspots.title")} aria-rowcount=${rows.length + 1}>
      <div class="names" role="row" aria-rowindex="1">
        <span role="columnheader">${t("ui.hotspots.what")}</span>
        ${COLUMNS.map((name) => html`<span class="n ${this.#hides(name)}" role="columnheader">${t(`ui.bar.short.${name}`)}</span>`)}
        <span class="trend small-screen" role="columnheader">${t("ui.hotspots.trend", { days: this.days })}</span>
      </div>
      <div class="window" role="rowgroup" tabindex="0" .style=${`height:${(rows.length > SEEN + 1 ? SEEN + .5 : rows.length) * ROW}px`} aria-label=${t("ui.hotspots.title")} @scroll=${this.#scrolled}>
        <div class="space" role="presentation" .style=${`height:${rows.length * ROW}px`}>${repeat(seen, (one) => one.id, (one, at) => this.#row(one, first + at))}</div>
      </div></div>`;
  }

  #row(one, at) {
    return html`<div class="row-line ${one.trend}" role="row" aria-rowindex=${at + 2} .style=${`top:${at * ROW}px`}>
      <span class="what" role="rowheader"><a href=${hotspotPage(one.id, this.days)}>${title(this.names, one)}</a><span class="small muted where">${t("ui.hotspots.of", { platform: this.names.platform(one.platformId), district: this.names.district(one.districtId) })}</span></span>
      ${COLUMNS.map((name) => html`<span class="n ${this.#hides(name)}" role="cell">${this.#cell(one, name)}</span>`)}
      <span class="trend small-screen" role="cell"><span class="tag ${{ rising: "late", falling: "done" }[one.trend] ?? ""}">${t(`ui.trend.${one.trend}`)}</span>${this.#weeks(one.weeks)}</span>
    </div>`;
  }

  #cell(one, name) {
    if (name === "times") return html`<span><b>${t("ui.hotspots.times", { n: rounded(one.surge.ratio.value) })}</b></span>${this.#within(one.surge.ratio)}`;
    if (name === "people") return html`<span>${one.people}</span>${this.#within(one.peoplePerWeek, weeksOf(this.span))}`;
    const n = one[FIGURES.find(([figure]) => figure === name)[1]];
    const href = behind({ ...this.span, hotspotId: one.id, figure: name, n });
    const number = n > 0 ? html`<a class="link" href=${href} aria-label=${t("ui.bar.open", { what: t(`ui.bar.${name}`), n })}>${n}</a>` : html`<span>${n}</span>`;
    if (name === "complaints") return html`${number}${this.#within(one.interval, weeksOf(this.span))}`;
    if (name === "repeat-trips") return html`${number}${this.#within(one.repeatTripsPerWeek, weeksOf(this.span))}`;
    return html`${number}<small>${percent(n / one.complaints)}</small>`;
  }

  /** Of so many weeks, when the interval is of one. */
  #within({ low, high }, weeks = 1) {
    return html`<small>${range({ low: low * weeks, high: high * weeks })}</small>`;
  }

  #hides(name) {
    return ALSO_SMALL.includes(name) ? "" : "small-screen";
  }

  #weeks(weeks) {
    const most = Math.max(1, ...weeks);
    const points = weeks.map((n, at) => `${2 + (at * 96) / 7},${26 - (24 * n) / most}`).join(" ");
    return html`<svg viewBox="0 0 100 28" preserveAspectRatio="none" role="img" aria-label=${t("ui.hotspots.weeks-are", { weeks: weeks.join(t("ui.hotspots.comma")) })}>${svg`<polyline points=${points} />`}</svg>`;
  }

  #wanted() {
    const words = this.words.trim().toLowerCase();
    if (!words) return this.hotspots;
    return this.hotspots.filter((one) => [title(this.names, one), this.names.platform(one.platformId), this.names.district(one.districtId)].some((text) => text.toLowerCase().includes(words)));
  }

  #narrow = (event) => {
    this.words = event.target.value;
    this.first = 0;
    this.renderRoot.querySelector(".window")?.scrollTo(0, 0);
  };

  #scrolled = (event) => (this.first = Math.floor(event.target.scrollTop / ROW));

  #download = () => {
    const names = [t("ui.hotspots.service"), t("ui.hotspots.platform"), t("ui.hotspots.kind"), t("ui.hotspots.district"), ...FIGURES.map(([figure]) => t(`ui.bar.${figure}`)),
      t("ui.hotspots.disputed"), t("ui.hotspots.low"), t("ui.hotspots.high"), t("ui.hotspot.people"), t("ui.hotspots.times-low"), t("ui.hotspots.times-high"), t("ui.hotspots.trend", { days: this.days })];
    const rows = this.#wanted().map((one) => [this.names.service(one.serviceId), this.names.platform(one.platformId), this.names.kind(one.failureKind), this.names.district(one.districtId),
      ...FIGURES.map(([, field]) => one[field]), one.disputed, one.interval.low, one.interval.high, one.people, one.surge.ratio.low, one.surge.ratio.high, t(`ui.trend.${one.trend}`)]);
    download(`hotspots-${this.span.from}-${this.span.to}`, [names, ...rows]);
  };
}

customElements.define("hotspot-list", HotspotList);
