import { css, html, nothing } from "lit";
import { get } from "../shared/api.js";
import { day, moment, stamp } from "../shared/dates.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { keyTo } from "./cases.js";
import "../shared/problem-note.js";

/**
 * A large-print slip to take home: code, QR code, where and by when. One sheet of paper.
 * @property complaintId
 */
export class SlipPage extends DoudiElement {
  static properties = { complaintId: {}, complaint: { state: true }, claim: { state: true }, picture: { state: true }, problem: { state: true } };
  static styles = css`
    .slip { display: grid; gap: var(--s-4); background: #fff; color: #000; border: 1px solid var(--line); border-radius: var(--r); padding: var(--s-4); font-size: 1.375rem; line-height: 1.5; }
    .slip h1 { font-size: 1.75rem; } .code { font-size: min(2.25rem, 7.2vw); font-weight: 700; letter-spacing: .04em; white-space: nowrap; }
    @media (max-width: 22rem) { .code { white-space: normal; } } img { width: 12rem; max-width: 100%; aspect-ratio: 1; image-rendering: pixelated; }
    .grey { height: 24rem; }
    @media print { .slip { border: 0; padding: 0; font-size: 20pt; } .code { font-size: 30pt; } img { width: 6cm; } .screen { display: none; } }
  `;

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.slip.title"));
    this.#load();
  }

  render() {
    if (this.problem) return html`<h1>${t("ui.slip.title")}</h1><problem-note .problem=${this.problem}></problem-note>`;
    if (!this.complaint) return html`<div class="grey card" aria-busy="true"></div>`;
    const { window, filedAt, deadlines, narrative } = this.complaint;
    return html`<div class="stack">
      <article class="slip">
        <h1>${t("ui.slip.title")}</h1>
        ${this.claim ? html`<div><p>${t("ui.slip.code")}</p><p class="code">${this.claim}</p>${this.picture ? html`<img src=${this.picture} alt=${t("ui.slip.qr")}>` : nothing}<p>${t("ui.slip.how", { address: location.host })}</p></div>` : nothing}
        <div><p><b>${window.name}</b></p><p>${window.address}</p><p>${window.phone}</p></div>
        <p>${t("ui.slip.due", { due: moment(deadlines.resolution), day: day(deadlines.resolution) })}</p>
        <p>${t("ui.slip.filed", { at: stamp(filedAt), words: narrative })}</p>
        <p>${t("ui.slip.only-you")}</p>
      </article>
      <div class="row screen"><button class="primary" @click=${() => globalThis.print()}>${t("ui.slip.print")}</button><a class="quiet" href="/complaints/${this.complaintId}">${t("ui.slip.back")}</a></div>
    </div>`;
  }

  async #load() {
    const access = await keyTo(this.complaintId);
    this.claim = access.claim;
    const { value, problem } = await get(`/v1/complaints/${encodeURIComponent(this.complaintId)}`, access);
    this.problem = problem;
    this.complaint = value;
    if (value && this.claim) await this.#draw();
  }

  /** Drawn by the program; the code stands behind the # of the address, so that scanning it tells no server. */
  async #draw() {
    const answer = await fetch("/qr", { method: "POST", headers: { "content-type": "text/plain" }, body: `${location.origin}/follow#${this.claim}` }).catch(() => null);
    if (answer?.ok) this.picture = `data:image/svg+xml,${encodeURIComponent(await answer.text())}`;
  }
}

customElements.define("slip-page", SlipPage);
