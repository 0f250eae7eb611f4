import { css, html, nothing } from "lit";
import { get } from "./api.js";
import { day } from "./dates.js";
import { DoudiElement } from "./doudi-element.js";
import { t } from "./messages.js";
import "./chart-view.js";
import "./definition-list.js";
import "./figure-card.js";
import "./problem-note.js";

const WEEKS = [4, 12, 26];
const SIDES = ["resident", "staff"];
const short = (number) => Math.round(10 * number) / 10;

/**
 * What the program itself asks of people: by week, by step, by field, and what of it no decision has read.
 * @property weeks how many, up to the present one
 */
export class BurdenPage extends DoudiElement {
  static properties = { weeks: { type: Number }, burden: { state: true }, problem: { state: true } };
  static styles = css`
    .page { max-width: 82rem; margin: 0 auto; padding: var(--s-5) var(--s-5) var(--s-7); width: 100%; } .top { display: flex; flex-wrap: wrap; gap: var(--s-3); justify-content: space-between; align-items: start; }
    h1 { font-size: var(--t-2xl); max-width: 28em; } .top > div { flex: 1 1 28rem; } .grey { height: 22rem; } .chip { padding-block: 0; color: var(--ink-2); }
    .chip[aria-current=true] { border-color: var(--accent); background: var(--accent-soft); color: var(--accent); font-weight: 600; }
    @media (max-width: 600px) { .page { padding: var(--s-4); } h1 { font-size: var(--t-xl); } }
  `;
  #run = 0;

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.burden.title"));
  }

  willUpdate(changed) {
    if (changed.has("weeks")) this.#load();
  }

  settingsChanged(name) {
    if (name === "language") this.#load();
  }

  render() {
    return html`<div class="page stack-l">
      <div class="top"><div class="stack"><h1 tabindex="-1">${this.burden ? this.#sentence() : t("ui.burden.title")}</h1><p class="muted">${t("ui.burden.lead")}</p></div>
        <nav class="row small" aria-label=${t("ui.burden.span")}>${WEEKS.map((weeks) => html`<a class="chip" href="${location.pathname}?weeks=${weeks}" aria-current=${weeks === this.weeks ? "true" : "false"}>${t("ui.burden.last", { weeks })}</a>`)}</nav></div>
      <problem-note .problem=${this.problem}></problem-note>
      ${this.burden ? this.#parts() : this.problem ? nothing : html`<div class="grey" aria-busy="true"></div>`}
    </div>`;
  }

  #sentence() {
    const { resident, staff } = this.burden.sum;
    if (!resident.n) return t("ui.burden.title");
    const values = { n: resident.n, resident: short(resident.tapsEach), staff: short(staff.tapsEach ?? 0) };
    return staff.n ? t("ui.burden.sentence", values) : t("ui.burden.sentence-resident", values);
  }

  #parts() {
    if (!this.burden.sum.resident.n) return html`<section class="card"><p>${t("ui.burden.empty")}</p></section>`;
    return html`${this.#weekly()}${this.#removable()}${this.#steps()}${this.#fields()}
      <section class="card stack" aria-labelledby="meaning"><h2 id="meaning">${t("ui.definitions.how")}</h2><definition-list .only=${this.burden.definitions.map((one) => one.id)}></definition-list></section>`;
  }

  #weekly() {
    const columns = [{ name: t("ui.burden.week") }, ...SIDES.flatMap((side) => ["n", "asked", "taps"].map((part) => ({ name: t(`ui.burden.${side}.${part}`), number: true })))];
    const rows = this.burden.weeks.map((week) => [{ text: day(week.week), value: week.week }, ...SIDES.flatMap((side) => [week[side].n, week[side].askedEach ?? "", week[side].tapsEach ?? ""])]);
    return html`<figure-card chart .heading=${t("ui.burden.weekly")} .note=${t("ui.burden.weekly-note")} .columns=${columns} .rows=${rows} file="burden-weeks">
      <chart-view height="240" .label=${t("ui.burden.label", { weeks: this.burden.weeks.length })} .option=${(colour) => this.#option(colour)}></chart-view></figure-card>`;
  }

  #option(colour) {
    const text = { color: colour["ink-2"], fontSize: 13 };
    return {
      tooltip: { renderMode: "richText", confine: true, trigger: "axis", backgroundColor: colour.surface, borderColor: colour["line-strong"], textStyle: { color: colour.ink } },
      legend: { top: 0, left: 0, icon: "roundRect", itemHeight: 4, textStyle: text },
      grid: { left: 8, right: 16, top: 36, bottom: 4, containLabel: true },
      xAxis: { type: "category", data: this.burden.weeks.map((one) => day(one.week)), axisLine: { lineStyle: { color: colour["line-strong"] } }, axisTick: { show: false }, axisLabel: text },
      yAxis: { type: "value", min: 0, splitLine: { lineStyle: { color: colour.line } }, axisLabel: text },
      series: SIDES.map((side, at) => ({ name: t(`ui.burden.${side}.taps`), type: "line", symbol: ["circle", "rect"][at], symbolSize: 7, lineStyle: { width: 2, type: at ? "dashed" : "solid" },
        itemStyle: { color: colour[at ? "soon" : "accent"] }, data: this.burden.weeks.map((week) => week[side].tapsEach ?? null) })),
    };
  }

  #step = (one) => t("ui.burden.step-of", { who: t(`ui.burden.who.${one.staff ? "staff" : "resident"}`), step: t(`ui.burden.step.${one.step}`) });

  #removable() {
    const { removable } = this.burden;
    if (!removable.length) return html`<section class="card stack"><h2>${t("ui.burden.removable")}</h2><p>${t("ui.burden.none-removable")}</p></section>`;
    const columns = [{ name: t("ui.burden.field") }, { name: t("ui.burden.step") }, { name: t("ui.burden.must") }, { name: t("ui.burden.asked"), number: true }, { name: t("ui.burden.filled"), number: true }];
    const rows = removable.map((one) => [t(`ui.burden.field.${one.field}`), this.#step(one), this.#must(one), one.asked, one.filled]);
    return html`<figure-card .heading=${t("ui.burden.removable")} .note=${t("ui.burden.removable-note", { weeks: this.burden.weeks.length })} .columns=${columns} .rows=${rows} file="burden-removable"></figure-card>`;
  }

  #must = ({ required }) => t(required ? "ui.burden.required" : "ui.burden.optional");

  #steps() {
    const columns = [{ name: t("ui.burden.step") }, { name: t("ui.burden.acts"), number: true }, { name: t("ui.burden.fields"), number: true }, { name: t("ui.burden.must"), number: true },
      { name: t("ui.burden.budget"), number: true }, { name: t("ui.burden.filled-each"), number: true }, { name: t("ui.burden.taps-each"), number: true }];
    const rows = this.burden.steps.filter((one) => one.acts > 0).map((one) => [this.#step(one), one.acts, one.fields.length, one.required, one.budget ?? "", short(one.filled / one.acts), short(one.taps / one.acts)]);
    return html`<figure-card .heading=${t("ui.burden.by-step")} .note=${t("ui.burden.by-step-note")} .columns=${columns} .rows=${rows} file="burden-steps"></figure-card>`;
  }

  #fields() {
    const columns = [{ name: t("ui.burden.field") }, { name: t("ui.burden.step") }, { name: t("ui.burden.asked"), number: true }, { name: t("ui.burden.filled"), number: true }, { name: t("ui.burden.used-by") }];
    const rows = this.burden.steps.filter((one) => one.acts > 0).flatMap((step) => step.fields.filter((one) => one.asked > 0).map((one) => [t(`ui.burden.field.${one.field}`), this.#step(step), one.asked, one.filled, this.#uses(one)]));
    return html`<figure-card .heading=${t("ui.burden.by-field")} .note=${t("ui.burden.by-field-note")} .columns=${columns} .rows=${rows} file="burden-fields"></figure-card>`;
  }

  #uses = ({ uses }) => uses.map(({ decision, n }) => t("ui.burden.use", { decision: t(`ui.burden.decision.${decision}`), n })).join(t("ui.burden.comma"));

  async #load() {
    const run = (this.#run += 1);
    const { value, problem } = await get(`/v1/burden?weeks=${this.weeks}`);
    if (run !== this.#run) return;
    this.problem = problem;
    if (value) this.burden = value;
  }
}

customElements.define("burden-page", BurdenPage);

/** How many weeks the address asks for. */
export const weeksAsked = () => {
  const asked = Number(new URLSearchParams(location.search).get("weeks"));
  return WEEKS.includes(asked) ? asked : 12;
};
