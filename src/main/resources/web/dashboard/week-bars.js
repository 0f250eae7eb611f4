import { html } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { day } from "../shared/dates.js";
import { t } from "../shared/messages.js";
import { go } from "../shared/router.js";
import { behind } from "./names.js";
import { legendHeight } from "../shared/chart-view.js";
import "../shared/figure-card.js";

/** In the colours of the honest bar. */
const PARTS = [["confirmed-done", "done", (one) => one.confirmedDone], ["unconfirmed", "edge", (one) => one.unconfirmed], ["unanswered", "accent-line", (one) => one.staffResolved - one.confirmedDone - one.unconfirmed],
  ["unresolved", "line-strong", (one) => one.complaints - one.staffResolved]];

/**
 * A hotspot week by week, and what has become of each week's complaints.
 * @property weeks as GET /v1/hotspots/{id}/weeks lists them
 * @property hotspotId whose
 */
export class WeekBars extends DoudiElement {
  static properties = { weeks: { attribute: false }, hotspotId: {} };

  render() {
    const columns = [{ name: t("ui.week.of") }, { name: t("ui.bar.complaints"), number: true }, ...PARTS.map(([figure]) => ({ name: t(`ui.bar.${figure}`), number: true }))];
    const rows = this.weeks.map((one) => [{ text: day(one.from), value: one.from }, this.#cell(one, "complaints", one.complaints), ...PARTS.map(([figure, , number]) => this.#cell(one, figure, number(one)))]);
    return html`<figure-card chart .heading=${t("ui.week.title")} .note=${t("ui.week.note")} .columns=${columns} .rows=${rows} file="weeks-${this.weeks[0]?.from}-${this.weeks.at(-1)?.to}">
      <chart-view height="260" .label=${t("ui.week.label", { weeks: this.weeks.length })} .option=${(colour, width) => this.#option(colour, width)} @picked=${this.#picked}></chart-view>
    </figure-card>`;
  }

  #address(week, figure, n) {
    return behind({ from: week.from, to: week.to, hotspotId: this.hotspotId, figure, n });
  }

  #cell(week, figure, n) {
    return n > 0 ? { text: n, value: n, href: this.#address(week, figure, n) } : 0;
  }

  #option(colour, width) {
    const text = { color: colour["ink-2"], fontSize: 13 };
    return {
      tooltip: { renderMode: "richText", confine: true, trigger: "axis", axisPointer: { type: "shadow" }, backgroundColor: colour.surface, borderColor: colour["line-strong"], textStyle: { color: colour.ink } },
      legend: { top: 0, left: 0, icon: "roundRect", itemHeight: 8, textStyle: text },
      grid: { left: 8, right: 8, top: legendHeight(PARTS.map(([figure]) => t(`ui.bar.${figure}`)), width) + 12, bottom: 4, containLabel: true },
      xAxis: { type: "category", data: this.weeks.map((one) => day(one.from)), axisLine: { lineStyle: { color: colour["line-strong"] } }, axisTick: { show: false }, axisLabel: text },
      yAxis: { type: "value", minInterval: 1, splitLine: { lineStyle: { color: colour.line } }, axisLabel: text },
      series: PARTS.map(([figure, tone, number]) => ({ name: t(`ui.bar.${figure}`), type: "bar", stack: "all", barMaxWidth: 22, itemStyle: { color: colour[tone] },
        data: this.weeks.map((one) => ({ value: number(one), week: one, figure })) })),
    };
  }

  #picked = ({ detail: { data } }) => {
    if (data?.value > 0) go(this.#address(data.week, data.figure, data.value));
  };
}

customElements.define("week-bars", WeekBars);
