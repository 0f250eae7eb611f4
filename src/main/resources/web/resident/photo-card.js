import { css, html, nothing } from "lit";
import { get, send } from "../shared/api.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { language } from "../shared/settings.js";
import { forgetPhoto, keepPhoto, onPhoto, photoOf } from "./outbox.js";
import { sendNow } from "./sending.js";
import "../shared/error-photo.js";
import "../shared/problem-note.js";
import "./photo-pick.js";

/**
 * The photo of the error screen on the way of a complaint: seen, added, replaced and taken back while it is open. Without a network it waits on
 * the phone.
 * @property complaint
 * @property access what opens it
 * @property open whether it may still be changed
 * @fires complaint-changed - detail: the complaint as it is now
 */
export class PhotoCard extends DoudiElement {
  static properties = { complaint: { attribute: false }, access: { attribute: false }, open: { type: Boolean }, waiting: { state: true }, busy: { state: true }, problem: { state: true } };
  static styles = css`h2 { margin-bottom: var(--s-3); } .stack { justify-items: start; } .kept { color: var(--soon); } .small { text-wrap: pretty; }`;
  #stop;

  connectedCallback() {
    super.connectedCallback();
    this.#stop = onPhoto((id) => id === this.complaint.id && this.#arrived());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  willUpdate(changed) {
    if (changed.has("complaint")) this.#look();
  }

  render() {
    if (!this.open && !this.complaint.photo) return nothing;
    const waits = this.waiting?.blob;
    return html`<section class="card" aria-labelledby="photo">
      <h2 id="photo">${t("ui.photo.title")}</h2>
      <div class="stack" @photo-chosen=${this.#chosen}>
        ${waits ? html`<p class="kept" role="status">${t(this.busy ? "ui.outbox.trying" : "ui.photo.waiting")}</p>` : nothing}
        ${waits ? nothing : html`<error-photo .complaintId=${this.complaint.id} .photo=${this.complaint.photo} .access=${this.access}></error-photo>`}
        ${this.open ? this.#controls(waits) : nothing}
        ${this.waiting?.problem ? html`<p class="late-words" role="alert">${t("ui.photo.refused")}</p>` : nothing}
        <problem-note .problem=${this.problem}></problem-note>
      </div></section>`;
  }

  #controls(waits) {
    const there = this.complaint.photo && !waits;
    return html`
      <photo-pick .photo=${waits ?? null} .label=${t(there ? "ui.photo.replace" : "ui.photo.add")}>
        ${there ? html`<button class="quiet" ?disabled=${this.busy} @click=${this.#remove}>${t("ui.photo.remove")}</button>` : nothing}
      </photo-pick>
      ${there || !waits ? html`<p class="small muted">${t("ui.photo.who")}</p>` : nothing}`;
  }

  #look = async () => {
    this.waiting = await photoOf(this.complaint.id).catch(() => undefined);
  };

  #chosen = async (event) => {
    const { id } = this.complaint;
    this.problem = undefined;
    if (!event.detail) await forgetPhoto(id);
    else {
      await keepPhoto(id, { blob: event.detail, claim: this.access.claim, language: language() });
      await this.#look();
      this.busy = true;
      await sendNow();
      this.busy = false;
    }
    await this.#look();
  };

  async #arrived() {
    await this.#look();
    const { value } = await get(`/v1/complaints/${encodeURIComponent(this.complaint.id)}`, this.access);
    if (value) this.tell("complaint-changed", value);
  }

  #remove = async () => {
    this.busy = true;
    const { value, problem } = await send("DELETE", `/v1/complaints/${encodeURIComponent(this.complaint.id)}/photo`, undefined, this.access);
    this.busy = false;
    this.problem = problem;
    if (value) this.tell("complaint-changed", value);
  };
}

customElements.define("photo-card", PhotoCard);
