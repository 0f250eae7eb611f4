import { css, html, nothing } from "lit";
import { claimCode } from "./api.js";
import { dated, stamp } from "./dates.js";
import { DoudiElement } from "./doudi-element.js";
import { t } from "./messages.js";

/**
 * A large-print slip to take home: code, QR code, where and by when. One sheet of paper, the same from the phone and from the window.
 * @property complaint
 * @property claim its claim code; without one there is nothing to scan
 */
export class ClaimSlip extends DoudiElement {
  static properties = { complaint: { attribute: false }, claim: {}, picture: { state: true } };
  static styles = css`
    .slip { display: grid; gap: var(--s-4); background: #fff; color: #000; border: 1px solid var(--line); border-radius: var(--r); padding: var(--s-4); font-size: 1.375rem; line-height: 1.5; }
    .slip h1 { font-size: 1.75rem; } .code { font-size: min(2.25rem, 7.2vw); font-weight: 700; letter-spacing: .04em; white-space: nowrap; }
    @media (max-width: 22rem) { .code { white-space: normal; } } img { width: 12rem; max-width: 100%; aspect-ratio: 1; image-rendering: pixelated; }
    @media print { .slip { border: 0; padding: 0; font-size: 20pt; } .code { font-size: 30pt; } img { width: 6cm; } .screen { display: none; } }
  `;

  willUpdate(changed) {
    if (changed.has("claim")) this.#draw();
  }

  render() {
    const { window, filedAt, deadlines, narrative, pausedSince } = this.complaint;
    return html`<div class="stack">
      <article class="slip">
        <h1>${t("ui.slip.title")}</h1>
        ${this.claim ? html`<div><p>${t("ui.slip.code")}</p><p class="code">${claimCode(this.claim)}</p>${this.picture ? html`<img src=${this.picture} alt=${t("ui.slip.qr")}>` : nothing}<p>${t("ui.slip.how", { address: location.host })}</p></div>` : nothing}
        <div><p><b>${window.name}</b></p><p>${window.address}</p><p>${window.phone}</p></div>
        ${pausedSince ? nothing : html`<p>${t("ui.slip.due", { due: dated(deadlines.resolution) })}</p>`}
        <p>${t("ui.slip.filed", { at: stamp(filedAt), words: narrative })}</p>
        <p>${t("ui.slip.only-you")}</p>
      </article>
      <div class="row screen"><button class="primary" @click=${() => globalThis.print()}>${t("ui.slip.print")}</button><slot></slot></div>
    </div>`;
  }

  /** Drawn by the program; the code stands behind the # of the address, so that scanning it tells no server. */
  async #draw() {
    this.picture = undefined;
    if (!this.claim) return;
    const answer = await fetch("/qr", { method: "POST", headers: { "content-type": "text/plain" }, body: `${location.origin}/follow#${claimCode(this.claim)}` }).catch(() => null);
    if (answer?.ok) this.picture = `data:image/svg+xml,${encodeURIComponent(await answer.text())}`;
  }
}

customElements.define("claim-slip", ClaimSlip);
