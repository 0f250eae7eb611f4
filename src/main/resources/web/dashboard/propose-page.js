import { css, html, nothing } from "lit";
import { get, post } from "../shared/api.js";
import { catalogEntry, catalogList } from "../shared/catalog.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { go } from "../shared/router.js";
import { language } from "../shared/settings.js";
import { loadNames, parts, title } from "./names.js";
import { pageLook } from "./page-look.js";
import { requestKey } from "./request-key.js";
import { Written } from "./written.js";
import "../shared/problem-note.js";
import "./choice-row.js";
import "./word-field.js";

const KINDS = ["fix", "simplify", "clarify", "merge", "retire", "train", "change-the-rule"];
const MEASURES = ["complaints", "repeat-trips", "disputed"];
const WINDOWS = [14, 28, 56, 84];
const FALLS = [30, 50, 70, 90];
const MOST_STEPS = 20;
const today = () => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date());

/**
 * What is to be done, by whom, until when, and by what it will be judged: declared before anything is changed, and never again.
 * @property me whose words these are
 * @property readingId the countersigned reading it rests on
 */
export class ProposePage extends DoudiElement {
  static properties = { me: { attribute: false }, readingId: {}, reading: { state: true }, names: { state: true }, lists: { state: true }, said: { state: true }, tried: { state: true },
    refused: { state: true }, busy: { state: true }, problem: { state: true } };
  static styles = [pageLook, css`
    .page { max-width: 52rem; } .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: var(--s-4); } .one { display: grid; gap: var(--s-1); align-content: start; } .one label, legend { font-weight: 600; }
    .line { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: var(--s-2); align-items: center; } .primary { justify-self: start; }
  `];
  #written;
  #key = requestKey();

  willUpdate(changed) {
    if (!changed.has("readingId")) return;
    this.#written = new Written(this.me.account, `proposal.${this.readingId}`);
    this.said = { actions: [""], ...this.#written.values };
    this.#load();
  }

  settingsChanged(name) {
    if (name === "language") this.#load();
  }

  render() {
    return html`<div class="page stack-l">
      <div class="stack"><a class="link" href="/dashboard/readings/${this.readingId}">${t("ui.propose.back")}</a><h1 tabindex="-1">${this.reading ? t("ui.propose.title", { what: title(this.names, parts(this.reading.hotspotId)) }) : t("ui.reading.propose")}</h1>
        ${this.#written.restored ? html`<p class="small muted" role="status">${t("ui.statement.restored")}</p>` : nothing}</div>
      ${this.reading ? (this.reading.part === "propose" ? this.#form() : html`<section class="card"><p>${t("ui.propose.not-now")}</p></section>`) : this.problem ? nothing : html`<div class="grey card" aria-busy="true"></div>`}
      <problem-note .problem=${this.refused ? undefined : this.problem}></problem-note>
    </div>`;
  }

  #form() {
    return html`<form class="stack-l" novalidate @submit=${this.#send}>
      <section class="card stack" aria-labelledby="what"><h2 id="what">${t("ui.propose.what")}</h2>
        <choice-row id="kind" .label=${t("ui.propose.kind")} .options=${KINDS.map((id) => ({ id, name: t(`ui.improvement.kind.${id}`), words: t(`ui.propose.kind.${id}`) }))} .picked=${this.said.kind} .fault=${this.#fault("kind")} @picked-one=${(event) => this.#say({ kind: event.detail })}></choice-row>
        ${this.said.kind === "merge" ? this.#select("withPlatformId", this.lists.platforms.filter((one) => one.id !== parts(this.reading.hotspotId).platformId)) : nothing}
        <word-field id="summary" rows="2" .label=${t("ui.propose.summary")} .hint=${t("ui.propose.summary-hint")} .value=${this.said.summary} .fault=${this.#fault("summary")} @said=${(event) => this.#say({ summary: event.detail })}></word-field>
        ${this.#steps()}</section>
      <section class="card stack" aria-labelledby="who"><h2 id="who">${t("ui.propose.who")}</h2><div class="pair">${this.#select("departmentId", this.lists.departments)}
        <div class="one"><label for="dueOn">${t("ui.improvement.due")}</label><input id="dueOn" class="field" type="date" lang=${language()} min=${today()} .value=${this.said.dueOn ?? ""} aria-describedby="fault-dueOn" aria-invalid=${this.#fault("dueOn") ? "true" : "false"} @input=${(event) => this.#say({ dueOn: event.target.value })}>${this.#words("dueOn")}</div></div></section>
      <section class="card stack" aria-labelledby="test"><h2 id="test">${t("ui.propose.test")}</h2><p>${t("ui.propose.test-why")}</p>
        <choice-row id="measure" .label=${t("ui.propose.measure")} .options=${MEASURES.map((id) => ({ id, name: t(`ui.effect.measure.${id}`) }))} .picked=${this.said.measure} .fault=${this.#fault("measure")} @picked-one=${(event) => this.#say({ measure: event.detail })}></choice-row>
        <choice-row id="fall" .label=${t("ui.propose.fall")} .options=${FALLS.map((id) => ({ id: String(id), name: t("ui.propose.percent", { n: id }) }))} .picked=${this.said.fall} .fault=${this.#fault("fall")} @picked-one=${(event) => this.#say({ fall: event.detail })}></choice-row>
        <choice-row id="window" .label=${t("ui.propose.window")} .options=${WINDOWS.map((id) => ({ id: String(id), name: t("ui.propose.weeks", { n: id / 7 }) }))} .picked=${this.said.window} .fault=${this.#fault("window")} @picked-one=${(event) => this.#say({ window: event.detail })}></choice-row>
        ${this.#promise()}</section>
      <div class="stack"><button class="primary" ?disabled=${this.busy}>${t(this.busy ? "ui.propose.sending" : "ui.propose.send")}</button><p class="small muted">${t("ui.propose.then")}</p></div>
    </form>`;
  }

  #select(name, options) {
    return html`<div class="one"><label for=${name}>${t(`ui.propose.${name}`)}</label><select id=${name} class="field" aria-describedby="fault-${name}" aria-invalid=${this.#fault(name) ? "true" : "false"} @change=${(event) => this.#say({ [name]: event.target.value })}>
      <option value="" ?selected=${!this.said[name]}>${t("ui.propose.choose")}</option>${options.map((one) => html`<option value=${one.id} ?selected=${one.id === this.said[name]}>${one.name}</option>`)}</select>${this.#words(name)}</div>`;
  }

  #steps() {
    return html`<fieldset class="stack"><legend>${t("ui.improvement.steps")}</legend>${this.said.actions.map((action, at) => html`<div class="line"><label for="step-${at}" class="muted">${at + 1}</label>
      <input id="step-${at}" class="field" maxlength="2000" aria-label=${t("ui.propose.step", { n: at + 1 })} .value=${action} @input=${(event) => this.#say({ actions: this.said.actions.with(at, event.target.value) })}>
      ${this.said.actions.length > 1 ? html`<button type="button" class="link small" aria-label=${t("ui.propose.drop-step", { n: at + 1 })} @click=${() => this.#say({ actions: this.said.actions.toSpliced(at, 1) })}>${t("ui.propose.drop")}</button>` : nothing}</div>`)}
      ${this.#words("actions")}${this.said.actions.length < MOST_STEPS ? html`<p><button type="button" class="quiet small" @click=${this.#addStep}>${t("ui.propose.add-step")}</button></p>` : nothing}</fieldset>`;
  }

  /** The test as one sentence, once it is whole. */
  #promise() {
    const { measure, fall, window } = this.said;
    return measure && fall && window ? html`<p class="strong" role="status">${t(`ui.improvement.test.${measure}`, { percent: fall, days: window })}</p>` : nothing;
  }

  #words(name) {
    return html`<p id="fault-${name}" class="small late-words" role="alert">${this.#fault(name) || nothing}</p>`;
  }

  #fault(name) {
    return (this.tried && this.#missing().includes(name)) || this.refused?.has(name) ? t(`ui.propose.fault.${name}`) : "";
  }

  #missing() {
    const { kind, withPlatformId, summary, actions, departmentId, dueOn, measure, fall, window } = this.said;
    const given = { kind, ...(kind === "merge" && { withPlatformId }), summary: summary?.trim(), actions: actions.some((one) => one.trim()), departmentId, dueOn, measure, fall, window };
    return Object.keys(given).filter((name) => !given[name]);
  }

  #say(part) {
    this.said = { ...this.said, ...part };
    this.refused = undefined;
    this.#written.say(this.said);
  }

  #addStep = async () => {
    this.#say({ actions: [...this.said.actions, ""] });
    await this.updateComplete;
    this.renderRoot.querySelector(`#step-${this.said.actions.length - 1}`).focus();
  };

  #focus(name) {
    const at = this.renderRoot.querySelector(name === "actions" ? "#step-0" : `#${name}`);
    (at?.takeFocus ?? at?.focus)?.call(at);
  }

  #send = async (event) => {
    event.preventDefault();
    this.tried = true;
    const [first] = this.#missing();
    if (first) this.#focus(first);
    if (first || this.busy) return;
    const { kind, withPlatformId, summary, actions, departmentId, dueOn, measure, fall, window } = this.said;
    const body = { kind, ...(kind === "merge" && { withPlatformId }), summary: summary.trim(), actions: actions.map((one) => one.trim()).filter(Boolean), departmentId, dueOn,
      test: { measure, expectedFallPercent: Number(fall), windowDays: Number(window) } };
    this.busy = true;
    const { value, problem } = await post(`/v1/readings/${this.readingId}/improvements`, body, { key: this.#key });
    this.busy = false;
    this.problem = problem;
    const wrong = (problem?.errors ?? []).map(({ pointer }) => pointer.split("/")[1]).filter((name) => ["dueOn", "departmentId", "withPlatformId"].includes(name));
    this.refused = wrong.length ? new Set(wrong) : undefined;
    if (wrong.length) this.#focus(wrong[0]);
    if (!value) return;
    this.#written.drop();
    go(`/dashboard/improvements/${value.id}`);
  };

  /** The office that owns the platform does it most often. */
  async #load() {
    this.tell("page-title", t("ui.reading.propose"));
    const [names, platforms, departments, { value, problem }] = await Promise.all([loadNames(), catalogList("platforms"), catalogList("departments"), get(`/v1/readings/${this.readingId}`)]);
    this.names = names;
    this.lists = { platforms, departments };
    this.problem = problem;
    const owner = value && (await catalogEntry("platforms", parts(value.hotspotId).platformId))?.departmentId;
    if (owner && !this.said.departmentId) this.said = { ...this.said, departmentId: owner };
    this.reading = value;
  }
}

customElements.define("propose-page", ProposePage);
