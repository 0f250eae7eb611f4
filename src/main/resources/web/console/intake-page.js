import { css, html, nothing } from "lit";
import { post } from "../shared/api.js";
import { catalogList } from "../shared/catalog.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { draft, keepDraft } from "../shared/session.js";
import { Suggesting } from "../shared/suggestions.js";
import "../shared/claim-slip.js";
import "../shared/need-row.js";
import "../shared/pick-row.js";
import "../shared/problem-note.js";

const DRAFT = "intake";
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * For somebody at the counter or on the phone: their words, what may help to place them, and the slip they take home.
 * @property windowId where the clerk sits
 */
export class IntakePage extends DoudiElement {
  static properties = { windowId: {}, said: { state: true }, districts: { state: true }, filed: { state: true },
    empty: { state: true }, busy: { state: true }, problem: { state: true } };
  static styles = css`
    :host { overflow-y: auto; } .page { max-width: 60rem; margin: 0 auto; padding: var(--s-5) var(--s-4); }
    textarea { min-height: 8rem; font-size: var(--t-l); } .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: var(--s-3); }
    .done { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.3fr); gap: var(--s-5); align-items: start; } h1:focus { outline: none; }
    @media (max-width: 50rem) { .done { grid-template-columns: 1fr; } }
    @media print { .screen { display: none; } .page { padding: 0; max-width: none; } .done { display: block; } :host { overflow: visible; } }
  `;
  suggesting = new Suggesting(this);

  constructor() {
    super();
    this.said = { picked: {}, needs: [], key: newKey(), ...draft(DRAFT) };
    this.suggesting.picked = this.said.picked;
    this.districts = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.intake.title"));
    this.#load();
  }

  firstUpdated() {
    this.renderRoot.querySelector("textarea").focus();
  }

  settingsChanged(name) {
    if (name === "language") this.#load();
  }

  render() {
    return html`<div class="page">${this.filed ? this.#slip() : this.#form()}</div>`;
  }

  #form() {
    const { words = "", name = "", phone = "", districtId = "", needs } = this.said;
    return html`<form class="stack-l" novalidate @submit=${this.#send} @keydown=${this.#key} @pick=${this.#pick}>
      <div><h1>${t("ui.intake.title")}</h1><p class="muted">${t("ui.intake.lead")}</p></div>
      <div><label for="words">${t("ui.intake.words")}</label>
        <textarea id="words" data-asks="narrative" required class="field" maxlength="4000" .value=${words} aria-invalid=${this.empty ? "true" : "false"} @input=${(event) => this.#say({ words: event.target.value })}></textarea>
        <p class="small late-words" role="alert">${this.empty ? t("ui.intake.empty") : nothing}</p></div>
      ${this.#row("serviceId", "ui.intake.service", this.suggesting.found.services)}
      ${this.#row("platformId", "ui.intake.platform", this.suggesting.found.platforms)}
      ${this.#row("failureKind", "ui.intake.kind", this.suggesting.found.kinds)}
      <need-row data-asks="needs" .needs=${needs} @needs-changed=${(event) => this.#say({ needs: event.detail })}></need-row>
      <div class="pair">
        <div><label for="area">${t("ui.intake.area")}</label>
          <select id="area" data-asks="districtId" class="field" @change=${(event) => this.#say({ districtId: event.target.value })}>
            <option value="">${t("ui.report.any-area")}</option>
            ${this.districts.map((one) => html`<option value=${one.id} ?selected=${one.id === districtId}>${one.name}</option>`)}
          </select></div>
        <div><label for="name">${t("ui.intake.name")}</label><input id="name" data-asks="contact.name" class="field" maxlength="60" autocomplete="off" .value=${name} @input=${(event) => this.#say({ name: event.target.value })}></div>
        <div><label for="phone">${t("ui.intake.phone")}</label><input id="phone" data-asks="contact.phone" class="field" type="tel" maxlength="32" autocomplete="off" .value=${phone} @input=${(event) => this.#say({ phone: event.target.value })}></div>
      </div>
      <problem-note .problem=${this.problem}></problem-note>
      <div class="row"><button class="primary" ?disabled=${this.busy}>${t(this.busy ? "ui.console.sending" : "ui.intake.send")}</button><a class="quiet" href="/console/w/${this.windowId}">${t("ui.intake.to-queue")}</a></div>
    </form>`;
  }

  #row(name, label, options) {
    return options.length ? html`<pick-row .name=${name} .label=${t(label)} .options=${options} .picked=${this.said.picked[name] ?? ""}></pick-row>` : nothing;
  }

  #slip() {
    const { id, window, route, claimCode } = this.filed;
    const here = window.id === this.windowId;
    return html`<div class="done">
      <div class="stack screen">
        <h1 tabindex="-1">${t("ui.intake.filed")}</h1>
        <p>${t(here ? "ui.intake.here" : "ui.intake.elsewhere", { window: window.name })}</p>
        <p class="muted">${route.reason}</p>
        ${here ? html`<a class="primary" href="/console/w/${this.windowId}/c/${id}">${t("ui.intake.open")}</a>` : nothing}
        <button class="quiet" @click=${this.#again}>${t("ui.intake.another")}</button>
        <a class="quiet" href="/console/w/${this.windowId}">${t("ui.intake.to-queue")}</a>
        <p class="small muted">${t("ui.intake.code-once")}</p>
      </div>
      <claim-slip .complaint=${this.filed} .claim=${claimCode}></claim-slip>
    </div>`;
  }

  async #load() {
    this.districts = await catalogList("districts");
    this.suggesting.hear(this.said.words ?? "", 0);
  }

  #say(part) {
    this.said = { ...this.said, ...part };
    keepDraft(DRAFT, this.said);
    if (part.words !== undefined) {
      this.empty = false;
      this.suggesting.hear(this.said.words);
    }
  }

  #pick = (event) => {
    this.suggesting.pick(event.detail);
    this.#say({ picked: this.suggesting.picked });
  };

  #key = (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.#send(event);
  };

  /** The key stays with what was typed, so that pressing again after a lost answer files nothing twice. */
  #send = async (event) => {
    event.preventDefault();
    this.empty = !(this.said.words ?? "").trim();
    if (this.empty) this.renderRoot.querySelector("#words").focus();
    if (this.empty || this.busy) return;
    this.busy = true;
    const { value, problem } = await post(`/v1/windows/${this.windowId}/complaints`, this.#body(), { key: this.said.key });
    this.busy = false;
    this.problem = problem;
    if (!value) return;
    keepDraft(DRAFT, undefined);
    this.filed = value;
    await this.updateComplete;
    this.renderRoot.querySelector("h1").focus();
  };

  #body() {
    const { words, needs, name, phone, districtId } = this.said;
    const contact = Object.fromEntries(Object.entries({ name: name?.trim(), phone: phone?.trim() }).filter(([, said]) => said));
    return { narrative: words.trim(), ...this.suggesting.answers, ...(districtId && { districtId }), ...(needs.length && { needs }), ...(Object.keys(contact).length && { contact }) };
  }

  #again = async () => {
    this.filed = undefined;
    this.said = { picked: {}, needs: [], key: newKey() };
    this.suggesting.picked = this.said.picked;
    this.suggesting.hear("", 0);
    await this.updateComplete;
    this.renderRoot.querySelector("textarea").focus();
  };
}

customElements.define("intake-page", IntakePage);
