import { css, html, nothing } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { go } from "../shared/router.js";
import { elder, language } from "../shared/settings.js";
import { Suggesting } from "../shared/suggestions.js";
import { arrived } from "./cases.js";
import { draft } from "./draft.js";
import { forget, report, write } from "./outbox.js";
import { sendNow } from "./sending.js";
import "../shared/pick-row.js";
import "../shared/problem-note.js";
import "./more-fields.js";
import "./photo-pick.js";
import "./word-box.js";

const DRAFT = "doudi.draft";

/** Say what failed: one box, suggestions to tap, one button. In the elder mode one question at a time. */
export class ReportPage extends DoudiElement {
  static properties = {
    words: { state: true }, more: { state: true }, photo: { state: true },
    step: { state: true }, busy: { state: true }, problem: { state: true }, empty: { state: true },
  };
  static styles = css`
    :host, form { display: flex; flex-direction: column; } form { flex: 1; gap: var(--s-5); }
    h1 { font-size: var(--t-2xl); } h1 + p { margin-top: var(--s-1); }
    .heard { margin-top: calc(-1 * var(--s-3)); } .heard:empty { margin-top: calc(-1 * var(--s-5)); }
    .send { position: sticky; bottom: 0; display: grid; gap: var(--s-2); margin: auto calc(-1 * var(--s-4)) 0; padding: var(--s-3) var(--s-4); background: var(--paper); text-align: center; }
    .send p { text-wrap: balance; } .send p + p { margin-top: calc(-1 * var(--s-2)); }
    @media (max-height: 30rem) { .send { position: static; } }
  `;
  suggesting = new Suggesting(this);
  /** The one that is shown: suggestions that went away take their questions with them. */
  #step = 0;

  constructor() {
    super();
    this.words = sessionStorage.getItem(DRAFT) ?? "";
    this.more = {};
    this.photo = draft.photo;
    this.step = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.report.title"));
    this.suggesting.hear(this.words, 0);
  }

  settingsChanged(name) {
    if (name === "language") this.suggesting.hear(this.words, 0);
    if (name === "elder") this.step = 0;
  }

  render() {
    const steps = elder() ? this.#steps().filter((one) => one !== nothing) : this.#steps();
    const step = this.#step = Math.min(this.step, steps.length - 1);
    const last = !elder() || step === steps.length - 1;
    return html`
      <form novalidate @submit=${last ? this.#send : this.#next} @pick=${this.#pick} @more-changed=${this.#moreChanged} @photo-chosen=${this.#photoChosen}>
        ${elder() ? steps[step] : steps}
        <problem-note .problem=${this.problem}></problem-note>
        <div class="send">
          <button class="primary" ?disabled=${this.busy} aria-busy=${this.busy ? "true" : "false"}>${t(this.busy ? "ui.report.sending" : last ? "ui.report.send" : "ui.report.next")}</button>
          ${!last && step > 0 ? html`<button type="button" class="quiet" ?disabled=${this.busy} @click=${this.#send}>${t("ui.report.send-now")}</button>` : nothing}
          ${elder() && step > 0 ? html`<button type="button" class="quiet" @click=${this.#back}>${t("ui.report.back")}</button>` : nothing}
          <p class="small muted">${t("ui.report.promise")}</p><p class="small muted">${t("ui.report.promise-offline")}</p>
        </div>
      </form>`;
  }

  /** What is asked, in order, each always at the same place; a question without anything to choose from is left out. */
  #steps() {
    const { services, platforms, kinds } = this.suggesting.found;
    return [
      html`${this.#wordsStep()}${elder() ? nothing : this.#heard()}`,
      services.length ? this.#row("serviceId", t("ui.report.service"), services) : nothing,
      platforms.length ? this.#row("platformId", t("ui.report.platform"), platforms) : nothing,
      kinds.length ? this.#row("failureKind", t("ui.report.kind"), kinds) : nothing,
      html`<photo-pick asks .photo=${this.photo} .label=${t("ui.photo.add")}></photo-pick>`,
      html`<more-fields .values=${this.more} ?open=${Boolean(elder())}></more-fields>`,
    ];
  }

  #wordsStep() {
    return html`
      <div><h1>${t("ui.report.heading")}</h1><p class="muted">${t("ui.report.lead")}</p></div>
      <word-box .words=${this.words} .fault=${this.empty ? t("ui.report.empty") : ""} @words-changed=${this.#typed}></word-box>`;
  }

  /** Said politely when it changes, and never in the way. */
  #heard() {
    const { found, unsure } = this.suggesting;
    const heard = Object.values(found).some((list) => list.length);
    return html`<p class="small muted heard" role="status">${heard ? t("ui.report.heard") : unsure ? t("ui.report.not-sure") : ""}</p>`;
  }

  #row(name, label, options) {
    return html`<pick-row .name=${name} .label=${label} .options=${options} .picked=${this.suggesting.picked[name] ?? ""}></pick-row>`;
  }

  #typed = (event) => {
    this.words = event.detail;
    this.empty = false;
    sessionStorage.setItem(DRAFT, this.words);
    this.suggesting.hear(this.words);
  };

  #pick = (event) => {
    this.suggesting.pick(event.detail);
  };

  #moreChanged = (event) => {
    this.more = event.detail;
  };

  #photoChosen = (event) => {
    this.photo = draft.photo = event.detail;
  };

  #next = async (event) => {
    event.preventDefault();
    if (!this.#said()) return;
    this.step = this.#step + 1;
    await this.#shown();
  };

  #back = async () => {
    this.step = this.#step - 1;
    await this.#shown();
  };

  async #shown() {
    await this.updateComplete;
    window.scrollTo(0, 0);
    this.renderRoot.querySelector("word-box, pick-row, photo-pick, more-fields")?.takeFocus();
  }

  #said() {
    this.empty = !this.words.trim();
    if (this.empty) this.renderRoot.querySelector("word-box").takeFocus();
    return !this.empty;
  }

  #send = async (event) => {
    event.preventDefault();
    if (this.busy || !this.#said()) return;
    this.busy = true;
    this.problem = undefined;
    try {
      const written = await write(this.#body(), { anonymous: Boolean(this.more.someoneElses), language: language(), photo: this.photo });
      await sendNow();
      await this.#arrive(await report(written.key));
    } catch {
      this.problem = { code: "internal" };
    }
    this.busy = false;
  };

  async #arrive(one) {
    if (one.state === "refused") {
      await forget(one.key);
      this.problem = one.problem;
      return;
    }
    sessionStorage.removeItem(DRAFT);
    draft.photo = null;
    await arrived(one);
    go(one.state === "sent" ? `/complaints/${one.complaintId}` : `/outbox/${one.key}`);
  }

  #body() {
    const { needs, phone, name, districtId } = this.more;
    const contact = Object.fromEntries(Object.entries({ name: name?.trim(), phone: phone?.trim() }).filter(([, said]) => said));
    return {
      narrative: this.words.trim(), ...this.suggesting.answers,
      ...(districtId && { districtId }), ...(needs?.length && { needs }), ...(Object.keys(contact).length && { contact }),
    };
  }
}

customElements.define("report-page", ReportPage);
