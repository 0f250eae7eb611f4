import { css, html, nothing } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { named, nameOf, readCity } from "./city.js";
import { page } from "./page-look.js";
import "../shared/problem-note.js";
import "./fault-list.js";
import "./import-check.js";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const spansOf = (words) => words.split(/[\s,，、;；]+/).filter(Boolean);

/** Every window with its hours, and changing the hours of one without touching the document by hand. */
export class WindowsPage extends DoudiElement {
  static properties = { city: { state: true }, problem: { state: true }, filter: { state: true }, editing: { state: true }, faults: { state: true } };
  static styles = [page, css`
    ul { display: grid; gap: var(--s-3); } li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--s-1) var(--s-4); align-items: start; }
    .week { grid-column: 1; display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: var(--s-1) var(--s-3); } li form { grid-column: 1 / -1; }
    .days { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: var(--s-3); } .days label { display: grid; gap: var(--s-1); } .grey { height: 5rem; }
    .search { display: grid; gap: var(--s-1); max-width: 24rem; }
  `];

  constructor() {
    super();
    this.filter = "";
  }

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.admin.nav.windows"));
    this.#load();
  }

  render() {
    return html`<div class="stack-l">
      <div class="stack"><h1>${t("ui.admin.nav.windows")}</h1><p class="muted">${t("ui.admin.windows.lead")}</p></div>
      <problem-note .problem=${this.problem}></problem-note>
      ${this.city ? this.#body() : this.problem ? nothing : html`<div class="stack" aria-busy="true"><div class="grey card"></div><div class="grey card"></div></div>`}
    </div>`;
  }

  #body() {
    const { windows } = this.city.document;
    if (!windows.length) return html`<section class="card stack"><p>${t("ui.admin.windows.none")}</p><div><a class="primary" href="/admin/city">${t("ui.admin.overview.import")}</a></div></section>`;
    const wanted = windows.filter((one) => [one.id, one.name.zh, one.name.en, one.address.zh].some((text) => text.toLowerCase().includes(this.filter)));
    return html`<label class="search">${t("ui.admin.windows.find")}<input class="field" type="search" @input=${(event) => (this.filter = event.target.value.trim().toLowerCase())}></label>
      <ul>${wanted.map((one) => html`<li class="card">${this.#window(one)}</li>`)}</ul>
      ${wanted.length ? nothing : html`<p class="muted">${t("ui.admin.windows.no-match")}</p>`}`;
  }

  #window(one) {
    const edits = this.editing === one.id;
    return html`<div><h2>${named(one.name)}</h2><p class="small muted">${t("ui.admin.windows.where", { district: nameOf(this.city.document.districts, one.districtId), address: named(one.address), counters: one.counters })}</p></div>
      ${edits ? nothing : html`<button type="button" class="quiet" aria-label=${t("ui.admin.windows.change-of", { window: named(one.name) })} @click=${() => this.#edit(one.id)}>${t("ui.admin.windows.change")}</button>`}
      ${edits ? this.#form(one) : html`<p class="week small">${DAYS.map((day) => html`<span>${t("ui.admin.windows.day", { day: t(`ui.admin.day.${day}`), hours: one.hours[day]?.join(" ") || t("ui.admin.windows.closed") })}</span>`)}</p>`}`;
  }

  #form(one) {
    return html`<form class="stack" @submit=${(event) => this.#check(event, one)}>
      <p class="small muted">${t("ui.admin.windows.how")}</p>
      <div class="days">${DAYS.map((day) => html`<label>${t(`ui.admin.day.${day}`)}<input class="field" name=${day} .value=${one.hours[day]?.join(" ") ?? ""} placeholder=${t("ui.admin.windows.closed")} @input=${this.#changed}></label>`)}</div>
      <fault-list .faults=${this.faults}></fault-list>
      <div class="row"><button class="primary">${t("ui.admin.import.check")}</button><button type="button" class="quiet" @click=${() => this.#edit(undefined)}>${t("ui.admin.windows.leave")}</button></div>
      <import-check @faults=${this.#found} @imported=${this.#load}></import-check>
    </form>`;
  }

  #load = async () => {
    const { value, problem } = await readCity();
    this.problem = problem;
    this.city = value ?? this.city;
  };

  #edit = async (id) => {
    this.editing = id;
    this.faults = [];
    await this.updateComplete;
    this.renderRoot.querySelector("form input")?.focus();
  };

  #changed = () => {
    this.faults = [];
    this.renderRoot.querySelector("import-check").forget();
  };

  #check = (event, one) => {
    event.preventDefault();
    const document = structuredClone(this.city.document);
    const days = DAYS.map((day) => [day, spansOf(event.target.elements[day].value)]).filter(([, spans]) => spans.length);
    document.windows.find((other) => other.id === one.id).hours = Object.fromEntries(days);
    this.renderRoot.querySelector("import-check").check(JSON.stringify(document));
  };

  /** Pointers into the whole document mean nothing here; the day does. */
  #found = ({ detail }) => {
    const day = (pointer) => DAYS.find((name) => pointer.includes(`/hours/${name}`));
    this.faults = detail.map(({ pointer, detail: said }) => ({ pointer: day(pointer) ? t(`ui.admin.day.${day(pointer)}`) : pointer, detail: said }));
  };
}

customElements.define("windows-page", WindowsPage);
