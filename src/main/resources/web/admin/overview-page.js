import { css, html, nothing } from "lit";
import { all, get } from "../shared/api.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { count, t } from "../shared/messages.js";
import { named, readCity } from "./city.js";
import { page } from "./page-look.js";
import "../shared/problem-note.js";
import "./missing-years.js";

const FEW = 5;

/** What is set up and what is still to do, the most pressing first; the way of a new installation to its first routed trial. */
export class OverviewPage extends DoudiElement {
  static properties = { city: { state: true }, years: { state: true }, accounts: { state: true }, problem: { state: true } };
  static styles = [page, css`
    ol { display: grid; gap: var(--s-3); } ol > li { display: grid; grid-template-columns: auto 1fr auto; gap: var(--s-1) var(--s-3); align-items: center; }
    .number { display: grid; place-items: center; width: 2rem; height: 2rem; border-radius: 50%; border: 1px solid var(--line-strong); font-weight: 600; }
    .todo .number { border-color: var(--accent); background: var(--accent-soft); color: var(--accent); } li p { grid-column: 2 / -1; } li .link { padding: 0; justify-self: start; } .grey { height: 5rem; }
  `];

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.admin.nav.overview"));
    this.#load();
  }

  render() {
    if (this.problem) return html`<div class="stack"><h1>${t("ui.admin.nav.overview")}</h1><problem-note .problem=${this.problem}></problem-note></div>`;
    if (!this.city) return html`<div class="stack" aria-busy="true"><h1>${t("ui.admin.nav.overview")}</h1><div class="grey card"></div><div class="grey card"></div></div>`;
    return this.city.version === 0 ? this.#first() : this.#known();
  }

  #first() {
    return html`<div class="stack-l">
      <section class="card asked stack"><h1>${t("ui.admin.overview.first")}</h1><p>${t("ui.admin.overview.first-why")}</p>
        <div><a class="primary" href="/admin/city">${t("ui.admin.overview.import")}</a></div></section>
      <missing-years .missing=${this.years.missing}></missing-years>
      ${this.#steps()}</div>`;
  }

  #known() {
    const { windows, services, platforms } = this.city.document;
    return html`<div class="stack-l">
      <div class="stack"><h1>${named(this.city.document.name)}</h1>
        <p class="muted">${t("ui.admin.overview.holds", { windows: windows.length, services: services.length, platforms: platforms.length, version: this.city.version })}</p></div>
      <missing-years .missing=${this.years.missing}></missing-years>
      ${this.#unstaffed()}
      ${this.#steps()}</div>`;
  }

  /** Windows at which no clerk who may sign in works: what is routed there would wait for nobody. */
  #unstaffed() {
    const staffed = new Set(this.#active("clerk").flatMap((one) => one.windowIds));
    const empty = this.city.document.windows.filter((one) => !staffed.has(one.id));
    if (!empty.length) return nothing;
    return html`<section class="card stack"><h2><span class="tag soon">${t("ui.admin.overview.look")}</span> ${count("ui.admin.overview.unstaffed", empty.length)}</h2>
      <p>${empty.slice(0, FEW).map((one) => named(one.name)).join(t("ui.admin.comma"))}${empty.length > FEW ? t("ui.admin.overview.and-more") : nothing}</p>
      <p class="small muted">${t("ui.admin.overview.unstaffed-why")}</p></section>`;
  }

  #active(role) {
    return this.accounts.filter((one) => one.role === role && !one.disabled);
  }

  #steps() {
    const loaded = this.city.version > 0;
    return html`<section class="stack"><h2>${t("ui.admin.overview.steps")}</h2><ol>
      ${this.#step(1, "city", loaded)}
      ${this.#step(2, "years", this.years.missing.length === 0)}
      ${this.#step(3, "accounts", this.#active("clerk").length > 0 && this.#active("supervisor").length > 0)}
      ${this.#step(4, "routing", loaded && localStorage.getItem("doudi.tried-a-route") !== null)}
    </ol></section>`;
  }

  #step(number, name, done) {
    return html`<li class="card ${done ? "" : "todo"}"><span class="number" aria-hidden="true">${number}</span>
      <a class="link strong" href="/admin/${name}">${t(`ui.admin.step.${name}`)}</a>
      <span class="tag ${done ? "done" : ""}">${t(done ? "ui.admin.step.done" : "ui.admin.step.todo")}</span>
      <p class="small muted">${t(`ui.admin.step-why.${name}`)}</p></li>`;
  }

  #load = async () => {
    const [city, years, accounts] = await Promise.all([readCity(), get("/v1/calendar/years"), all("/v1/accounts")]);
    this.problem = city.problem ?? years.problem ?? accounts.problem;
    if (this.problem) return;
    this.years = years.value;
    this.accounts = accounts.value;
    this.city = city.value;
  };
}

customElements.define("overview-page", OverviewPage);
