import { css, html, nothing } from "lit";
import { get } from "../shared/api.js";
import { catalogEntry } from "../shared/catalog.js";
import { moment, stamp } from "../shared/dates.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { dueWords, isLate } from "../shared/due-words.js";
import { count, t } from "../shared/messages.js";
import { keyTo } from "./cases.js";
import { watch } from "./live.js";
import "../shared/problem-note.js";
import "../shared/status-tag.js";
import "../shared/time-line.js";
import "./answer-card.js";
import "./code-card.js";
import "./confirm-card.js";
import "./grade-card.js";
import "./photo-card.js";
import "./where-card.js";
import "./withdraw-card.js";

const OPEN = ["waiting", "in-service", "awaiting-resident", "awaiting-department"];

/**
 * One complaint: what is asked of the resident now, where to go and when, what happened.
 * @property complaintId
 */
export class ProgressPage extends DoudiElement {
  static properties = { complaintId: {}, complaint: { state: true }, key: { state: true }, name: { state: true }, problem: { state: true }, news: { state: true } };
  static styles = css`
    .note { margin-block: var(--s-3); }
    .head { display: grid; gap: var(--s-1); justify-items: start; }
    .shape .grey:nth-child(1) { height: 2rem; width: 60%; } .shape .grey { height: 8rem; }
  `;
  #stop;

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.progress.title"));
    this.#start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
    this.#stop = undefined;
  }

  settingsChanged(name) {
    if (name === "language") this.#load();
  }

  render() {
    return html`
      <p class="sr" aria-live="polite">${this.news}</p>
      ${this.complaint ? nothing : html`<h1 class=${this.problem ? "" : "sr"}>${t("ui.progress.title")}</h1>`}
      <problem-note class="note" .problem=${this.problem}></problem-note>
      ${this.complaint ? this.#whole(this.complaint) : this.problem ? html`<p><a class="link" href="/follow">${t("ui.app.follow")}</a></p>` : html`<div class="stack shape" aria-busy="true"><div class="grey"></div><div class="grey"></div><div class="grey"></div></div>`}`;
  }

  #whole(complaint) {
    const open = OPEN.includes(complaint.status);
    const judged = ["confirmed", "unconfirmed"].includes(complaint.status);
    return html`
      <div class="stack" @complaint-changed=${this.#changed}>
        <div class="head">
          <status-tag .status=${complaint.status}></status-tag>
          <h1>${this.name ?? t("ui.progress.heading")}</h1>
          <p class="muted small">${t("ui.progress.filed", { at: stamp(complaint.filedAt) })}</p>
          ${open ? this.#promise(complaint) : nothing}
        </div>
        ${this.#asked(complaint)}
        ${this.key.claim ? html`<code-card .claim=${this.key.claim} .complaintId=${complaint.id}></code-card>` : nothing}
        ${open || complaint.status === "resolved" ? html`<where-card .complaint=${complaint}></where-card>` : nothing}
        <photo-card .complaint=${complaint} .access=${this.key} ?open=${open}></photo-card>
        <time-line .history=${complaint.history} .narrative=${complaint.narrative}></time-line>
        ${judged ? html`<grade-card .complaint=${complaint} .access=${this.key}></grade-card>` : nothing}
        ${open ? html`<withdraw-card .complaint=${complaint} .access=${this.key}></withdraw-card>` : nothing}
      </div>`;
  }

  /** By when, and whether that has passed; said in the same words the window reads. While a question waits there is no such time. */
  #promise(complaint) {
    const { status, queuePosition, pausedSince } = complaint;
    const late = isLate(complaint);
    return html`
      ${pausedSince && !late ? nothing : html`<p class=${late ? "late-words" : ""}>${dueWords(complaint)}</p>`}
      ${pausedSince ? html`<p class="small muted">${t("ui.progress.paused", { at: stamp(pausedSince) })}</p>` : nothing}
      ${status === "waiting" && queuePosition ? html`<p class="small muted">${this.#place(queuePosition)}</p>` : nothing}`;
  }

  #place(position) {
    if (position > 200) return t("ui.progress.far");
    return position === 1 ? t("ui.progress.next") : count("ui.progress.ahead", position - 1);
  }

  #asked(complaint) {
    if (complaint.status === "resolved") return html`<confirm-card .complaint=${complaint} .access=${this.key}></confirm-card>`;
    if (complaint.status === "awaiting-resident") return html`<answer-card .complaint=${complaint} .access=${this.key}></answer-card>`;
    const said = this.#closing(complaint);
    return said ? html`<section class="card asked"><p>${said}</p></section>` : nothing;
  }

  #closing({ status, disputed, deadlines, history }) {
    if (status === "confirmed") return t("ui.progress.confirmed");
    if (status === "unconfirmed") return t("ui.progress.unconfirmed");
    if (status === "withdrawn") return t("ui.progress.withdrawn");
    if (disputed && deadlines.disputeAnswer) return t("ui.progress.disputed", { due: moment(deadlines.disputeAnswer) });
    return history.length <= 2 ? t("ui.progress.received") : "";
  }

  async #start() {
    this.key = await keyTo(this.complaintId);
    await this.#load();
    if (this.isConnected) this.#stop = watch(this.key.claim, () => this.#load());
  }

  #load = async () => {
    const { value, problem } = await get(`/v1/complaints/${encodeURIComponent(this.complaintId)}`, this.key);
    this.problem = problem && { ...problem, code: problem.code === "offline" && this.complaint ? "offline-reading" : problem.code };
    if (value) await this.#take(value);
  };

  async #take(complaint) {
    const before = this.complaint;
    const service = await catalogEntry("services", complaint.serviceId);
    const kind = await catalogEntry("failure-kinds", complaint.failureKind);
    this.name = service && kind ? t("ui.progress.about", { service: service.name, kind: kind.name }) : (service ?? kind)?.name;
    if (before && before.version !== complaint.version) this.news = complaint.history.at(-1).words;
    this.complaint = complaint;
  }

  #changed = (event) => this.#take(event.detail);
}

customElements.define("progress-page", ProgressPage);
