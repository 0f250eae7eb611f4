import { css, html, nothing } from "lit";
import { all, post, put } from "../shared/api.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { has, t } from "../shared/messages.js";
import { named, readCity } from "./city.js";
import { page } from "./page-look.js";
import "../shared/problem-note.js";
import "./fault-list.js";
import "./secret-card.js";
import "./tick-list.js";

const ROLES = ["clerk", "supervisor", "manager", "auditor", "admin"];
const SCOPES = { clerk: ["windowIds"], manager: ["platformIds", "departmentIds"] };
const NONE = [];
const LISTS = { windowIds: "windows", platformIds: "platforms", departmentIds: "departments" };

/**
 * One account: making it, what it is for, locking it, a new password.
 * @property account its name; none to make one
 * @property me who is signed in
 */
export class AccountPage extends DoudiElement {
  static properties = { account: {}, me: { attribute: false }, city: { state: true }, now: { state: true }, role: { state: true }, problem: { state: true },
    secret: { state: true }, said: { state: true }, asking: { state: true } };
  static styles = [page, css`
    .fields { display: grid; gap: var(--s-4); } .one { display: grid; gap: var(--s-1); max-width: 24rem; } .roles { display: grid; gap: var(--s-1); }
    .roles label { display: grid; grid-template-columns: auto 1fr; gap: 0 var(--s-3); align-items: center; min-height: var(--target); } input[type=radio] { width: 1.25rem; height: 1.25rem; accent-color: var(--accent); }
    .acts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); gap: var(--s-3); }
  `];

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.admin.nav.accounts"));
  }

  willUpdate(changed) {
    if (changed.has("account") || !this.hasUpdated) this.#load();
  }

  get #isNew() {
    return !this.account;
  }

  get #own() {
    return this.account === this.me.account;
  }

  render() {
    return html`<div class="stack-l">
      <div><a class="link" href="/admin/accounts">${t("ui.admin.account.back")}</a><h1>${this.#isNew ? t("ui.admin.accounts.new") : this.account}</h1></div>
      <problem-note .problem=${this.problem?.errors ? undefined : this.problem}></problem-note>
      <fault-list .faults=${this.#faults()}></fault-list>
      <secret-card .secret=${this.secret?.password} .title=${t("ui.admin.account.password-of", { account: this.secret?.account ?? "" })} .why=${t("ui.admin.account.once")}></secret-card>
      <p role="status" class=${this.said ? "card strong" : "sr"}>${this.said ? t(this.said) : nothing}</p>
      ${this.city ? this.#body() : nothing}</div>`;
  }

  #body() {
    if (this.#own) return html`<p class="card">${t("ui.admin.account.own")}</p>`;
    return html`<form class="card fields" @submit=${this.#save}>
      ${this.#isNew ? html`<div class="one"><label for="account">${t("ui.sign-in.account")}</label><input class="field" id="account" name="account" required maxlength="63" autocapitalize="none" autocomplete="off" spellcheck="false" aria-describedby="account-how"><span id="account-how" class="small muted">${t("ui.admin.account.name-how")}</span></div>` : nothing}
      <fieldset><legend>${t("ui.admin.account.role")}</legend><div class="roles">${ROLES.map((role) => html`<label><input type="radio" name="role" value=${role} required .checked=${this.role === role} @change=${() => (this.role = role)}><span>${t(`ui.admin.role.${role}`)}</span><span></span><span class="small muted">${t(`ui.admin.role-may.${role}`)}</span></label>`)}</div></fieldset>
      ${this.role === "supervisor" ? this.#district() : nothing}
      ${(SCOPES[this.role] ?? []).map((field) => html`<tick-list name=${field} .label=${t(`ui.admin.account.${field}`)} .options=${this.city.document[LISTS[field]].map((one) => ({ id: one.id, name: named(one.name) }))} .ticked=${this.now?.[field] ?? NONE}></tick-list>`)}
      <div><button class="primary">${t(this.#isNew ? "ui.admin.account.make" : "ui.admin.account.save")}</button></div>
      ${this.#isNew ? html`<p class="small muted">${t("ui.admin.account.drawn")}</p>` : html`<p class="small muted">${t("ui.admin.account.ends")}</p>`}
    </form>${this.#isNew ? nothing : this.#acts()}`;
  }

  #district() {
    return html`<div class="one"><label for="district">${t("ui.admin.account.districtId")}</label><select class="field" id="district" name="districtId" required><option value="">${t("ui.admin.account.choose")}</option>
      ${this.city.document.districts.map((one) => html`<option value=${one.id} ?selected=${this.now?.districtId === one.id}>${named(one.name)}</option>`)}</select></div>`;
  }

  #acts() {
    const { disabled, signInClosed } = this.now;
    return html`<div class="acts">
      <section class="card stack"><h2>${t("ui.admin.account.password")}</h2><p class="small muted">${t("ui.admin.account.password-why")}</p>${this.#twice("password", this.#draw)}</section>
      <section class="card stack"><h2>${t(disabled ? "ui.admin.account.is-locked" : "ui.admin.account.lock")}</h2><p class="small muted">${t(disabled ? "ui.admin.account.unlock-why" : "ui.admin.account.lock-why")}</p>
        ${disabled ? html`<div><button class="quiet" @click=${() => this.#change({ disabled: false }, "ui.admin.account.unlocked")}>${t("ui.admin.account.unlock")}</button></div>` : this.#twice("lock", () => this.#change({ disabled: true }, "ui.admin.account.locked"))}</section>
      ${signInClosed ? html`<section class="card stack"><h2>${t("ui.admin.accounts.closed")}</h2><p class="small muted">${t("ui.admin.account.closed-why")}</p>
        <div><button class="quiet" @click=${() => this.#change({ disabled }, "ui.admin.account.opened")}>${t("ui.admin.account.open")}</button></div></section>` : nothing}</div>`;
  }

  /** What ends somebody's work is asked once more, in the same place. */
  #twice(name, act) {
    if (this.asking !== name) return html`<div><button class="quiet" @click=${() => (this.asking = name)}>${t(`ui.admin.account.${name}.ask`)}</button></div>`;
    return html`<div class="row"><button class="primary" @click=${act}>${t(`ui.admin.account.${name}.do`)}</button><button class="quiet" @click=${() => (this.asking = undefined)}>${t("ui.admin.leave")}</button></div>`;
  }

  #faults() {
    const where = (pointer) => `ui.admin.account.${pointer.split("/")[1]}`;
    return this.problem?.errors?.map(({ pointer, detail }) => ({ pointer: has(where(pointer)) ? t(where(pointer)) : pointer, detail })) ?? [];
  }

  #load = async () => {
    this.secret = this.secret?.account === this.account ? this.secret : undefined;
    this.asking = undefined;
    const [city, accounts] = await Promise.all([readCity(), this.#isNew ? { value: [] } : all("/v1/accounts")]);
    this.now = accounts.value?.find((one) => one.account === this.account);
    this.problem = city.problem ?? accounts.problem ?? (this.now || this.#isNew ? undefined : { code: "not-found" });
    this.role = this.now?.role;
    this.city = this.problem ? undefined : city.value;
  };

  #save = async (event) => {
    event.preventDefault();
    const data = new FormData(event.target);
    const wanted = { role: this.role };
    if (this.role === "supervisor") wanted.districtId = data.get("districtId");
    this.renderRoot.querySelectorAll("tick-list").forEach((list) => (wanted[list.name] = list.value));
    if (!this.#isNew) return this.#change(wanted, "ui.admin.account.saved");
    const { value, problem } = await post("/v1/accounts", { ...wanted, account: data.get("account").trim().toLowerCase() });
    this.problem = problem;
    if (value) this.#made(value);
  };

  #made(saved) {
    this.secret = saved;
    this.said = undefined;
    this.renderRoot.querySelector("form")?.reset();
    this.role = this.#isNew ? undefined : this.role;
  }

  #change = async (wanted, said) => {
    const { value, problem } = await put(`/v1/accounts/${this.account}`, wanted);
    this.problem = problem;
    this.said = problem ? undefined : said;
    this.asking = undefined;
    if (value) this.now = value;
  };

  #draw = async () => {
    const { value, problem } = await post(`/v1/accounts/${this.account}/passwords`);
    this.problem = problem;
    this.asking = undefined;
    this.said = undefined;
    this.secret = value;
  };
}

customElements.define("account-page", AccountPage);
