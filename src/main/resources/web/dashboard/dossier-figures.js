import { css, html, nothing } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { percent } from "../shared/numbers.js";
import { behind, title } from "./names.js";
import "../shared/chart-view.js";
import "../shared/figure-card.js";
import "../shared/honest-bar.js";

const KIND_FIGURES = [["still-had-to-visit", "stillHadToVisit"], ["asked-again", "askedAgain"], ["duplicate-platform", "duplicatePlatform"]];
const ROW = 30;

/**
 * What the complaints about a platform say: how they ended, about what they are, where they stand high, and what it shares with others.
 * @property dossier as in the contract
 */
export class DossierFigures extends DoudiElement {
  static properties = { dossier: { attribute: false }, names: { attribute: false }, voices: { attribute: false } };
  static styles = css`
    .pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: var(--s-5); align-items: start; } .reach { max-width: 60rem; }
    @media (max-width: 900px) { .pair { grid-template-columns: minmax(0, 1fr); } }
  `;

  render() {
    const { tally } = this.dossier;
    return html`<div class="stack-l">
      <honest-bar class="reach" .tally=${tally} .href=${(figure) => this.#open(figure, this.#number(figure, tally))}></honest-bar>
      <div class="pair">${this.#ends()}${this.#kinds()}</div>${this.#worst()}${this.#overlaps()}</div>`;
  }

  #open(figure, n, more = {}) {
    const { from, to, platformId } = this.dossier;
    return behind({ from, to, platformId, figure, n, ...more });
  }

  #number(figure, { complaints, staffResolved, staffResolvedOnce, confirmedDone, unconfirmed, disputed }) {
    return { complaints, disputed, "staff-resolved-once": staffResolvedOnce, "confirmed-done": confirmedDone, unconfirmed, unanswered: staffResolved - confirmedDone - unconfirmed, unresolved: complaints - staffResolved }[figure];
  }

  #cell(n, href) {
    return n > 0 ? { text: n, value: n, href } : 0;
  }

  #ends() {
    const { dossier } = this;
    const shares = dossier.figures.map(({ id, numerator: n, share, interval, definition, complaints }) => [t(`ui.bar.${id}`), this.#cell(n, `/dashboard/complaints${new URL(complaints, location).search}&n=${n}`),
      { text: t("ui.dossier.share", { share: percent(share), low: percent(interval.low), high: percent(interval.high) }), value: share }, definition]);
    const kinds = KIND_FIGURES.map(([failureKind, field]) => [this.names.kind(failureKind), this.#cell(dossier[field], this.#open("complaints", dossier[field], { failureKind })), "", ""]);
    const rows = [...shares, [t("ui.bar.repeat-trips"), this.#cell(dossier.repeatTrips, this.#open("repeat-trips", dossier.repeatTrips)), "", ""], ...kinds, [t("ui.dossier.people"), dossier.people, "", ""]];
    return html`<figure-card .heading=${t("ui.dossier.ends")} .note=${t("ui.dossier.ends-note")} .columns=${[{ name: t("ui.dossier.figure") }, { name: t("ui.dossier.number"), number: true }, { name: t("ui.dossier.of"), number: true }, { name: t("ui.dossier.definition") }]}
      .rows=${rows} .sheet=${this.#endsSheet()} file="dossier-${dossier.platformId}-figures"></figure-card>`;
  }

  /** The same with everything that stands in one cell on the screen in columns of its own. */
  #endsSheet() {
    const { figures, repeatTrips, people } = this.dossier;
    const shares = figures.map(({ id, numerator, denominator, share, interval, definition }) => [t(`ui.bar.${id}`), numerator, denominator, share, interval.low, interval.high, definition]);
    const counts = [[t("ui.bar.repeat-trips"), repeatTrips], ...KIND_FIGURES.map(([kind, field]) => [this.names.kind(kind), this.dossier[field]]), [t("ui.dossier.people"), people]];
    return [["figure", "number", "out-of", "share", "low", "high", "definition"].map((name) => t(`ui.dossier.sheet.${name}`)), ...shares, ...counts.map((count) => [...count, "", "", "", "", ""])];
  }

  #kinds() {
    const kinds = Object.entries(this.dossier.byKind).sort(([, a], [, b]) => b - a);
    if (kinds.length === 0) return nothing;
    const name = (kind) => this.names.kind(kind === "unnamed" ? undefined : kind);
    const rows = kinds.map(([kind, n]) => [name(kind), this.#cell(n, this.#open("complaints", n, { failureKind: kind === "unnamed" ? "-" : kind }))]);
    return html`<figure-card chart .heading=${t("ui.dossier.kinds")} .columns=${[{ name: t("ui.hotspots.kind") }, { name: t("ui.bar.complaints"), number: true }]} .rows=${rows} file="dossier-${this.dossier.platformId}-kinds">
      <chart-view .height=${kinds.length * ROW + 16} .label=${t("ui.dossier.kinds-label", { n: kinds.length })} .option=${(colour) => this.#bars(colour, kinds.map(([kind, n]) => [name(kind), n]))}></chart-view></figure-card>`;
  }

  #bars(colour, kinds) {
    const text = { color: colour["ink-2"], fontSize: 13 };
    return {
      grid: { left: 4, right: 36, top: 4, bottom: 4, containLabel: true },
      xAxis: { type: "value", show: false }, yAxis: { type: "category", inverse: true, data: kinds.map(([name]) => name), axisLine: { show: false }, axisTick: { show: false }, axisLabel: { ...text, interval: 0, width: 180, overflow: "truncate" } },
      series: [{ type: "bar", barWidth: 14, data: kinds.map(([, n]) => n), itemStyle: { color: colour["heat-4"], borderRadius: 3 }, label: { show: true, position: "right", ...text } }],
    };
  }

  #worst() {
    const { worst } = this.dossier;
    if (worst.length === 0) return nothing;
    const columns = [{ name: t("ui.hotspots.what") }, { name: t("ui.hotspots.district") }, { name: t("ui.bar.complaints"), number: true }, { name: t("ui.dossier.times"), number: true }, { name: t("ui.bar.confirmed-done"), number: true }, { name: t("ui.dossier.voices"), number: true }];
    const rows = worst.map((one) => [{ text: title(this.names, one), value: title(this.names, one), href: `/dashboard/readings?hotspotId=${one.id}` }, this.names.district(one.districtId),
      this.#cell(one.complaints, this.#open("complaints", one.complaints, { hotspotId: one.id })), { text: t("ui.dossier.ratio", { value: one.surge.ratio.value.toFixed(1), low: one.surge.ratio.low.toFixed(1), high: one.surge.ratio.high.toFixed(1) }), value: one.surge.ratio.value },
      one.confirmedDone, this.voices?.get(one.id) ?? ""]);
    const names = [t("ui.hotspots.what"), t("ui.hotspots.district"), t("ui.bar.complaints"), t("ui.dossier.times"), t("ui.hotspots.times-low"), t("ui.hotspots.times-high"), t("ui.bar.confirmed-done"), t("ui.dossier.voices")];
    const sheet = [names, ...worst.map((one) => [title(this.names, one), this.names.district(one.districtId), one.complaints, one.surge.ratio.value, one.surge.ratio.low, one.surge.ratio.high, one.confirmedDone, this.voices?.get(one.id) ?? ""])];
    return html`<figure-card .heading=${t("ui.dossier.worst")} .note=${t("ui.dossier.worst-note")} .columns=${columns} .rows=${rows} .sheet=${sheet} file="dossier-${this.dossier.platformId}-hotspots"></figure-card>`;
  }

  #overlaps() {
    const { overlaps, onlyHere, platformId } = this.dossier;
    const list = (ids) => new Intl.ListFormat(document.documentElement.lang, { style: "narrow" }).format(ids.map((id) => this.names.service(id)));
    const columns = [{ name: t("ui.dossier.other") }, { name: t("ui.dossier.shared") }, { name: t("ui.dossier.asked-again"), number: true }, { name: t("ui.dossier.both"), number: true }];
    const rows = overlaps.map((one) => [this.names.platform(one.platformId), { text: list(one.serviceIds), value: list(one.serviceIds), tone: "wrap" }, one.askedAgain, one.peopleOnBoth ?? t("ui.dossier.too-few")]);
    const note = onlyHere.length ? t("ui.dossier.only-here", { services: list(onlyHere) }) : t("ui.dossier.all-elsewhere");
    return html`<figure-card .heading=${t("ui.dossier.overlaps")} .note=${note} .columns=${columns} .rows=${rows} file="dossier-${platformId}-overlaps"></figure-card>`;
  }
}

customElements.define("dossier-figures", DossierFigures);
