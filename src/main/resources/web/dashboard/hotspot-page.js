import { css, html, nothing } from "lit";
import { get } from "../shared/api.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { range, rounded } from "../shared/numbers.js";
import { behind, loadNames, title } from "./names.js";
import { span } from "./span-row.js";
import "../shared/honest-bar.js";
import "../shared/problem-note.js";
import "./cluster-list.js";
import "./hotspot-figures.js";
import "./voices-note.js";
import "./week-bars.js";

const HALF_A_YEAR = 182;

/**
 * One hotspot: what it is in a sentence, how it ended, what people say, week by week, and what can be done about it from here.
 * @property hotspotId which
 * @property days over how many days, up to today
 * @property me who looks
 */
export class HotspotPage extends DoudiElement {
  static properties = { hotspotId: {}, days: { type: Number }, me: { attribute: false }, hotspot: { state: true }, clusters: { state: true }, weeks: { state: true }, names: { state: true }, problem: { state: true } };
  static styles = css`
    .page { max-width: 82rem; margin: 0 auto; padding: var(--s-5) var(--s-5) var(--s-7); } .top { display: flex; flex-wrap: wrap; gap: var(--s-3); justify-content: space-between; align-items: start; }
    h1 { font-size: var(--t-2xl); max-width: 30em; } .said { font-size: var(--t-l); max-width: 46rem; } .usual { max-width: 56rem; } .bar { max-width: 46rem; } .head { flex: 1 1 32rem; gap: var(--s-2); }
    .columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: var(--s-5); align-items: start; } .grey { height: 24rem; } .grey.title { height: 6rem; max-width: 40rem; }
    @media (max-width: 1100px) { .columns { grid-template-columns: minmax(0, 1fr); } }
    @media (max-width: 600px) { .page { padding: var(--s-4); } }
  `;
  #run = 0;

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.hotspot.title"));
  }

  willUpdate(changed) {
    if (changed.has("hotspotId") || changed.has("days")) this.#load();
  }

  settingsChanged(name) {
    if (name === "language") this.#load();
  }

  render() {
    return html`<div class="page stack-l">
      <div class="top"><div class="stack head"><a class="link" href="/dashboard/?days=${this.days}">${t("ui.hotspot.back")}</a>${this.hotspot ? this.#head() : html`<div class="grey title"></div>`}</div>
        <span-row .days=${this.days}></span-row></div>
      <problem-note .problem=${this.problem}></problem-note>
      ${this.hotspot ? this.#body() : this.problem ? nothing : html`<div class="columns" aria-busy="true"><div class="grey"></div><div class="grey"></div></div>`}
    </div>`;
  }

  #head() {
    const { platformId, districtId, complaints, people, trend, surge } = this.hotspot;
    return html`<h1 tabindex="-1">${title(this.names, this.hotspot)}</h1>
      <p class="muted">${t("ui.hotspots.where", { platform: this.names.platform(platformId), district: this.names.district(districtId) })}</p>
      <p class="said">${complaints === 0 ? t("ui.hotspot.nothing", { days: this.days })
        : t("ui.hotspot.said", { days: this.days, n: complaints, people, m: surge.complaints, of: surge.days, ratio: rounded(surge.ratio.value), range: range(surge.ratio) })}
        <span class="tag ${{ rising: "late", falling: "done" }[trend] ?? ""}">${t("ui.hotspot.trend", { days: this.days, trend: t(`ui.trend.${trend}`) })}</span></p>
      ${complaints === 0 ? nothing : html`<p class="small muted usual">${t("ui.hotspot.usual")} <a href="/dashboard/definitions">${t("ui.definitions.how")}</a></p>`}`;
  }

  #body() {
    const days = span(this.days);
    const open = (figure, n) => behind({ ...days, hotspotId: this.hotspotId, figure, n });
    return html`
      ${this.hotspot.complaints === 0 ? nothing : html`
        <honest-bar class="bar" .tally=${this.hotspot} .href=${(figure) => open(figure, this.#number(figure))}></honest-bar>
        <div class="row next"><a class="quiet" href=${open("complaints", this.hotspot.complaints)}>${t("ui.hotspot.open", { n: this.hotspot.complaints })}</a>
          ${this.me?.role === "supervisor" ? nothing : html`<a class="quiet" href="/dashboard/readings?hotspotId=${this.hotspotId}">${t("ui.behind.read")}</a>`}</div>
        <voices-note .hotspotId=${this.hotspotId}></voices-note>
        ${this.clusters ? html`<cluster-list .clusters=${this.clusters} .hotspotId=${this.hotspotId}></cluster-list>` : html`<div class="grey" aria-busy="true"></div>`}`}
      <div class="columns">
        ${this.weeks ? html`<week-bars .weeks=${this.weeks} .hotspotId=${this.hotspotId}></week-bars>` : html`<div class="grey"></div>`}
        <hotspot-figures .hotspot=${this.hotspot} .open=${open} .span=${days}></hotspot-figures>
      </div>`;
  }

  #number(figure) {
    const { complaints, staffResolved, staffResolvedOnce, confirmedDone, unconfirmed, disputed } = this.hotspot;
    return { complaints, disputed, "staff-resolved-once": staffResolvedOnce, "confirmed-done": confirmedDone, unconfirmed, unanswered: staffResolved - confirmedDone - unconfirmed, unresolved: complaints - staffResolved }[figure];
  }

  async #load() {
    const run = (this.#run += 1);
    this.hotspot = undefined;
    this.clusters = undefined;
    const address = `/v1/hotspots/${encodeURIComponent(this.hotspotId)}`;
    const days = new URLSearchParams(span(this.days));
    const [names, hotspot] = await Promise.all([loadNames(), get(`${address}?${days}`)]);
    if (run !== this.#run) return;
    this.names = names;
    this.problem = hotspot.problem;
    this.hotspot = hotspot.value;
    if (!hotspot.value) return;
    const [clusters, weeks] = await Promise.all([get(`${address}/clusters?${days}`), get(`${address}/weeks?${new URLSearchParams(span(HALF_A_YEAR))}`)]);
    if (run !== this.#run) return;
    this.problem = clusters.problem ?? weeks.problem;
    this.clusters = clusters.value;
    this.weeks = weeks.value?.items;
  }
}

customElements.define("hotspot-page", HotspotPage);
