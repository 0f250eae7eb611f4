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
import { stepNow, stepTo, unwind } from "./steps.js";
import "../shared/pick-row.js";
import "../shared/problem-note.js";
import "./more-fields.js";
import "./photo-pick.js";
import "./word-box.js";

/** The questions in their order; in the elder mode each has a screen of its own. */
const STEPS = ["words", "serviceId", "platformId", "failureKind", "photo", "more"];
/** As the contract has it: an old phone's keyboard may write wide digits, which mean the same. */
const PHONE = /^[+ -]*[0-9][0-9+ -]*$/;
const plain = (said = "") => said.normalize("NFKC").trim();

/** Say what failed: one box, suggestions to tap, one button. In the elder mode one question at a time. */
export class ReportPage extends DoudiElement {
  static properties = {
    words: { state: true }, more: { state: true }, photo: { state: true },
    step: { state: true }, busy: { state: true }, problem: { state: true }, empty: { state: true }, wrong: { state: true },
  };
  static styles = css`
    :host, form { display: flex; flex-direction: column; } form { flex: 1; gap: var(--s-5); }
    h1 { font-size: var(--t-2xl); } h1 + p { margin-top: var(--s-1); }
    .heard { margin-top: calc(-1 * var(--s-3)); } .heard:empty { margin-top: calc(-1 * var(--s-5)); }
    .send { position: sticky; bottom: 0; display: grid; gap: var(--s-2); margin: auto calc(-1 * var(--s-4)) 0; padding: var(--s-3) var(--s-4); background: var(--paper); text-align: center; }
    .send p { text-wrap: balance; } .send p + p { margin-top: calc(-1 * var(--s-2)); }
    .send.large { position: static; } @media (max-height: 30rem) { .send { position: static; } } @media (max-width: 22.5rem) { .send.elder { position: static; } }
  `;
  /** What decides which window takes it, and who hears of it, is chosen where it is sure; the rest is only offered. */
  suggesting = new Suggesting(this, { chooses: ["serviceId", "platformId"] });
  #sent = false;

  constructor() {
    super();
    this.#begin();
  }

  /** With what was kept of a report that is not sent yet, or with nothing. */
  #begin() {
    const { words = "", more = {}, heard = {} } = draft.said;
    Object.assign(this, { words, more, photo: draft.photo });
    this.suggesting.state = heard;
    this.step = words ? stepNow() : STEPS[0];
    this.#sent = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.report.title"));
    this.suggesting.hear(this.words, 0);
    window.addEventListener("popstate", this.#moved);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("popstate", this.#moved);
  }

  settingsChanged(name) {
    if (name === "language") this.suggesting.hear(this.words, 0);
    if (name !== "elder") return;
    this.step = STEPS[0];
    unwind();
  }

  updated() {
    if (!this.#sent) draft.keep({ words: this.words, more: this.more, heard: this.suggesting.state });
  }

  render() {
    const steps = this.#steps();
    const at = this.#at(steps);
    const last = !elder() || at === steps.length - 1;
    const size = elder() ? (elder() > 22 ? "elder large" : "elder") : "";
    return html`
      <form novalidate @submit=${last ? this.#send : this.#next} @pick=${this.#pick} @more-changed=${this.#moreChanged} @photo-chosen=${this.#photoChosen}>
        ${elder() ? steps[at].asks : steps.map((one) => one.asks)}
        <problem-note .problem=${this.problem}></problem-note>
        <div class="send ${size}">
          <button class="primary" ?disabled=${this.busy} aria-busy=${this.busy ? "true" : "false"}>${t(this.busy === "sending" ? "ui.report.sending" : last ? "ui.report.send" : "ui.report.next")}</button>
          ${!last && at > 0 ? html`<button type="button" class="quiet" ?disabled=${this.busy} @click=${this.#send}>${t("ui.report.send-now")}</button>` : nothing}
          ${elder() && at > 0 ? html`<button type="button" class="quiet" @click=${() => history.back()}>${t("ui.report.back")}</button>` : nothing}
          <p class="small muted">${t("ui.report.promise")}</p><p class="small muted">${t("ui.report.promise-offline")}</p>
        </div>
      </form>`;
  }

  /** What is asked, in order, each always at the same place; a question without anything to choose from is left out. */
  #steps() {
    const { services, platforms, kinds } = this.suggesting.found;
    return [
      { name: "words", asks: html`${this.#wordsStep()}${elder() ? nothing : this.#heard()}` },
      { name: "serviceId", asks: this.#row("serviceId", t("ui.report.service"), services) },
      { name: "platformId", asks: this.#row("platformId", t("ui.report.platform"), platforms) },
      { name: "failureKind", asks: this.#row("failureKind", t("ui.report.kind"), kinds) },
      { name: "photo", asks: html`<photo-pick asks .photo=${this.photo} .label=${t("ui.photo.add")}></photo-pick>` },
      { name: "more", asks: html`<more-fields .values=${this.more} .wrong=${this.wrong ?? ""} ?open=${Boolean(elder())}></more-fields>` },
    ].filter(({ asks }) => !elder() || asks !== nothing);
  }

  /** Which of them is shown: the one where she is, or the one before it when suggestions that went away took theirs with them. */
  #at(steps) {
    const reached = this.words.trim() ? STEPS.indexOf(this.step) : 0;
    return Math.max(0, steps.filter(({ name }) => STEPS.indexOf(name) <= reached).length - 1);
  }

  #wordsStep() {
    return html`
      <div><h1>${t("ui.report.heading")}</h1><p class="muted">${t("ui.report.lead")}</p></div>
      <word-box .words=${this.words} .fault=${this.empty ? t("ui.report.empty") : ""} @words-changed=${this.#typed}></word-box>`;
  }

  /** Said politely when it changes, and never in the way. */
  #heard() {
    const { found, unsure, heardNames } = this.suggesting;
    const some = Object.values(found).some((list) => list.length);
    const said = heardNames.length ? t("ui.report.chosen", { what: heardNames.join(" · ") }) : some ? t("ui.report.heard") : unsure ? t("ui.report.not-sure") : "";
    return html`<p class="small muted heard" role="status">${said}</p>`;
  }

  #row(name, label, options) {
    if (!options.length) return nothing;
    const note = elder() && this.suggesting.heard[name] ? t("ui.report.chosen-here") : "";
    return html`<pick-row .name=${name} .label=${label} .note=${note} .options=${options} .picked=${this.suggesting.choice(name)}></pick-row>`;
  }

  #typed = (event) => {
    this.words = event.detail;
    this.empty = false;
    this.suggesting.hear(this.words);
  };

  #pick = (event) => {
    this.suggesting.pick(event.detail);
  };

  #moreChanged = (event) => {
    this.more = event.detail;
    this.wrong = "";
  };

  #photoChosen = (event) => {
    this.photo = draft.photo = event.detail;
  };

  /** What to ask next depends on what was heard, so that is waited for. */
  #next = async (event) => {
    event.preventDefault();
    if (this.busy || !this.#said()) return;
    this.busy = "hearing";
    await this.suggesting.settled();
    this.busy = "";
    const steps = this.#steps();
    await this.#go(steps[this.#at(steps) + 1].name);
  };

  async #go(step) {
    stepTo(step);
    this.step = step;
    await this.#shown();
  }

  #moved = () => {
    if (location.pathname !== "/" || this.busy === "sending") return;
    if (this.#sent) this.#begin();
    this.step = this.words.trim() ? stepNow() : STEPS[0];
    if (elder()) this.#shown();
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

  /** Beside what is wrong, and the cursor in it, wherever it is asked. */
  async #point(field) {
    this.wrong = field;
    if (elder() && this.step !== "more") await this.#go("more");
    await this.updateComplete;
    this.renderRoot.querySelector("more-fields").takeFault();
  }

  #send = async (event) => {
    event.preventDefault();
    if (this.busy || !this.#said()) return;
    const phone = plain(this.more.phone);
    this.problem = undefined;
    if (phone && !PHONE.test(phone)) return this.#point("phone");
    this.busy = "sending";
    try {
      const written = await write(await this.#body(), { anonymous: Boolean(this.more.someoneElses), language: language(), photo: this.photo });
      await sendNow();
      await this.#arrive(await report(written.key));
    } catch {
      this.problem = { code: "internal" };
    }
    this.busy = "";
  };

  async #arrive(one) {
    if (one.state === "refused") {
      await forget(one.key);
      const field = ["phone", "name"].find((name) => one.problem.errors?.[0]?.pointer === `/contact/${name}`);
      if (field) return this.#point(field);
      this.problem = one.problem;
      return;
    }
    this.#sent = true;
    draft.forget();
    await arrived(one);
    await unwind();
    go(one.state === "sent" ? `/complaints/${one.complaintId}` : `/outbox/${one.key}`);
  }

  async #body() {
    const { needs, phone, name, districtId } = this.more;
    const contact = Object.fromEntries(Object.entries({ name: name?.trim(), phone: plain(phone) }).filter(([, said]) => said));
    return {
      narrative: this.words.trim(), ...(await this.suggesting.answersSeen()),
      ...(districtId && { districtId }), ...(needs?.length && { needs }), ...(Object.keys(contact).length && { contact }),
    };
  }
}

customElements.define("report-page", ReportPage);
