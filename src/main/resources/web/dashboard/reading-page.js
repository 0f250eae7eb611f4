import { css, html, nothing } from "lit";
import { all, get } from "../shared/api.js";
import { stamp } from "../shared/dates.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { count, t } from "../shared/messages.js";
import { loadNames, parts, title } from "./names.js";
import { pageLook } from "./page-look.js";
import "../shared/problem-note.js";
import "./judge-form.js";
import "./sample-list.js";
import "./statement-form.js";
import "./voices-note.js";

const WORDS = ["cause", "unknown", "circumstances"];
const TONE = { drawn: "asked", signed: "asked", returned: "soon", countersigned: "done" };

/**
 * A hotspot read by people: the sample on one side, what it means on the other. An auditor signs against it in the same page.
 * @property me who looks
 * @property readingId
 */
export class ReadingPage extends DoudiElement {
  static properties = { me: { attribute: false }, readingId: {}, reading: { state: true }, improvements: { state: true }, names: { state: true }, problem: { state: true } };
  static styles = [pageLook, css`
    .columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: var(--s-5); align-items: start; } .side { display: grid; gap: var(--s-4); } .works { position: sticky; top: var(--s-4); max-height: calc(100vh - var(--s-5)); overflow-y: auto; padding: 4px; }
    @media (max-width: 900px) { .columns { grid-template-columns: minmax(0, 1fr); } .works { position: static; max-height: none; overflow: visible; padding: 0; } }
  `];
  #run = 0;

  willUpdate(changed) {
    if (!changed.has("readingId")) return;
    this.reading = undefined;
    this.#load();
  }

  settingsChanged(name) {
    if (name === "language") this.#load();
  }

  render() {
    return html`<div class="page stack-l" @reading-changed=${(event) => this.#changed(event.detail)} @go-to-sample=${this.#toSample}>
      <problem-note .problem=${this.problem}></problem-note>
      ${this.reading ? this.#page() : this.problem ? nothing : html`<div class="columns" aria-busy="true"><div class="grey card"></div><div class="grey card"></div></div>`}
    </div>`;
  }

  #page() {
    const { reading } = this;
    const about = parts(reading.hotspotId);
    return html`
      <div class="stack"><div class="head"><h1 tabindex="-1">${t("ui.reading.title", { what: title(this.names, about) })}</h1><span class="tag ${TONE[reading.state]}">${t(`ui.reading.state.${reading.state}`)}</span></div>
        <p class="muted">${t("ui.hotspots.where", { platform: this.names.platform(about.platformId), district: this.names.district(about.districtId) })}</p>
        <p>${this.#whoseTurn()}</p><voices-note .hotspotId=${reading.hotspotId}></voices-note></div>
      <div class="columns">
        <sample-list .reading=${reading} ?quotes=${reading.part === "sign"} @opened-one=${(event) => this.#opened(event.detail)} @quoted=${(event) => this.renderRoot.querySelector("statement-form").quote(event.detail)}></sample-list>
        <div class="side ${["sign", "judge"].includes(reading.part) ? "works" : ""}">
          ${reading.state === "returned" ? this.#returned() : nothing}
          ${reading.part === "sign" ? html`<statement-form .reading=${reading} .account=${this.me.account}></statement-form>` : reading.statement ? this.#statement() : nothing}
          ${reading.part === "judge" ? html`<judge-form .reading=${reading} .account=${this.me.account}></judge-form>` : nothing}
          ${reading.state === "countersigned" ? this.#whatFollows() : nothing}
          ${this.#history()}
        </div>
      </div>`;
  }

  #whoseTurn() {
    const { part, state } = this.reading;
    return t(part ? `ui.reading.turn.${part}` : `ui.readings.waits.${state}`);
  }

  #returned() {
    const { words } = this.reading.history.findLast((one) => one.act === "returned");
    return html`<section class="card asked stack" aria-labelledby="returned"><h2 id="returned">${t("ui.reading.returned")}</h2><p class="words">${words}</p></section>`;
  }

  #statement() {
    const { statement, sample } = this.reading;
    const number = (id) => sample.findIndex((one) => one.complaintId === id) + 1;
    return html`<section class="card stack" aria-labelledby="means"><h2 id="means">${t("ui.reading.means")}</h2>
      ${WORDS.map((name) => html`<div><h3>${t(`ui.statement.${name}`)}</h3><p class="words">${statement[name]}</p></div>`)}
      <div class="stack"><h3>${t("ui.statement.quotes")}</h3>${statement.quotes.map((one) => html`<div><blockquote>${one.words}</blockquote><p class="small muted">${t("ui.sample.number", { n: number(one.complaintId) })}</p></div>`)}</div></section>`;
  }

  #whatFollows() {
    const { words } = this.reading.history.findLast((one) => one.act === "countersigned");
    return html`<section class="card stack" aria-labelledby="follows"><h2 id="follows">${t("ui.reading.countersigned")}</h2><p class="words">${words}</p>
      ${this.reading.part === "propose" ? html`<p><a class="primary" href="/dashboard/readings/${this.reading.id}/improvement">${t("ui.reading.propose")}</a></p>` : nothing}
      ${this.improvements?.length ? html`<ul>${this.improvements.map((one) => html`<li><a class="link" href="/dashboard/improvements/${one.id}">${one.summary}</a> <span class="tag">${t(`ui.improvement.state.${one.state}`)}</span></li>`)}</ul>` : nothing}</section>`;
  }

  /** What was opened one by one stands as one line. */
  #history() {
    const lines = [];
    for (const one of this.reading.history) {
      const last = lines.at(-1);
      if (one.act === "opened" && last?.act === "opened" && last.byRole === one.byRole) lines[lines.length - 1] = { ...one, n: last.n + 1 };
      else lines.push({ ...one, n: 1 });
    }
    return html`<section class="stack" aria-labelledby="history"><h2 id="history">${t("ui.reading.history")}</h2><ol class="small">${lines.map((one) => html`<li>${this.#line(one)} <span class="muted">${stamp(one.at)}</span></li>`)}</ol></section>`;
  }

  #line({ act, byRole, n }) {
    const who = t(`ui.by.${byRole}`);
    return act === "opened" ? count("ui.reading.act.opened", n, { who }) : t(`ui.reading.act.${act}`, { who });
  }

  #toSample = () => this.renderRoot.querySelector("sample-list").takeFocus();

  #opened(id) {
    const { opened } = this.reading;
    if (!opened.includes(id)) this.reading = { ...this.reading, opened: [...opened, id] };
  }

  #changed(reading) {
    this.reading = reading;
    this.#loadImprovements();
    this.updateComplete.then(() => this.renderRoot.querySelector("h1").focus());
  }

  async #load() {
    const run = (this.#run += 1);
    const [names, { value, problem }] = await Promise.all([loadNames(), get(`/v1/readings/${this.readingId}`)]);
    if (run !== this.#run) return;
    this.names = names;
    this.problem = problem;
    if (!value) return;
    this.reading = value;
    this.tell("page-title", t("ui.reading.title", { what: title(names, parts(value.hotspotId)) }));
    this.#loadImprovements();
  }

  async #loadImprovements() {
    if (this.reading.state !== "countersigned") return;
    const { value } = await all(`/v1/improvements?hotspotId=${encodeURIComponent(this.reading.hotspotId)}`);
    if (value) this.improvements = value.filter((one) => one.readingId === this.reading.id);
  }
}

customElements.define("reading-page", ReadingPage);
