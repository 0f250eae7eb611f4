import { css, html, nothing } from "lit";
import { all } from "../shared/api.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { count, t } from "../shared/messages.js";
import { nameOf, readCity } from "./city.js";
import { page } from "./page-look.js";
import "../shared/problem-note.js";

const ROLES = ["clerk", "supervisor", "manager", "auditor", "admin"];
const PAGE = 100;
const FEW = 3;

/** Who may sign in, as what and for what; who is locked. @property me who is signed in */
export class AccountsPage extends DoudiElement {
  static properties = { me: { attribute: false }, accounts: { state: true }, city: { state: true }, problem: { state: true }, role: { state: true }, filter: { state: true }, most: { state: true } };
  static styles = [page, css`
    .head { display: flex; flex-wrap: wrap; gap: var(--s-3); align-items: center; justify-content: space-between; } .search { display: grid; gap: var(--s-1); max-width: 24rem; }
    ul { display: grid; gap: var(--s-2); } a.card { display: grid; grid-template-columns: minmax(8rem, 1fr) minmax(0, 2.5fr) 8rem; gap: var(--s-1) var(--s-4); align-items: center; color: inherit; text-decoration: none; min-height: var(--target); padding: var(--s-2) var(--s-4); }
    a.card:hover { border-color: var(--accent); } .grey { height: 3.5rem; } .tags { display: flex; gap: var(--s-1); flex-wrap: wrap; justify-content: end; }
    @media (max-width: 40rem) { a.card { grid-template-columns: 1fr auto; } a.card .for { grid-column: 1 / -1; order: 3; } }
  `];

  constructor() {
    super();
    this.filter = "";
    this.most = PAGE;
  }

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.admin.nav.accounts"));
    this.#load();
  }

  render() {
    return html`<div class="stack-l">
      <div class="head"><h1>${t("ui.admin.nav.accounts")}</h1><a class="primary" href="/admin/new-account">${t("ui.admin.accounts.new")}</a></div>
      <problem-note .problem=${this.problem}></problem-note>
      ${this.accounts ? this.#body() : this.problem ? nothing : html`<div class="stack" aria-busy="true"><div class="grey card"></div><div class="grey card"></div></div>`}</div>`;
  }

  #body() {
    const wanted = this.accounts.filter((one) => (!this.role || one.role === this.role) && one.account.includes(this.filter));
    return html`<div class="stack">
      <label class="search">${t("ui.admin.accounts.find")}<input class="field" type="search" autocapitalize="none" @input=${(event) => this.#find(event.target.value)}></label>
      <div class="row" role="group" aria-label=${t("ui.admin.account.role")}>${[undefined, ...ROLES].map((role) => html`<button class="chip" aria-pressed=${this.role === role ? "true" : "false"} @click=${() => (this.role = role)}>${t(`ui.admin.role.${role ?? "all"}`)}</button>`)}</div>
      <p class="small muted" role="status">${count("ui.admin.accounts.shown", wanted.length)}</p></div>
      <ul>${wanted.slice(0, this.most).map((one) => html`<li>${this.#account(one)}</li>`)}</ul>
      ${wanted.length > this.most ? html`<button class="quiet" @click=${() => (this.most += PAGE)}>${t("ui.admin.accounts.more")}</button>` : nothing}`;
  }

  #account(one) {
    return html`<a class="card" href="/admin/accounts/${one.account}"><span class="strong">${one.account}</span>
      <span class="small muted for">${t(`ui.admin.role.${one.role}`)}${this.#scope(one)}</span>
      <span class="tags">${one.account === this.me.account ? html`<span class="tag asked">${t("ui.admin.accounts.you")}</span>` : nothing}
        ${one.disabled ? html`<span class="tag late">${t("ui.admin.accounts.disabled")}</span>` : nothing}
        ${one.signInClosed ? html`<span class="tag soon">${t("ui.admin.accounts.closed")}</span>` : nothing}</span></a>`;
  }

  #scope({ windowIds, districtId, platformIds, departmentIds }) {
    const { windows, districts, platforms, departments } = this.city.document;
    const names = [...(windowIds ?? []).map((id) => nameOf(windows, id)), ...(districtId ? [nameOf(districts, districtId)] : []),
      ...(platformIds ?? []).map((id) => nameOf(platforms, id)), ...(departmentIds ?? []).map((id) => nameOf(departments, id))];
    if (!names.length) return nothing;
    return html` <span>${names.slice(0, FEW).join(t("ui.admin.comma"))}${names.length > FEW ? t("ui.admin.overview.and-more") : nothing}</span>`;
  }

  #find(words) {
    this.filter = words.trim().toLowerCase();
    this.most = PAGE;
  }

  #load = async () => {
    const [accounts, city] = await Promise.all([all("/v1/accounts"), readCity()]);
    this.problem = accounts.problem ?? city.problem;
    this.city = city.value;
    this.accounts = city.value && accounts.value;
  };
}

customElements.define("accounts-page", AccountsPage);
