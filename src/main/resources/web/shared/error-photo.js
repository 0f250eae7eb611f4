import { css, html, nothing } from "lit";
import { get } from "./api.js";
import { DoudiElement } from "./doudi-element.js";
import { t } from "./messages.js";

const addressOf = (blob) => new Promise((done, failed) => {
  const reader = new FileReader();
  reader.onload = () => done(reader.result);
  reader.onerror = () => failed(reader.error);
  reader.readAsDataURL(blob);
});

/**
 * What the app showed when it failed, small until it is pressed; then in its place as wide as that is, or over the whole screen.
 * Of a complaint, or of a file that is still on this phone.
 * @property complaintId, photo the complaint's id and its `photo`
 * @property access options for api.js: what opens the complaint
 * @property blob instead of the three: the picture itself
 * @property over attribute: large is over the whole screen
 */
export class ErrorPhoto extends DoudiElement {
  static properties = {
    complaintId: {}, photo: { attribute: false }, access: { attribute: false }, blob: { attribute: false }, over: { type: Boolean },
    source: { state: true }, missing: { state: true }, large: { state: true },
  };
  static styles = css`
    .frame { display: inline-grid; gap: var(--s-1); justify-items: start; max-width: 100%; min-width: var(--target); min-height: var(--target); padding: 0; border: 0; background: none; text-align: start; }
    img { display: block; max-width: 100%; max-height: 12rem; border: 1px solid var(--line-strong); border-radius: var(--r-s); }
    .frame.large { display: grid; width: 100%; } .large img { width: 100%; max-height: none; }
    .more { color: var(--accent); text-decoration: underline; text-underline-offset: .2em; text-decoration-thickness: 1px; }
    .grey { width: 7rem; height: 12rem; }
    dialog { max-width: calc(100vw - 2 * var(--s-4)); max-height: calc(100dvh - 2 * var(--s-4)); padding: var(--s-3); border: 1px solid var(--line); border-radius: var(--r); background: var(--surface); color: var(--ink); }
    dialog::backdrop { background: rgb(0 0 0 / .6); } dialog img { max-height: none; } dialog .quiet { position: sticky; top: 0; margin-bottom: var(--s-2); }
  `;
  #shown;

  willUpdate() {
    const wanted = this.blob ?? (this.photo && `${this.complaintId} ${this.photo.addedAt}`);
    if (wanted !== this.#shown) this.#load(wanted);
  }

  render() {
    if (this.missing) return html`<p class="muted" role="alert">${t("ui.photo.missing")}</p><button type="button" class="quiet" @click=${() => this.#load(this.#shown)}>${t("ui.photo.again")}</button>`;
    if (!this.source) return this.#shown ? html`<div class="grey" aria-busy="true"></div>` : nothing;
    return this.over ? this.#opening() : html`<button type="button" class="frame ${this.large ? "large" : ""}" aria-expanded=${this.large ? "true" : "false"} @click=${this.#turn}>
      ${this.#picture()}<span class="more small">${t(this.large ? "ui.photo.smaller" : "ui.photo.larger")}</span>
    </button>`;
  }

  #picture() {
    return html`<img src=${this.source} alt=${t("ui.photo.title")}>`;
  }

  /** Keys pressed over the screen mean nothing to the page below. */
  #opening() {
    return html`<button type="button" class="frame" aria-haspopup="dialog" @click=${this.#turn}>${this.#picture()}<span class="more small">${t("ui.photo.larger")}</span></button>
      <dialog aria-label=${t("ui.photo.title")} @close=${() => (this.large = false)} @keydown=${(event) => event.stopPropagation()}>${this.large ? html`
        <button type="button" class="quiet" @click=${(event) => event.target.closest("dialog").close()}>${t("ui.photo.smaller")}</button>${this.#picture()}` : nothing}
      </dialog>`;
  }

  updated() {
    const dialog = this.renderRoot.querySelector("dialog");
    if (dialog && this.large && !dialog.open) dialog.showModal();
  }

  #turn = () => {
    this.large = !this.large;
  };

  async #load(wanted) {
    this.#shown = wanted;
    this.source = undefined;
    this.missing = false;
    if (!wanted) return;
    const { value } = this.blob ? { value: this.blob } : await get(`/v1/complaints/${encodeURIComponent(this.complaintId)}/photo`, this.access);
    const source = value && (await addressOf(value).catch(() => undefined));
    if (wanted !== this.#shown) return;
    this.source = source;
    this.missing = !source;
  }
}

customElements.define("error-photo", ErrorPhoto);
