import { css, html, nothing } from "lit";
import { catalogList } from "../shared/catalog.js";
import { sendAsDevice } from "../shared/device-account.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import "../shared/problem-note.js";

const DRAFT = "doudi.idea";
const LONGEST = 500;
const kept = () => {
  try {
    return JSON.parse(sessionStorage.getItem(DRAFT)) ?? {};
  } catch {
    return {};
  }
};

/**
 * How a platform could be better, in a resident's own words, to those who answer for it.
 * @property platformId chosen already; empty for none
 */
export class IdeasPage extends DoudiElement {
  static properties = { platformId: {}, platforms: { state: true }, services: { state: true }, said: { state: true }, tried: { state: true }, busy: { state: true }, sent: { state: true }, problem: { state: true } };
  static styles = css`
    .page { max-width: 40rem; margin: 0 auto; padding: var(--s-5) var(--s-5) var(--s-7); } h1 { font-size: var(--t-2xl); } .one { display: grid; gap: var(--s-1); } label { font-weight: 600; } .primary { width: 100%; }
    @media (max-width: 600px) { .page { padding: var(--s-4); } h1 { font-size: var(--t-xl); } }
  `;

  connectedCallback() {
    super.connectedCallback();
    this.said = { platformId: this.platformId, ...kept() };
    this.tell("page-title", t("ui.open.nav.ideas"));
    this.#load();
  }

  settingsChanged(name) {
    if (name === "language") this.#load();
  }

  render() {
    return html`<div class="page stack-l"><div class="stack"><h1 tabindex="-1">${t("ui.ideas.title")}</h1><p class="muted">${t("ui.ideas.lead")}</p></div>
      ${this.sent ? html`<section class="card stack" role="status"><p class="strong">${t("ui.ideas.sent")}</p><p>${t("ui.ideas.then")}</p><p><button class="quiet" @click=${() => (this.sent = false)}>${t("ui.ideas.another")}</button></p></section>` : this.#form()}</div>`;
  }

  #form() {
    const services = (this.services ?? []).filter((one) => one.platformIds?.includes(this.said.platformId));
    return html`<form class="stack" novalidate @submit=${this.#send}>
      ${this.#select("platformId", "ui.ideas.platform", this.platforms ?? [])}
      ${services.length ? this.#select("serviceId", "ui.ideas.service", services) : nothing}
      <div class="one"><label for="words">${t("ui.ideas.words")}</label><textarea id="words" class="field" rows="4" maxlength=${LONGEST} .value=${this.said.words ?? ""} aria-invalid=${this.#wants("words") ? "true" : "false"} aria-describedby="fault-words" @input=${(event) => this.#say({ words: event.target.value })}></textarea>${this.#fault("words")}</div>
      <problem-note .problem=${this.problem}></problem-note>
      <button class="primary" ?disabled=${this.busy}>${t("ui.ideas.send")}</button><p class="small muted">${t("ui.ideas.note")}</p></form>`;
  }

  #select(name, key, options) {
    return html`<div class="one"><label for=${name}>${t(key)}</label><select id=${name} class="field" aria-invalid=${this.#wants(name) ? "true" : "false"} aria-describedby="fault-${name}" @change=${(event) => this.#say({ [name]: event.target.value, ...(name === "platformId" && { serviceId: "" }) })}>
      <option value="" ?selected=${!this.said[name]}>${t(name === "serviceId" ? "ui.ideas.whole" : "ui.ideas.choose")}</option>${options.map((one) => html`<option value=${one.id} ?selected=${one.id === this.said[name]}>${one.name}</option>`)}</select>${this.#fault(name)}</div>`;
  }

  #wants(name) {
    return this.tried && name !== "serviceId" && !(this.said[name] ?? "").trim();
  }

  #fault(name) {
    return html`<p id="fault-${name}" class="small late-words" role="alert">${this.#wants(name) ? t(`ui.ideas.missing.${name}`) : nothing}</p>`;
  }

  #say(part) {
    this.said = { ...this.said, ...part };
    try {
      sessionStorage.setItem(DRAFT, JSON.stringify(this.said));
    } catch {
      // No room: what is typed still stands on the screen.
    }
  }

  #send = async (event) => {
    event.preventDefault();
    this.tried = true;
    const missing = ["platformId", "words"].find((name) => this.#wants(name));
    if (missing) this.renderRoot.querySelector(`#${missing}`).focus();
    if (missing || this.busy) return;
    this.busy = true;
    const { platformId, serviceId, words } = this.said;
    const { value, problem } = await sendAsDevice("POST", `/v1/platforms/${platformId}/ideas`, { words: words.trim(), ...(serviceId && { serviceId }) });
    this.busy = false;
    this.problem = problem;
    if (!value) return;
    this.tried = false;
    this.#say({ words: "", serviceId: "" });
    this.sent = true;
  };

  async #load() {
    [this.platforms, this.services] = await Promise.all([catalogList("platforms"), catalogList("services")]);
  }
}

customElements.define("ideas-page", IdeasPage);
