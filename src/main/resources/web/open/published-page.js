import { css, html, nothing } from "lit";
import { all, keepToken, token } from "../shared/api.js";
import { catalogList } from "../shared/catalog.js";
import { sendAsDevice } from "../shared/device-account.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { count, t } from "../shared/messages.js";
import "../shared/problem-note.js";
import { newestMonth, nextMonth } from "./months.js";

const LISTS = ["services", "platforms", "failure-kinds", "districts"];

/** What many reported, by platform; whoever met the same says so with one tap, and takes it back with another. */
export class PublishedPage extends DoudiElement {
  static properties = { hotspots: { state: true }, names: { state: true }, words: { state: true }, busy: { state: true }, problem: { state: true }, said: { state: true } };
  static styles = css`
    .page { max-width: 52rem; margin: 0 auto; padding: var(--s-5) var(--s-5) var(--s-7); } h1 { font-size: var(--t-2xl); } h2 { font-size: var(--t-l); } h3 { font-size: var(--t-m); }
    li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--s-1) var(--s-4); align-items: center; } li p { grid-column: 1; } li .chip { grid-column: 2; grid-row: 1 / span 3; } .list { display: grid; gap: var(--s-2); } .grey { height: 6rem; }
    @media (max-width: 600px) { .page { padding: var(--s-4); } h1 { font-size: var(--t-xl); } } @media (max-width: 420px) { li { grid-template-columns: minmax(0, 1fr); } li .chip { grid-column: 1; grid-row: auto; justify-self: start; } }
  `;
  #run = 0;

  connectedCallback() {
    super.connectedCallback();
    this.words = "";
    this.tell("page-title", t("ui.open.nav.hotspots"));
    this.#load();
  }

  settingsChanged(name) {
    if (name === "language") this.#load();
  }

  render() {
    return html`<div class="page stack-l">
      <div class="stack"><h1 tabindex="-1">${t("ui.published.title")}</h1><p>${t("ui.published.lead")}</p><p class="small muted">${t("ui.published.apart")}</p></div>
      <problem-note .problem=${this.problem}></problem-note><p class="sr" role="status">${this.said}</p>
      ${this.hotspots ? this.#list() : this.problem ? nothing : html`<div class="stack" aria-busy="true"><div class="grey card"></div><div class="grey card"></div></div>`}
    </div>`;
  }

  #list() {
    if (this.hotspots.length === 0) return html`<section class="card stack"><p>${t("ui.published.none")}</p><p>${nextMonth(newestMonth())}</p><p><a class="link" href="/">${t("ui.published.report")}</a></p></section>`;
    const shown = this.hotspots.filter((one) => [this.#title(one), this.#platform(one), this.#district(one)].some((text) => text.toLowerCase().includes(this.words.trim().toLowerCase())));
    const platforms = [...new Set(shown.map(this.#platform))];
    return html`<input class="field" type="search" placeholder=${t("ui.hotspots.only")} aria-label=${t("ui.hotspots.only")} .value=${this.words} @input=${(event) => (this.words = event.target.value)}>
      ${shown.length ? nothing : html`<p class="muted">${t("ui.published.nothing-like-it")}</p>`}
      ${platforms.map((platform, at) => html`<section class="stack" aria-labelledby="platform-${at}"><h2 id="platform-${at}">${platform}</h2><ul class="list">${shown.filter((one) => this.#platform(one) === platform).map(this.#item)}</ul></section>`)}
      <p><a class="link" href="/">${t("ui.published.report")}</a></p>`;
  }

  #item = (one) => html`<li class="card"><p class="strong">${this.#title(one)}</p>
    <p class="small muted">${this.#district(one)}</p><p class="small">${one.people === undefined ? t("ui.published.few") : count("ui.published.people", one.people)}</p>
    <button class="chip" aria-pressed=${one.mine ? "true" : "false"} aria-label=${t(one.mine ? "ui.published.leave-it" : "ui.published.join-it", { what: this.#title(one), where: this.#district(one) })} ?disabled=${this.busy === one.hotspotId} @click=${() => this.#turn(one)}>${t(one.mine ? "ui.published.leave" : "ui.published.join")}</button></li>`;

  #title = ({ serviceId, platformId, failureKind }) => t("ui.names.hotspot", { what: serviceId ? this.#name("services", serviceId) : this.#name("platforms", platformId, "ui.names.no-platform"),
    kind: this.#name("failure-kinds", failureKind, "ui.names.no-kind") });

  #platform = (one) => this.#name("platforms", one.platformId, "ui.names.no-platform");

  #district = (one) => this.#name("districts", one.districtId);

  #name(list, id, none) {
    return this.names[list].get(id) ?? id ?? t(none);
  }

  async #turn(one) {
    this.busy = one.hotspotId;
    const { value, problem } = await sendAsDevice(one.mine ? "DELETE" : "PUT", `/v1/hotspots/${one.hotspotId}/me-too`);
    this.busy = undefined;
    this.problem = problem;
    if (problem) return;
    this.said = t(one.mine ? "ui.published.left" : "ui.published.joined");
    this.#replace(value ? { ...one, mine: value.mine, people: value.people } : { ...one, mine: false, people: one.people === undefined ? undefined : one.people - 1 });
  }

  #replace(changed) {
    this.hotspots = this.hotspots.map((one) => (one.hotspotId === changed.hotspotId ? changed : one));
  }

  async #load() {
    const run = (this.#run += 1);
    const [lists, { value, problem }] = await Promise.all([Promise.all(LISTS.map(catalogList)), this.#fetch()]);
    if (run !== this.#run) return;
    this.names = Object.fromEntries(LISTS.map((list, at) => [list, new Map(lists[at].map((one) => [one.id, one.name]))]));
    this.problem = problem;
    if (value) this.hotspots = value;
  }

  /** Somebody whose account is gone reads as everybody does. */
  async #fetch() {
    const answer = await all("/v1/public/hotspots");
    if (!token() || answer.problem?.status !== 401) return answer;
    keepToken(null);
    return all("/v1/public/hotspots");
  }
}

customElements.define("published-page", PublishedPage);
