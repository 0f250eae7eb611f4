import { css, html, nothing } from "lit";
import { all, get } from "../shared/api.js";
import { save } from "../shared/csv.js";
import { dayAndYear, stamp } from "../shared/dates.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { outcomeTag, STATE_TONE, wasTried } from "./improvement-words.js";
import { loadNames, parts, title } from "./names.js";
import { pageLook } from "./page-look.js";
import { span } from "./span-row.js";
import { voices } from "./voices-note.js";
import "../shared/problem-note.js";
import "./dossier-figures.js";
import "./verdict-form.js";

/**
 * What is known of a platform, what the stated rules make of it with the evidence against, and what people decided.
 * @property me who looks
 * @property platformId
 * @property days over how many days, up to today
 */
export class DossierPage extends DoudiElement {
  static properties = { me: { attribute: false }, platformId: {}, days: { type: Number }, dossier: { state: true }, ideas: { state: true }, counted: { state: true }, names: { state: true }, problem: { state: true } };
  static styles = [pageLook, css`
    .pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: var(--s-5); align-items: start; } .evidence { display: grid; gap: var(--s-2); } .evidence li { padding-inline-start: var(--s-3); border-inline-start: 3px solid var(--line-strong); }
    .tried li { padding: var(--s-3) 0; border-top: 1px solid var(--line); display: grid; gap: var(--s-1); } .tried .link { padding: 0; text-align: start; } h2:focus { outline: none; } .ideas li { padding: var(--s-2) 0; border-top: 1px solid var(--line); }
    @media (max-width: 900px) { .pair { grid-template-columns: minmax(0, 1fr); } }
  `];
  #run = 0;

  willUpdate(changed) {
    if (changed.has("platformId") && changed.get("platformId")) this.dossier = undefined;
    if (changed.has("platformId") || changed.has("days")) this.#load();
  }

  settingsChanged(name) {
    if (name === "language") this.#load();
  }

  render() {
    return html`<div class="page stack-l" @decided=${(event) => this.#decided(event.detail)}>
      <div class="head"><div class="stack"><a class="link" href="/dashboard/platforms">${t("ui.dossier.back")}</a><h1 tabindex="-1">${this.names ? t("ui.dossier.title", { platform: this.names.platform(this.platformId) }) : t("ui.platforms.title")}</h1>
        ${this.dossier ? html`<p class="muted">${t("ui.dossier.period", { from: dayAndYear(this.dossier.from), to: dayAndYear(this.dossier.to), n: this.dossier.complaints })}</p>` : nothing}</div>
        <div class="stack"><span-row .days=${this.days}></span-row>${this.dossier ? html`<div class="row small"><button class="link" @click=${this.#page}>${t("ui.dossier.html")}</button><button class="link" @click=${this.#json}>${t("ui.dossier.json")}</button></div>` : nothing}</div></div>
      <problem-note .problem=${this.problem}></problem-note>
      ${this.dossier ? this.#whole() : this.problem ? nothing : html`<div class="stack-l" aria-busy="true"><div class="grey card"></div><div class="grey card"></div></div>`}
    </div>`;
  }

  #whole() {
    const { dossier } = this;
    return html`${this.#proposal()}${this.#verdicts()}
      <dossier-figures .dossier=${dossier} .names=${this.names} .voices=${this.counted}></dossier-figures>
      <div class="pair">${this.#improvements()}${this.#readings()}</div>${this.#ideas()}
      ${dossier.mayDecide ? html`<verdict-form .dossier=${dossier} .account=${this.me.account}></verdict-form>` : nothing}`;
  }

  /** What speaks against it has the same place and the same size. */
  #proposal() {
    const { outcome, grounds, counterEvidence } = this.dossier.proposal;
    return html`<section class="stack" aria-labelledby="proposal"><h2 id="proposal">${t("ui.dossier.proposed", { outcome: t(`ui.verdict.is.${outcome}`) })}</h2>
      <div class="pair"><div class="card stack"><h3>${t("ui.dossier.grounds")}</h3>${this.#facts(grounds)}</div><div class="card stack"><h3>${t("ui.dossier.counter")}</h3>${this.#facts(counterEvidence)}</div></div>
      <p class="small muted">${t("ui.dossier.rules")}</p>
      ${this.dossier.mayDecide ? html`<p><button class="quiet" @click=${() => this.renderRoot.querySelector("verdict-form").takeFocus()}>${t("ui.dossier.decide")}</button></p>` : nothing}</section>`;
  }

  #facts(facts) {
    return facts.length ? html`<ul class="evidence">${facts.map((one) => html`<li>${one.words}</li>`)}</ul>` : html`<p class="muted">${t("ui.dossier.no-facts")}</p>`;
  }

  #verdicts() {
    const { verdicts } = this.dossier;
    return html`<section class="stack" aria-labelledby="verdicts"><h2 id="verdicts" tabindex="-1">${t("ui.dossier.verdicts")}</h2>
      ${verdicts.length ? html`<ul class="stack">${verdicts.map((one, at) => html`<li class="card stack"><p><span class="strong">${t("ui.verdict.line", { outcome: t(`ui.verdict.is.${one.outcome}`), office: one.office ?? t("ui.by.auditor"), at: stamp(one.at) })}</span> ${at === 0 ? html`<span class="tag done">${t("ui.verdict.in-force")}</span>` : nothing}</p>
        <p class="words">${one.reason}</p><p class="small muted">${t("ui.verdict.proposed", { outcome: t(`ui.verdict.is.${one.proposed}`) })}</p></li>`)}</ul>` : html`<p class="muted">${t("ui.dossier.no-verdict")}</p>`}</section>`;
  }

  #improvements() {
    const tried = this.dossier.improvements.filter(wasTried);
    const others = this.dossier.improvements.filter((one) => !wasTried(one));
    return html`<section class="card stack" aria-labelledby="tried"><h2 id="tried">${t("ui.dossier.improvements", { n: tried.length })}</h2>
      ${tried.length ? this.#list(tried) : html`<p class="muted">${t("ui.dossier.no-improvements")}</p>`}
      ${others.length ? html`<h3>${t("ui.dossier.not-live", { n: others.length })}</h3>${this.#list(others)}` : nothing}</section>`;
  }

  #list(improvements) {
    return html`<ul class="tried">${improvements.map((one) => html`<li><div><a class="link" href="/dashboard/improvements/${one.id}">${one.summary}</a> <span class="tag ${STATE_TONE[one.state]}">${t(outcomeTag(one)?.key ?? `ui.improvement.state.${one.state}`)}</span></div>
        ${one.effect ? html`<p class="small">${one.effect.words}</p>` : nothing}</li>`)}</ul>`;
  }

  #readings() {
    const { readings } = this.dossier;
    return html`<section class="card stack" aria-labelledby="read"><h2 id="read">${t("ui.dossier.readings", { n: readings.length })}</h2>
      ${readings.length ? html`<ul class="tried">${readings.map((one) => html`<li><div><a class="link" href="/dashboard/readings/${one.id}">${title(this.names, parts(one.hotspotId))}</a> <span class="tag">${t(`ui.reading.state.${one.state}`)}</span></div>
        ${one.statement ? html`<p class="small words">${one.statement.cause}</p>` : nothing}</li>`)}</ul>` : html`<p class="muted">${t("ui.dossier.no-readings")}</p>`}</section>`;
  }

  #ideas() {
    if (!this.ideas) return nothing;
    return html`<section class="card stack" aria-labelledby="ideas"><h2 id="ideas">${t("ui.dossier.ideas", { n: this.ideas.length })}</h2><p class="small muted">${t("ui.dossier.ideas-note")}</p>
      ${this.ideas.length ? html`<ul class="ideas">${this.ideas.map((one) => html`<li><p class="words">${one.words}</p><p class="small muted">${one.serviceId ? t("ui.dossier.idea-of", { service: this.names.service(one.serviceId), at: stamp(one.sentAt) }) : stamp(one.sentAt)}</p></li>`)}</ul>` : html`<p class="muted">${t("ui.dossier.no-ideas")}</p>`}</section>`;
  }

  #page = async () => {
    const { value, problem } = await get(`/v1/platforms/${this.platformId}/dossier/export?${new URLSearchParams(span(this.days))}`);
    this.problem = problem;
    if (value) save(`dossier-${this.platformId}.html`, value);
  };

  #json = () => save(`dossier-${this.platformId}.json`, new Blob([JSON.stringify(this.dossier, null, 2)], { type: "application/json" }));

  #decided(verdict) {
    this.dossier = { ...this.dossier, verdicts: [verdict, ...this.dossier.verdicts] };
    this.updateComplete.then(() => this.renderRoot.querySelector("#verdicts").focus());
  }

  async #load() {
    const run = (this.#run += 1);
    const [names, counted, { value, problem }] = await Promise.all([loadNames(), voices(), get(`/v1/platforms/${this.platformId}/dossier?${new URLSearchParams(span(this.days))}`)]);
    if (run !== this.#run) return;
    this.names = names;
    this.counted = counted;
    this.problem = problem;
    if (!value) return;
    this.dossier = value;
    this.tell("page-title", t("ui.dossier.title", { platform: names.platform(this.platformId) }));
    const ideas = await all(`/v1/platforms/${this.platformId}/ideas`);
    if (run === this.#run) this.ideas = ideas.value;
  }
}

customElements.define("dossier-page", DossierPage);
