import { css, html, nothing } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { elder } from "../shared/settings.js";
import { shrunk } from "./shrink.js";
import "../shared/error-photo.js";

/**
 * Chooses one picture of the error screen, or none, and makes it small. In the elder mode of the report it is the one question of its screen.
 * @property photo the chosen one, made small, or null
 * @property asks whether it is a question of the report
 * @property label of the button while there is none
 * @slot what else can be done with it
 * @fires photo-chosen - detail: the picture made small, or null
 */
export class PhotoPick extends DoudiElement {
  static properties = { photo: { attribute: false }, asks: { type: Boolean }, label: {}, busy: { state: true }, fault: { state: true } };
  static styles = css`
    :host { display: grid; gap: var(--s-3); justify-items: start; } h1:focus { outline: none; }
    h1 + p { margin-top: calc(-1 * var(--s-2)); } p:empty { display: none; } .small { text-wrap: pretty; }
  `;

  takeFocus() {
    this.renderRoot.querySelector("h1, button").focus();
  }

  render() {
    return html`
      ${this.asks && elder() ? html`<h1 tabindex="-1">${t("ui.photo.heading")}</h1><p class="muted">${t("ui.photo.lead")}</p>` : nothing}
      <input type="file" accept="image/*" hidden @change=${this.#chosen}>
      ${this.photo ? html`<error-photo .blob=${this.photo}></error-photo>` : nothing}
      <div class="row">
        <button type="button" class="quiet" ?disabled=${this.busy} aria-busy=${this.busy ? "true" : "false"} @click=${this.#choose}>${this.photo ? t("ui.photo.replace") : this.label}</button>
        ${this.photo ? html`<button type="button" class="quiet" @click=${this.#drop}>${t("ui.photo.drop")}</button>` : nothing}
        <slot></slot>
      </div>
      ${this.photo ? html`<p class="small muted">${t("ui.photo.who")}</p>` : nothing}
      <p class="small late-words" role="alert">${this.fault ? t("ui.photo.unreadable") : ""}</p>`;
  }

  #choose = () => this.renderRoot.querySelector("input").click();

  #chosen = async (event) => {
    const [file] = event.target.files;
    event.target.value = "";
    if (!file) return;
    this.busy = true;
    const photo = await shrunk(file).catch(() => null);
    this.busy = false;
    this.fault = !photo;
    if (photo) this.tell("photo-chosen", photo);
  };

  #drop = () => this.tell("photo-chosen", null);
}

customElements.define("photo-pick", PhotoPick);
