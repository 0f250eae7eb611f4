import { css, html, nothing } from "lit";
import { all, post, send } from "../shared/api.js";
import { stamp } from "../shared/dates.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { named, nameOf, readCity } from "./city.js";
import { page } from "./page-look.js";
import "../shared/problem-note.js";
import "./fault-list.js";
import "./secret-card.js";

/** Keys with which platforms' machines call: making one, which is shown once, and taking one back. */
export class KeysPage extends DoudiElement {
  static properties = { keys: { state: true }, city: { state: true }, problem: { state: true }, made: { state: true }, asking: { state: true } };
  static styles = [page, css`
    form { display: grid; gap: var(--s-3); } .fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); gap: var(--s-3); } .fields > * { display: grid; gap: var(--s-1); min-width: 0; }
    ul { display: grid; gap: var(--s-2); } li { display: flex; flex-wrap: wrap; gap: var(--s-2) var(--s-4); align-items: center; justify-content: space-between; } .grey { height: 4rem; }
  `];

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.admin.nav.keys"));
    this.#load();
  }

  render() {
    return html`<div class="stack-l">
      <div class="stack"><h1>${t("ui.admin.nav.keys")}</h1><p class="muted">${t("ui.admin.keys.lead")}</p></div>
      <problem-note .problem=${this.problem?.errors ? undefined : this.problem}></problem-note>
      <fault-list .faults=${this.problem?.errors ?? []}></fault-list>
      <secret-card .secret=${this.made?.key} .title=${t("ui.admin.keys.of", { name: this.made?.name ?? "" })} .why=${t("ui.admin.keys.once")}></secret-card>
      ${this.keys ? this.#body() : this.problem ? nothing : html`<div class="grey card" aria-busy="true"></div>`}</div>`;
  }

  #body() {
    const { platforms } = this.city.document;
    if (!platforms.length) return html`<section class="card stack"><p>${t("ui.admin.keys.no-platform")}</p><div><a class="primary" href="/admin/city">${t("ui.admin.overview.import")}</a></div></section>`;
    return html`<form class="card" @submit=${this.#make}><h2>${t("ui.admin.keys.new")}</h2>
        <div class="fields"><label>${t("ui.admin.keys.name")}<input class="field" name="name" required maxlength="60"></label>
        <div><label for="platform">${t("ui.admin.trial.platformId")}</label><select class="field" id="platform" name="platformId" required><option value="">${t("ui.admin.account.choose")}</option>${platforms.map((one) => html`<option value=${one.id}>${named(one.name)}</option>`)}</select></div></div>
        <div><button class="primary">${t("ui.admin.keys.make")}</button></div></form>
      ${this.keys.length ? html`<ul aria-label=${t("ui.admin.keys.list")}>${this.keys.map((one) => html`<li class="card">${this.#key(one, platforms)}</li>`)}</ul>` : html`<p class="card">${t("ui.admin.keys.none")}</p>`}`;
  }

  #key(one, platforms) {
    const asked = this.asking === one.id;
    return html`<div><p class="strong">${one.name}</p><p class="small muted">${t("ui.admin.keys.since", { platform: nameOf(platforms, one.platformId), at: stamp(one.createdAt) })}</p></div>
      ${asked ? html`<div class="row"><button class="primary" @click=${() => this.#remove(one.id)}>${t("ui.admin.keys.remove-do")}</button><button class="quiet" @click=${() => (this.asking = undefined)}>${t("ui.admin.leave")}</button></div>`
        : html`<button class="quiet" aria-label=${t("ui.admin.keys.remove-of", { name: one.name })} @click=${() => (this.asking = one.id)}>${t("ui.admin.keys.remove")}</button>`}`;
  }

  #load = async () => {
    const [keys, city] = await Promise.all([all("/v1/api-keys"), readCity()]);
    this.problem = keys.problem ?? city.problem;
    this.city = city.value;
    this.keys = city.value && keys.value;
  };

  #make = async (event) => {
    event.preventDefault();
    const form = event.target;
    const { value, problem } = await post("/v1/api-keys", Object.fromEntries(new FormData(form)));
    this.problem = problem;
    this.made = value;
    if (!value) return;
    form.reset();
    await this.#load();
  };

  #remove = async (id) => {
    const { problem } = await send("DELETE", `/v1/api-keys/${id}`);
    this.asking = undefined;
    this.made = this.made?.id === id ? undefined : this.made;
    await this.#load();
    this.problem = problem ?? this.problem;
  };
}

customElements.define("keys-page", KeysPage);
