import { css, html, nothing } from "lit";
import { get, put } from "../shared/api.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { page } from "./page-look.js";
import "../shared/problem-note.js";
import "./document-box.js";
import "./missing-years.js";

const EXAMPLE = new URL("./example-year.json", import.meta.url);

/** Holidays and make-up workdays: which years are known, and loading the next notice. */
export class YearsPage extends DoudiElement {
  static properties = { years: { state: true }, problem: { state: true }, refused: { state: true }, faults: { state: true }, loaded: { state: true }, busy: { state: true } };
  static styles = [page, css`
    .table { overflow-x: auto; } table { width: 100%; min-width: 30rem; border-collapse: collapse; } th, td { padding: var(--s-2) var(--s-3); text-align: start; border-bottom: 1px solid var(--line); vertical-align: top; }
    thead th { font-weight: 500; color: var(--ink-2); font-size: var(--t-s); } td.n, th.n { text-align: end; } td a { overflow-wrap: anywhere; }
  `];

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.admin.nav.years"));
    this.#load();
  }

  render() {
    return html`<div class="stack-l">
      <div class="stack"><h1>${t("ui.admin.nav.years")}</h1><p class="muted">${t("ui.admin.years.lead")}</p></div>
      <missing-years .missing=${this.years?.missing ?? []}></missing-years>
      <problem-note .problem=${this.problem}></problem-note>
      ${this.years ? this.#table() : nothing}
      <section class="stack" aria-labelledby="load"><h2 id="load">${t("ui.admin.years.load")}</h2><p class="muted">${t("ui.admin.years.how")}</p>
        <problem-note .problem=${this.refused}></problem-note>
        <form class="stack" @submit=${this.#send}>
          <document-box name="admin-year" .label=${t("ui.admin.years.document")} .faults=${this.faults} @text-changed=${this.#changed}>
            <button type="button" class="quiet" @click=${this.#example}>${t("ui.admin.years.example")}</button></document-box>
          <div><button class="primary" ?disabled=${this.busy}>${t("ui.admin.years.do")}</button></div>
        </form>
        <div role="status">${this.loaded ? html`<p class="card strong">${t("ui.admin.years.loaded", { year: this.loaded.year, off: this.loaded.daysOff, work: this.loaded.makeUpWorkdays })}</p>` : nothing}</div>
      </section></div>`;
  }

  #table() {
    const next = new Date().getFullYear() + 1;
    const known = this.years.items.some((one) => one.year === next);
    return html`<div class="card table" tabindex="0" role="region" aria-label=${t("ui.admin.years.known")}><table>
      <thead><tr><th scope="col">${t("ui.admin.years.year")}</th><th class="n" scope="col">${t("ui.admin.years.off")}</th><th class="n" scope="col">${t("ui.admin.years.work")}</th><th scope="col">${t("ui.admin.years.papers")}</th></tr></thead>
      <tbody>${this.years.items.map((one) => html`<tr><th scope="row">${one.year}</th><td class="n">${one.daysOff}</td><td class="n">${one.makeUpWorkdays}</td>
        <td class="small">${one.papers.map((paper) => html`<a href=${paper} target="_blank" rel="noreferrer">${paper}</a> `)}</td></tr>`)}
        ${known ? nothing : html`<tr><th scope="row">${next}</th><td colspan="3"><span class="tag soon">${t("ui.admin.years.not-yet")}</span> ${t("ui.admin.years.usually")}</td></tr>`}</tbody>
    </table></div>`;
  }

  #load = async () => {
    const { value, problem } = await get("/v1/calendar/years?limit=500");
    this.problem = problem;
    this.years = value ?? this.years;
  };

  #box() {
    return this.renderRoot.querySelector("document-box");
  }

  /** Without the address of a notice it cannot be loaded by mistake. */
  #example = async () => this.#box().put((await (await fetch(EXAMPLE)).text()).replaceAll("2027", String(new Date().getFullYear() + 1)));

  #changed = () => {
    this.faults = [];
    this.refused = undefined;
    this.loaded = undefined;
  };

  #send = async (event) => {
    event.preventDefault();
    const text = this.#box().read();
    if (!text) return;
    const { year } = JSON.parse(text) ?? {};
    if (!Number.isInteger(year)) {
      this.faults = [{ pointer: "/year", detail: "a whole number from 2000 to 2100 is required" }];
      return;
    }
    this.busy = true;
    const { value, problem } = await put(`/v1/calendar/years/${year}`, text);
    this.busy = false;
    this.faults = problem?.errors ?? [];
    this.refused = problem && !problem.errors ? problem : undefined;
    if (!value) return;
    this.#box().put("");
    this.loaded = value;
    this.#load();
  };
}

customElements.define("years-page", YearsPage);
