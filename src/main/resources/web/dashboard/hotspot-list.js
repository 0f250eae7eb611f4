import { css, html, nothing, svg } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { download } from "../shared/csv.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { behind, title } from "./names.js";
import "./span-row.js";

/** Height of a row in px; the styles below keep it. */
const ROW = 76;
/** Rows drawn above and below what is seen. */
const SPARE = 6;
const FIGURES = [["complaints", "complaints"], ["staff-resolved-once", "staffResolvedOnce"], ["confirmed-done", "confirmedDone"], ["unconfirmed", "unconfirmed"], ["repeat-trips", "repeatTrips"]];

/**
 * Hotspots, worst first. Only the rows in sight are in the page, however many there are.
 * @property hotspots as listed; undefined while none has come
 * @property complete whether all have come
 * @property span { from, to }
 */
export class HotspotList extends DoudiElement {
  static properties = { hotspots: { attribute: false }, complete: { type: Boolean }, names: { attribute: false }, span: { attribute: false }, words: { state: true }, first: { state: true } };
  static styles = css`
    section { padding: var(--s-3); display: grid; gap: var(--s-2); } .bar { display: flex; flex-wrap: wrap; gap: 0 var(--s-4); align-items: center; justify-content: space-between; padding: 0 var(--s-2); }
    .bar input { width: 14rem; min-height: var(--target); } .window { overflow-y: auto; overscroll-behavior: contain; contain: strict; }
    .row-line, .names { display: grid; grid-template-columns: minmax(0, 1fr) repeat(5, 3.4rem) 5rem 3.6rem; gap: 0 var(--s-2); align-items: center; padding: 0 var(--s-2); }
    .names { color: var(--ink-3); font-size: var(--t-s); border-bottom: 1px solid var(--line-strong); padding-block: var(--s-1); padding-inline-end: calc(var(--s-2) + 15px); line-height: 1.3; align-items: end; }
    .row-line { position: absolute; inset-inline: 0; height: ${ROW}px; border-bottom: 1px solid var(--line); } .space { position: relative; }
    .what { min-width: 0; } .what b { font-weight: 600; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; line-height: 1.3; } .what span { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .n { text-align: end; } .row-line .link { justify-content: flex-end; min-width: var(--target); } polyline { fill: none; stroke: var(--ink-3); stroke-width: 2; vector-effect: non-scaling-stroke; } .rising polyline { stroke: var(--late); } .falling polyline { stroke: var(--done); }
    svg { width: 4.5rem; height: 28px; display: block; } .trend { text-align: end; }
    .grey { height: ${8 * ROW}px; }
    @media (max-width: 1400px) { .weeks { display: none; } .row-line, .names { grid-template-columns: minmax(0, 1fr) repeat(5, 3.7rem) 3.6rem; } }
    @media (max-width: 760px) { .small-screen { display: none; } .row-line, .names { grid-template-columns: minmax(0, 1fr) 3.2rem 3.2rem 3.4rem; } }
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
      <p class="small muted" role="status">${t(this.complete ? "ui.hotspots.note" : "ui.hotspots.coming", { n: this.hotspots?.length ?? 0 })}</p>
    </section>`;
  }

  #table(rows) {
    const first = Math.max(0, Math.min(this.first, rows.length - 1) - SPARE);
    const seen = rows.slice(first, this.first + 8 + SPARE);
    return html`<div role="table" aria-label=${t("ui.hotspots.title")} aria-rowcount=${rows.length + 1}>
      <div class="names" role="row" aria-rowindex="1">
        <span role="columnheader">${t("ui.hotspots.what")}</span>
        ${FIGURES.map(([figure]) => html`<span class="n ${this.#hides(figure)}" role="columnheader">${t(`ui.bar.short.${figure}`)}</span>`)}
        <span class="weeks small-screen" role="columnheader">${t("ui.hotspots.weeks")}</span><span class="trend" role="columnheader">${t("ui.hotspots.trend")}</span>
      </div>
      <div class="window" role="rowgroup" tabindex="0" .style=${`height:${Math.min(8, rows.length) * ROW}px`} aria-label=${t("ui.hotspots.title")} @scroll=${this.#scrolled}>
        <div class="space" role="presentation" .style=${`height:${rows.length * ROW}px`}>${repeat(seen, (one) => one.id, (one, at) => this.#row(one, first + at))}</div>
      </div></div>`;
  }

  #row(one, at) {
    const open = (figure) => behind({ ...this.span, hotspotId: one.id, figure, n: one[FIGURES.find(([name]) => name === figure)[1]] });
    return html`<div class="row-line ${one.trend}" role="row" aria-rowindex=${at + 2} .style=${`top:${at * ROW}px`}>
      <span class="what" role="rowheader"><b>${title(this.names, one)}</b><span class="small muted">${t("ui.hotspots.where", { platform: this.names.platform(one.platformId), district: this.names.district(one.districtId) })}</span></span>
      ${FIGURES.map(([figure, field]) => html`<span class="n ${this.#hides(figure)}" role="cell">${one[field] > 0 ? html`<a class="link" href=${open(figure)} aria-label=${t("ui.bar.open", { what: t(`ui.bar.${figure}`), n: one[field] })}>${one[field]}</a>` : "0"}</span>`)}
      <span class="weeks small-screen" role="cell">${this.#weeks(one.weeks)}</span>
      <span class="trend" role="cell"><span class="tag ${{ rising: "late", falling: "done" }[one.trend] ?? ""}">${t(`ui.trend.${one.trend}`)}</span></span>
    </div>`;
  }

  #hides(figure) {
    return ["complaints", "confirmed-done"].includes(figure) ? "" : "small-screen";
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
      t("ui.hotspots.disputed"), t("ui.hotspots.low"), t("ui.hotspots.high"), t("ui.hotspots.trend")];
    const rows = this.#wanted().map((one) => [this.names.service(one.serviceId), this.names.platform(one.platformId), this.names.kind(one.failureKind), this.names.district(one.districtId),
      ...FIGURES.map(([, field]) => one[field]), one.disputed, one.interval.low, one.interval.high, t(`ui.trend.${one.trend}`)]);
    download(`hotspots-${this.span.from}-${this.span.to}`, [names, ...rows]);
  };
}

customElements.define("hotspot-list", HotspotList);
