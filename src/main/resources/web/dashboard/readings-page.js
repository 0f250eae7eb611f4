import { css, html, nothing } from "lit";
import { all, send } from "../shared/api.js";
import { dayAndYear, stamp } from "../shared/dates.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { count, t } from "../shared/messages.js";
import { go } from "../shared/router.js";
import { behind, loadNames, parts, title } from "./names.js";
import { pageLook } from "./page-look.js";
import { requestKey } from "./request-key.js";
import { span } from "./span-row.js";
import "../shared/problem-note.js";
import "./voices-note.js";

/** From so many days a sample is drawn. */
const READ_DAYS = 90;
const TONE = { drawn: "asked", signed: "asked", returned: "soon", countersigned: "done" };

/**
 * Readings, those that wait for the reader first; of one hotspot, also where a new one begins.
 * @property me who looks
 * @property hotspotId only of this one; empty for all
 */
export class ReadingsPage extends DoudiElement {
  static properties = { me: { attribute: false }, hotspotId: {}, readings: { state: true }, names: { state: true }, problem: { state: true }, busy: { state: true } };
  static styles = [pageLook, css`
    .list { display: grid; gap: var(--s-3); } .list li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--s-1) var(--s-4); align-items: center; } .list p { grid-column: 1; }
    .list .tag { grid-column: 2; grid-row: 1; } .list .link { padding: 0; font-weight: 600; }
  `];
  #key = requestKey();
  #run = 0;

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.dashboard.nav.readings"));
  }

  willUpdate(changed) {
    if (changed.has("hotspotId")) this.#load();
  }

  settingsChanged(name) {
    if (name === "language") this.#load();
  }

  render() {
    return html`<div class="page stack-l">
      <div class="stack"><h1 tabindex="-1">${this.names && this.hotspotId ? t("ui.readings.of", { what: title(this.names, parts(this.hotspotId)) }) : t("ui.readings.title")}</h1>
        <p class="muted">${t("ui.readings.lead")}</p></div>
      ${this.names && this.hotspotId ? this.#begin() : nothing}
      <problem-note .problem=${this.problem}></problem-note>
      ${this.readings ? this.#lists() : this.problem ? nothing : html`<div class="stack" aria-busy="true"><div class="grey card"></div><div class="grey card"></div></div>`}
    </div>`;
  }

  #begin() {
    const { platformId, districtId } = parts(this.hotspotId);
    return html`<section class="card stack" aria-labelledby="begin">
      <div><h2 id="begin">${t("ui.readings.begin")}</h2><p class="small muted">${t("ui.hotspots.where", { platform: this.names.platform(platformId), district: this.names.district(districtId) })}</p></div>
      <p>${t("ui.readings.begin-why")}</p>
      <voices-note .hotspotId=${this.hotspotId}></voices-note>
      <div class="row">${this.me.role === "manager" ? html`<button class="primary" ?disabled=${this.busy} @click=${this.#draw}>${t(this.busy ? "ui.readings.drawing" : "ui.readings.draw")}</button>` : nothing}
        <a class="link" href=${behind({ ...span(READ_DAYS), hotspotId: this.hotspotId, figure: "complaints" })}>${t("ui.readings.complaints")}</a>
        <a class="link" href="/dashboard/readings">${t("ui.readings.all")}</a></div></section>`;
  }

  #lists() {
    const mine = this.readings.filter((one) => ["sign", "judge"].includes(one.part));
    const rest = this.readings.filter((one) => !mine.includes(one));
    if (this.readings.length === 0) return html`<section class="card stack"><p>${t(this.hotspotId ? "ui.readings.none-here" : "ui.readings.none")}</p>
      ${this.hotspotId ? nothing : html`<p><a class="link" href="/dashboard/">${t("ui.readings.to-hotspots")}</a></p>`}</section>`;
    return html`${mine.length ? this.#list("mine", mine) : nothing}${rest.length ? this.#list(mine.length ? "rest" : "all", rest) : nothing}`;
  }

  #list(name, readings) {
    return html`<section class="stack" aria-labelledby=${name}><h2 id=${name}>${t(`ui.readings.list.${name}`, { n: readings.length })}</h2>
      <ul class="list">${readings.map(this.#item)}</ul></section>`;
  }

  #item = (one) => {
    const about = parts(one.hotspotId);
    return html`<li class="card"><p><a class="link" href="/dashboard/readings/${one.id}">${title(this.names, about)}</a></p><span class="tag ${TONE[one.state]}">${t(`ui.reading.state.${one.state}`)}</span>
      <p class="small muted">${t("ui.readings.facts", { platform: this.names.platform(about.platformId), district: this.names.district(about.districtId), at: stamp(one.history[0].at), from: dayAndYear(one.from), to: dayAndYear(one.to) })}</p>
      <p class="small">${this.#next(one)}</p></li>`;
  };

  #next(one) {
    if (one.part === "sign" || one.part === "judge") return count("ui.readings.opened", one.opened.length, { of: one.sample.length, next: t(`ui.readings.next.${one.part}`) });
    if (one.part === "propose") return t("ui.readings.next.propose");
    return t(`ui.readings.waits.${one.state}`);
  }

  #draw = async () => {
    if (this.busy) return;
    this.busy = true;
    const { value, problem } = await send("POST", `/v1/hotspots/${encodeURIComponent(this.hotspotId)}/readings`, undefined, { key: this.#key });
    this.busy = false;
    this.problem = problem;
    if (value) go(`/dashboard/readings/${value.id}`);
  };

  async #load() {
    const run = (this.#run += 1);
    const [names, { value, problem }] = await Promise.all([loadNames(), all(`/v1/readings${this.hotspotId ? `?hotspotId=${encodeURIComponent(this.hotspotId)}` : ""}`)]);
    if (run !== this.#run) return;
    this.names = names;
    this.problem = problem;
    if (value) this.readings = value;
  }
}

customElements.define("readings-page", ReadingsPage);
