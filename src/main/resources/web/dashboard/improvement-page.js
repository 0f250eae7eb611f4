import { css, html, nothing } from "lit";
import { get } from "../shared/api.js";
import { dayAndYear, stamp } from "../shared/dates.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { count, t } from "../shared/messages.js";
import { outcomeTag, STATE_TONE } from "./improvement-words.js";
import { behind, loadNames, parts, title } from "./names.js";
import { pageLook } from "./page-look.js";
import { span } from "./span-row.js";
import "../shared/problem-note.js";
import "./effect-chart.js";
import "./step-form.js";

/**
 * One improvement: what was promised, by whom, until when; by what it is judged, and what came of it.
 * @property me who looks
 * @property improvementId
 */
export class ImprovementPage extends DoudiElement {
  static properties = { me: { attribute: false }, improvementId: {}, improvement: { state: true }, course: { state: true }, names: { state: true }, problem: { state: true } };
  static styles = [pageLook, css`
    .columns { display: grid; grid-template-columns: minmax(0, 1.6fr) minmax(0, 1fr); gap: var(--s-5); align-items: start; } .finding { font-size: var(--t-xl); font-weight: 600; line-height: var(--lh-tight); }
    .history li { padding: 0 0 var(--s-3) var(--s-4); border-inline-start: 2px solid var(--line); } .history li:last-child { padding-bottom: 0; } .effective { border-color: var(--done); } .not { border-color: var(--late); }
    @media (max-width: 900px) { .columns { grid-template-columns: minmax(0, 1fr); } }
  `];
  #run = 0;

  willUpdate(changed) {
    if (!changed.has("improvementId")) return;
    this.improvement = undefined;
    this.#load();
  }

  settingsChanged(name) {
    if (name === "language") this.#load();
  }

  render() {
    return html`<div class="page stack-l" @improvement-changed=${(event) => this.#changed(event.detail)}>
      <problem-note .problem=${this.problem}></problem-note>
      ${this.improvement ? this.#page() : this.problem ? nothing : html`<div class="columns" aria-busy="true"><div class="grey card"></div><div class="grey card"></div></div>`}
    </div>`;
  }

  #page() {
    const one = this.improvement;
    const about = parts(one.hotspotId);
    return html`
      <div class="stack"><p class="row"><span class="tag asked">${t(`ui.improvement.kind.${one.kind}`)}</span><span class="tag ${STATE_TONE[one.state]}">${this.#state()}</span></p>
        <h1 tabindex="-1">${one.summary}</h1>
        <p class="muted">${t("ui.improvement.where", { what: title(this.names, about), platform: this.names.platform(about.platformId), district: this.names.district(about.districtId) })}</p></div>
      <div class="columns"><div class="stack-l">
          ${this.#effect()}
          ${this.course ? html`<effect-chart .improvement=${one} .course=${this.course}></effect-chart>` : nothing}
          ${one.mayBecome.length ? html`<step-form .improvement=${one} .account=${this.me.account}></step-form>` : this.#waits()}
        </div><div class="stack-l">${this.#plan()}${this.#history()}</div></div>`;
  }

  #state() {
    return t(outcomeTag(this.improvement)?.key ?? `ui.improvement.state.${this.improvement.state}`);
  }

  #effect() {
    const { effect, state, test, judgedFrom } = this.improvement;
    if (effect) return html`<section class="card stack ${state === "effective" ? "effective" : "not"}" aria-labelledby="effect"><h2 id="effect" class="sr">${t("ui.effect.found")}</h2>
      <p class="finding">${effect.words}</p><p class="small muted">${effect.compared ? t("ui.effect.compared", { before: effect.before, after: effect.after, n: effect.compared }) : t("ui.effect.alone", { before: effect.before, after: effect.after })}
      ${effect.counted < effect.before ? t("ui.effect.careful", { before: effect.before, counted: effect.counted }) : nothing} ${t("ui.effect.promised", { percent: test.expectedFallPercent })}</p></section>`;
    const known = state === "live" ? t("ui.effect.not-yet", { at: dayAndYear(judgedFrom), days: test.windowDays }) : state === "refused" ? t("ui.effect.never") : t("ui.effect.not-begun", { days: test.windowDays });
    return html`<section class="card stack" aria-labelledby="effect"><h2 id="effect">${t("ui.effect.unknown")}</h2><p>${known}</p></section>`;
  }

  #waits() {
    const { state, mine } = this.improvement;
    if (!["proposed", "accepted", "under-way"].includes(state)) return nothing;
    return html`<p class="muted">${t(mine && state === "proposed" ? "ui.step.not-own" : `ui.step.waits.${state}`)}</p>`;
  }

  #plan() {
    const one = this.improvement;
    return html`<section class="card stack" aria-labelledby="plan"><h2 id="plan">${t("ui.improvement.plan")}</h2>
      <dl class="facts"><dt>${t("ui.improvement.office")}</dt><dd>${this.names.department(one.departmentId)}</dd><dt>${t("ui.improvement.due")}</dt><dd>${dayAndYear(one.dueOn)}</dd>
        ${one.withPlatformId ? html`<dt>${t("ui.improvement.with")}</dt><dd>${this.names.platform(one.withPlatformId)}</dd>` : nothing}
        ${one.liveOn ? html`<dt>${t("ui.improvement.live-on")}</dt><dd>${dayAndYear(one.liveOn)}</dd>` : nothing}
        <dt>${t("ui.improvement.steps")}</dt><dd><ol class="steps">${one.actions.map((action) => html`<li>${action}</li>`)}</ol></dd>
        <dt>${t("ui.improvement.judged-by")}</dt><dd>${t(`ui.improvement.test.${one.test.measure}`, { percent: one.test.expectedFallPercent, days: one.test.windowDays })} <span class="small muted">${t("ui.improvement.test-fixed", { at: dayAndYear(one.history[0].at) })}</span></dd></dl>
      <p class="row small">${this.me.role === "supervisor" ? nothing : html`<a class="link" href="/dashboard/readings/${one.readingId}">${t("ui.improvement.reading")}</a>`}<a class="link" href=${behind({ ...span(90), hotspotId: one.hotspotId, figure: "complaints" })}>${t("ui.readings.complaints")}</a></p></section>`;
  }

  #history() {
    return html`<section class="stack" aria-labelledby="history"><h2 id="history">${t("ui.reading.history")}</h2><ol class="history small">${[...this.improvement.history].reverse().map((one) => html`<li>
      <p class="strong">${one.state === "told" ? count("ui.improvement.told", one.people) : t("ui.improvement.step", { state: t(`ui.improvement.state.${one.state}`), who: t(`ui.by.${one.byRole}`) })}</p>
      ${one.words ? html`<p class="words">${one.words}</p>` : nothing}<p class="muted">${stamp(one.at)}</p></li>`)}</ol></section>`;
  }

  #changed(improvement) {
    this.improvement = improvement;
    this.#loadCourse(this.#run);
    this.updateComplete.then(() => this.renderRoot.querySelector("h1").focus());
  }

  async #load() {
    const run = (this.#run += 1);
    const [names, { value, problem }] = await Promise.all([loadNames(), get(`/v1/improvements/${this.improvementId}`)]);
    if (run !== this.#run) return;
    this.names = names;
    this.problem = problem;
    if (!value) return;
    this.improvement = value;
    this.tell("page-title", value.summary);
    this.#loadCourse(run);
  }

  async #loadCourse(run) {
    const { value } = await get(`/v1/improvements/${this.improvementId}/weeks`);
    if (run === this.#run && value) this.course = value;
  }
}

customElements.define("improvement-page", ImprovementPage);
