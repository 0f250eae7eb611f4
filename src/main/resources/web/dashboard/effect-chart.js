import { html } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { day, dayAndYear } from "../shared/dates.js";
import { t } from "../shared/messages.js";
import "../shared/chart-view.js";
import "../shared/figure-card.js";

/**
 * Week by week before and after: the hotspot that was changed, beside what similar untouched ones say it would have had.
 * @property improvement
 * @property course { items, compared } as in the contract
 */
export class EffectChart extends DoudiElement {
  static properties = { improvement: { attribute: false }, course: { attribute: false } };

  render() {
    const { items, compared } = this.course;
    const columns = [{ name: t("ui.effect.week") }, { name: t("ui.effect.side") }, { name: this.#own, number: true }, ...(compared ? [{ name: t("ui.effect.alike"), number: true }] : [])];
    const rows = items.map((one) => [{ text: t("ui.behind.days", { from: day(one.from), to: day(one.to) }), value: one.from }, t(this.improvement.liveOn ? `ui.effect.${one.after ? "after" : "before"}` : "ui.effect.untouched"),
      one.count, ...(compared ? [one.alike] : [])]);
    return html`<figure-card chart .heading=${t("ui.effect.title")} .note=${this.#note()} .columns=${columns} .rows=${rows} file="effect-${this.improvement.id}">
      <chart-view height="260" .label=${t("ui.effect.label", { n: items.length })} .option=${(colour) => this.#option(colour)}></chart-view>
    </figure-card>`;
  }

  get #own() {
    return t(`ui.effect.measure.${this.improvement.test.measure}`);
  }

  /** With nothing in the place of the day it went live. */
  #weeks() {
    const { items } = this.course;
    if (!this.improvement.liveOn) return items;
    return [...items.filter((one) => !one.after), null, ...items.filter((one) => one.after)];
  }

  #note() {
    if (!this.improvement.liveOn) return t("ui.effect.note.untouched");
    if (!this.course.items.some((one) => one.after)) return t("ui.effect.note.first-week");
    return this.course.compared ? t("ui.effect.note.compared", { n: this.course.compared }) : t("ui.effect.note.alone");
  }

  #option(colour) {
    const { compared } = this.course;
    const weeks = this.#weeks();
    const text = { color: colour["ink-2"], fontSize: 13 };
    const live = weeks.indexOf(null);
    return {
      tooltip: { renderMode: "richText", confine: true, trigger: "axis", backgroundColor: colour.surface, borderColor: colour["line-strong"], textStyle: { color: colour.ink } },
      legend: { top: 0, left: 0, icon: "roundRect", itemHeight: 4, textStyle: text },
      grid: { left: 8, right: 16, top: 64, bottom: 4, containLabel: true },
      xAxis: { type: "category", data: weeks.map((one) => (one ? day(one.from) : "")), axisLine: { lineStyle: { color: colour["line-strong"] } }, axisTick: { show: false }, axisLabel: text },
      yAxis: { type: "value", min: 0, minInterval: 1, splitLine: { lineStyle: { color: colour.line } }, axisLabel: text },
      series: [
        { name: this.#own, type: "bar", barMaxWidth: 36, data: weeks.map((one) => one && { value: one.count, itemStyle: { color: one.after ? colour.accent : colour["line-strong"] } }), itemStyle: { color: colour.accent },
          markLine: live >= 0 ? { silent: true, symbol: "none", data: [{ xAxis: live }], lineStyle: { color: colour.ink, type: "dotted" }, label: { formatter: t("ui.effect.live", { at: dayAndYear(this.improvement.liveOn) }), color: colour.ink, position: "end", fontSize: 13 } } : undefined },
        ...(compared ? [{ name: t("ui.effect.alike"), type: "line", symbol: "diamond", symbolSize: 8, lineStyle: { width: 2, type: "dashed" }, itemStyle: { color: colour.soon }, connectNulls: true, data: weeks.map((one) => one && one.alike) }] : []),
      ],
    };
  }
}

customElements.define("effect-chart", EffectChart);
