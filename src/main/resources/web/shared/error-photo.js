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
 * What the app showed when it failed, small until it is pressed. Of a complaint, or of a file that is still on this phone.
 * @property complaintId, photo the complaint's id and its `photo`
 * @property access options for api.js: what opens the complaint
 * @property blob instead of the three: the picture itself
 */
export class ErrorPhoto extends DoudiElement {
  static properties = {
    complaintId: {}, photo: { attribute: false }, access: { attribute: false }, blob: { attribute: false },
    source: { state: true }, missing: { state: true }, large: { state: true },
  };
  static styles = css`
    .frame { display: inline-grid; gap: var(--s-1); justify-items: start; max-width: 100%; min-width: var(--target); min-height: var(--target); padding: 0; border: 0; background: none; text-align: start; }
    img { display: block; max-width: 100%; max-height: 12rem; border: 1px solid var(--line-strong); border-radius: var(--r-s); }
    .frame.large { display: grid; width: 100%; } .large img { width: 100%; max-height: none; }
    .more { color: var(--accent); text-decoration: underline; text-underline-offset: .2em; text-decoration-thickness: 1px; }
    .grey { width: 7rem; height: 12rem; }
  `;
  #shown;

  willUpdate() {
    const wanted = this.blob ?? (this.photo && `${this.complaintId} ${this.photo.addedAt}`);
    if (wanted !== this.#shown) this.#load(wanted);
  }

  render() {
    if (this.missing) return html`<p class="muted" role="alert">${t("ui.photo.missing")}</p><button type="button" class="quiet" @click=${() => this.#load(this.#shown)}>${t("ui.photo.again")}</button>`;
    if (!this.source) return this.#shown ? html`<div class="grey" aria-busy="true"></div>` : nothing;
    return html`<button type="button" class="frame ${this.large ? "large" : ""}" aria-expanded=${this.large ? "true" : "false"} @click=${this.#turn}>
      <img src=${this.source} alt=${t("ui.photo.title")}><span class="more small">${t(this.large ? "ui.photo.smaller" : "ui.photo.larger")}</span>
    </button>`;
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
