import { html } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { go } from "../shared/router.js";
import { language } from "../shared/settings.js";
import { behind } from "./names.js";
import "../shared/chart-view.js";
import "../shared/figure-card.js";

const NONE = "-";
const HEATS = ["heat-1", "heat-2", "heat-3", "heat-4", "heat-5"];
const ROW = 34;

/**
 * Platform × what went wrong, the darker the more; every cell opens its complaints.
 * @property cells as in the summary
 * @property span { from, to }
 */
export class HeatMap extends DoudiElement {
  static properties = { cells: { attribute: false }, names: { attribute: false }, span: { attribute: false } };

  render() {
    const { platforms, kinds, byPlace } = this.#axes();
    const columns = [{ name: t("ui.hotspots.platform") }, ...kinds.map((kind) => ({ name: this.#kind(kind), number: true }))];
    const rows = platforms.map((platform) => [this.#platform(platform), ...kinds.map((kind) => this.#cell(platform, kind, byPlace.get(`${platform} ${kind}`)))]);
    return html`<figure-card chart .heading=${t("ui.heat.title")} .note=${t("ui.heat.note")} .columns=${columns} .rows=${rows} file="heat-${this.span.from}-${this.span.to}">
      <chart-view .label=${t("ui.heat.label", { platforms: platforms.length, kinds: kinds.length })} .height=${this.#top() + platforms.length * ROW + 8}
        .option=${(colour) => this.#option(colour, platforms, kinds, byPlace)} @picked=${this.#picked}></chart-view>
    </figure-card>`;
  }

  /** Platforms with most first, kinds in the order of the dictionary; only what occurs. */
  #axes() {
    const sums = new Map();
    const kinds = new Set();
    const byPlace = new Map();
    for (const { platformId = NONE, failureKind = NONE, complaints } of this.cells) {
      sums.set(platformId, (sums.get(platformId) ?? 0) + complaints);
      kinds.add(failureKind);
      byPlace.set(`${platformId} ${failureKind}`, complaints);
    }
    const platforms = [...sums.keys()].sort((a, b) => sums.get(b) - sums.get(a));
    return { platforms, kinds: [...this.names.kinds, NONE].filter((kind) => kinds.has(kind)), byPlace };
  }

  #cell(platformId, failureKind, n) {
    return n ? { text: n, value: n, href: behind({ ...this.span, platformId, failureKind, n }) } : 0;
  }

  #platform = (id) => this.names.platform(id === NONE ? undefined : id);

  #kind = (id) => t(`ui.kind.${id === NONE ? "none" : id}`);

  #top() {
    return language() === "en" ? 96 : 72;
  }

  #option(colour, platforms, kinds, byPlace) {
    const most = Math.max(...byPlace.values());
    const heat = (n) => Math.min(HEATS.length - 1, Math.floor((HEATS.length * Math.sqrt(n - 1)) / Math.sqrt(most)));
    const data = platforms.flatMap((platform, y) => kinds.map((kind, x) => this.#square(colour, [x, y, byPlace.get(`${platform} ${kind}`) ?? 0], heat, platform, kind)));
    const english = language() === "en";
    return {
      tooltip: { renderMode: "richText", confine: true, backgroundColor: colour.surface, borderColor: colour["line-strong"], textStyle: { color: colour.ink },
        formatter: ({ value: [x, y, n] }) => t("ui.heat.cell", { platform: this.#platform(platforms[y]), kind: this.names.kind(kinds[x] === NONE ? undefined : kinds[x]), n }) },
      grid: { left: 112, right: 4, top: this.#top(), bottom: 4 },
      xAxis: { type: "category", position: "top", data: kinds.map(this.#kind), axisLine: { show: false }, axisTick: { show: false },
        axisLabel: { interval: 0, color: colour["ink-2"], fontSize: 13, lineHeight: 15, rotate: english ? 60 : 0, formatter: (name) => (english ? name : [...name].join("\n")) } },
      yAxis: { type: "category", inverse: true, data: platforms.map(this.#platform), axisLine: { show: false }, axisTick: { show: false },
        axisLabel: { interval: 0, color: colour["ink-2"], fontSize: 13, width: 104, overflow: "truncate" } },
      series: [{ type: "heatmap", data, itemStyle: { borderColor: colour.surface, borderWidth: 2, borderRadius: 5 }, emphasis: { itemStyle: { borderColor: colour.accent } } }],
      visualMap: { show: false, dimension: 2, min: 0, max: most, inRange: { opacity: 1 } },
    };
  }

  #square(colour, value, heat, platform, kind) {
    const [, , n] = value;
    const shade = n > 0 ? heat(n) : -1;
    const ink = document.documentElement.dataset.theme === "dark" ? (shade > 2 ? "#14110d" : "#f4efe8") : shade > 3 ? "#ffffff" : "#2b1a0e";
    return { value, platform, kind, label: { show: n > 0, formatter: String(n), color: ink, fontSize: 13 }, itemStyle: { color: shade < 0 ? colour["heat-0"] : colour[HEATS[shade]] },
      cursor: n > 0 ? "pointer" : "default" };
  }

  #picked = ({ detail: { data } }) => {
    const [, , n] = data?.value ?? [];
    if (n > 0) go(behind({ ...this.span, platformId: data.platform, failureKind: data.kind, n }));
  };
}

customElements.define("heat-map", HeatMap);
