import { css, html } from "lit";
import { DoudiElement } from "./doudi-element.js";

let library;
const charts = () => (library ??= import("echarts"));

/** The colours of the design, as they are now. */
const palette = () => {
  const style = getComputedStyle(document.documentElement);
  return new Proxy({}, { get: (none, name) => style.getPropertyValue(`--${name}`).trim() });
};

const LEGEND_LINE = 24;
const LEGEND_MARK = 42;
/** Of a text of 13 px, at most: letters are half as wide as characters. */
const wide = (text) => [...text].reduce((sum, one) => sum + (one.charCodeAt(0) < 0x2000 ? 7.5 : 13), 0);

/** How high a legend of these names stands above a drawing of that width. */
export const legendHeight = (names, width) => {
  let lines = 1;
  let used = 0;
  for (const name of names) {
    const next = LEGEND_MARK + wide(name);
    if (used > 0 && used + next > width) {
      lines += 1;
      used = 0;
    }
    used += next;
  }
  return lines * LEGEND_LINE;
};

/**
 * A drawing by ECharts, in the colours of the design. Its numbers stand in a table beside it: see figure-card. Tells "picked" with what was clicked.
 * @property option (colours, width in px) => what ECharts draws; nothing that puts HTML into the page, which the policy forbids
 * @property label what it shows, in words
 * @property height in px
 */
export class ChartView extends DoudiElement {
  static properties = { option: { attribute: false }, label: {}, height: { type: Number } };
  static styles = css`div { width: 100%; } @media (forced-colors: active) { div { forced-color-adjust: none; } }`;
  #chart;
  #watch;
  #width = 0;

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#watch?.disconnect();
    this.#chart?.dispose();
    this.#chart = undefined;
  }

  render() {
    return html`<div role="img" aria-label=${this.label}></div>`;
  }

  async updated() {
    const { init } = await charts();
    const place = this.renderRoot.querySelector("div");
    if (!this.isConnected || !place) return;
    place.style.height = `${this.height}px`;
    this.#chart ??= this.#start(init, place);
    this.#chart.resize();
    this.#width = place.clientWidth;
    const font = getComputedStyle(document.body).fontFamily;
    this.#chart.setOption({ animation: false, textStyle: { fontFamily: font }, ...this.option(palette(), this.#width) }, { notMerge: true });
    this.drawn = true;
  }

  #start(init, place) {
    const chart = init(place, null, { renderer: "canvas" });
    chart.on("click", ({ data, name }) => this.tell("picked", { data, name }));
    this.#watch = new ResizeObserver(() => (place.clientWidth === this.#width ? chart.resize() : this.requestUpdate()));
    this.#watch.observe(place);
    return chart;
  }
}

customElements.define("chart-view", ChartView);
