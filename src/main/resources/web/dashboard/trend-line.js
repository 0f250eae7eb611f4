import { html } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { day } from "../shared/dates.js";
import { t } from "../shared/messages.js";
import { go } from "../shared/router.js";
import { behind } from "./names.js";
import { legendHeight } from "../shared/chart-view.js";
import "../shared/figure-card.js";

const LINES = [["complaints", "complaints", "ink-2"], ["staff-resolved-once", "staffResolvedOnce", "accent"], ["confirmed-done", "confirmedDone", "done"], ["unconfirmed", "unconfirmed", "edge"]];

/**
 * Day by day: what was filed, and what has become of it since.
 * @property days as in the summary
 */
export class TrendLine extends DoudiElement {
  static properties = { days: { attribute: false } };

  render() {
    const columns = [{ name: t("ui.trend.day") }, ...LINES.map(([figure]) => ({ name: t(`ui.bar.${figure}`), number: true }))];
    const rows = this.days.map((one) => [{ text: day(one.day), value: one.day }, ...LINES.map(([figure, field]) => this.#cell(one, figure, field))]);
    return html`<figure-card chart .heading=${t("ui.trend.title")} .note=${t("ui.trend.note")} .columns=${columns} .rows=${rows} file="days-${this.days[0].day}-${this.days.at(-1).day}">
      <chart-view height="240" .label=${t("ui.trend.label", { days: this.days.length })} .option=${(colour, width) => this.#option(colour, width)} @picked=${this.#picked}></chart-view>
    </figure-card>`;
  }

  #cell(one, figure, field) {
    const n = one[field];
    return n > 0 ? { text: n, value: n, href: behind({ from: one.day, to: one.day, figure, n }) } : 0;
  }

  #option(colour, width) {
    const text = { color: colour["ink-2"], fontSize: 13 };
    return {
      tooltip: { renderMode: "richText", confine: true, trigger: "axis", backgroundColor: colour.surface, borderColor: colour["line-strong"], textStyle: { color: colour.ink } },
      legend: { top: 0, left: 0, icon: "roundRect", itemHeight: 4, textStyle: text },
      grid: { left: 8, right: 16, top: legendHeight(LINES.map(([figure]) => t(`ui.bar.${figure}`)), width) + 12, bottom: 4, containLabel: true },
      xAxis: { type: "category", data: this.days.map((one) => day(one.day)), axisLine: { lineStyle: { color: colour["line-strong"] } }, axisTick: { show: false }, axisLabel: text },
      yAxis: { type: "value", minInterval: 1, splitLine: { lineStyle: { color: colour.line } }, axisLabel: text },
      series: LINES.map(([figure, field, tone], at) => ({ name: t(`ui.bar.${figure}`), type: "line", symbol: ["circle", "rect", "triangle", "diamond"][at], symbolSize: 7,
        lineStyle: { width: 2, type: figure === "unconfirmed" ? "dashed" : "solid" }, itemStyle: { color: colour[tone] },
        data: this.days.map((one) => ({ value: one[field], day: one.day, figure })) })),
    };
  }

  #picked = ({ detail: { data } }) => {
    if (data?.value > 0) go(behind({ from: data.day, to: data.day, figure: data.figure, n: data.value }));
  };
}

customElements.define("trend-line", TrendLine);
