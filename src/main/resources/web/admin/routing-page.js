import { css, html, nothing } from "lit";
import { post } from "../shared/api.js";
import { catalogList } from "../shared/catalog.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { named, nameOf, readCity } from "./city.js";
import { page } from "./page-look.js";
import "../shared/problem-note.js";
import "./trial-result.js";

const NEEDS = ["ramp", "sign-language", "home-visit", "large-print", "hearing-loop", "dialect"];
const FIELDS = ["serviceId", "platformId", "failureKind", "districtId"];
const LISTS = { serviceId: "services", platformId: "platforms", failureKind: "failure-kinds", districtId: "districts" };
const RULE_LISTS = { serviceIds: "services", platformIds: "platforms", districtIds: "districts" };

/** Who would get this, and why: the rules in their order, and a trial that files nothing. */
export class RoutingPage extends DoudiElement {
  static properties = { city: { state: true }, kinds: { state: true }, problem: { state: true }, refused: { state: true }, result: { state: true } };
  static styles = [page, css`
    .fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); gap: var(--s-3); } .fields div { display: grid; gap: var(--s-1); min-width: 0; } select { max-width: 100%; }
    .needs label { display: inline-flex; align-items: center; gap: var(--s-2); min-height: var(--target); padding-inline-end: var(--s-3); } input[type=checkbox] { width: 1.25rem; height: 1.25rem; accent-color: var(--accent); }
    ol { counter-reset: rule; display: grid; gap: var(--s-2); } ol li { counter-increment: rule; display: grid; grid-template-columns: 2rem 1fr; } ol li::before { content: counter(rule); font-weight: 600; color: var(--ink-2); } .grey { height: 6rem; }
  `];

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.admin.nav.routing"));
    this.#load();
  }

  settingsChanged(name) {
    if (name !== "language") return;
    this.#load();
    this.result = undefined;
  }

  render() {
    return html`<div class="stack-l">
      <div class="stack"><h1>${t("ui.admin.routing.title")}</h1><p class="muted">${t("ui.admin.routing.lead")}</p></div>
      <problem-note .problem=${this.problem}></problem-note>
      ${this.city ? this.#body() : this.problem ? nothing : html`<div class="grey card" aria-busy="true"></div>`}</div>`;
  }

  #body() {
    if (!this.city.version) return html`<section class="card stack"><p>${t("ui.admin.routing.no-city")}</p><div><a class="primary" href="/admin/city">${t("ui.admin.overview.import")}</a></div></section>`;
    return html`<form class="card stack" @submit=${this.#ask}>
        <div class="fields">${FIELDS.map((field) => html`<div><label for=${field}>${t(`ui.admin.trial.${field}`)}</label>
          <select class="field" id=${field} name=${field}><option value="">${t("ui.admin.trial.unknown")}</option>${this.#options(field).map(({ id, name }) => html`<option value=${id}>${name}</option>`)}</select></div>`)}</div>
        <fieldset class="needs"><legend>${t("ui.admin.trial.needs")}</legend><div class="row">${NEEDS.map((need) => html`<label><input type="checkbox" name="needs" value=${need}>${t(`ui.need.${need}`)}</label>`)}</div></fieldset>
        <div><button class="primary">${t("ui.admin.routing.ask")}</button></div>
      </form>
      <problem-note .problem=${this.refused}></problem-note>
      <trial-result .result=${this.result}></trial-result>
      <section class="stack" aria-labelledby="rules"><h2 id="rules">${t("ui.admin.routing.rules")}</h2><p class="muted small">${t("ui.admin.routing.order")}</p>
        ${this.city.document.routingRules.length ? html`<ol>${this.city.document.routingRules.map((rule) => html`<li class="card">${this.#rule(rule)}</li>`)}</ol>` : html`<p class="card">${t("ui.admin.routing.no-rules")}</p>`}</section>`;
  }

  #options(field) {
    if (field === "failureKind") return this.kinds;
    return this.city.document[LISTS[field]].map((one) => ({ id: one.id, name: named(one.name) }));
  }

  #rule({ when, windowId, because }) {
    const conditions = Object.entries(when).map(([condition, ids]) => t(`ui.admin.when.${condition}`, { names: ids.map((id) => this.#said(condition, id)).join(t("ui.admin.comma")) }));
    return html`<div><p>${conditions.join(t("ui.admin.routing.and"))}</p><p class="strong">${t("ui.admin.routing.goes-to", { window: nameOf(this.city.document.windows, windowId) })}</p><p class="small muted">${named(because)}</p></div>`;
  }

  #said(condition, id) {
    if (condition === "needs") return t(`ui.need.${id}`);
    if (condition === "failureKinds") return this.kinds.find((one) => one.id === id)?.name ?? id;
    return nameOf(this.city.document[RULE_LISTS[condition]], id);
  }

  #load = async () => {
    const [{ value, problem }, kinds] = await Promise.all([readCity(), catalogList("failure-kinds")]);
    this.problem = problem;
    this.kinds = kinds;
    this.city = value ?? this.city;
  };

  #ask = async (event) => {
    event.preventDefault();
    const data = new FormData(event.target);
    const wanted = Object.fromEntries(FIELDS.map((field) => [field, data.get(field)]).filter(([, id]) => id));
    const { value, problem } = await post("/v1/routing/trials", { ...wanted, needs: data.getAll("needs") });
    this.refused = problem;
    this.result = value;
    if (!value) return;
    localStorage.setItem("doudi.tried-a-route", "1");
    await this.updateComplete;
    this.renderRoot.querySelector("trial-result").scrollIntoView({ block: "nearest" });
  };
}

customElements.define("routing-page", RoutingPage);
