import { css, html } from "lit";
import { claimCode } from "../shared/api.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { go } from "../shared/router.js";
import { follow, readByClaim } from "./cases.js";
import "../shared/problem-note.js";

/**
 * Opens a complaint by its claim code, typed or from a QR code, where it stands behind the # that is never sent anywhere.
 * @property code from the address, or ""
 */
export class FollowPage extends DoudiElement {
  static properties = { code: {}, busy: { state: true }, problem: { state: true }, fault: { state: true } };
  static styles = css`input.code { letter-spacing: .08em; text-transform: uppercase; font-size: var(--t-l); } .tick { display: flex; gap: var(--s-3); align-items: center; min-height: var(--target); } .tick input { inline-size: 1.4em; block-size: 1.4em; flex: none; accent-color: var(--accent); }`;

  constructor() {
    super();
    this.code = "";
  }

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.follow.title"));
  }

  render() {
    return html`<form class="stack" novalidate @submit=${this.#open}>
      <div><h1>${t("ui.follow.title")}</h1><p class="muted">${t("ui.follow.lead")}</p></div>
      <label for="code">${t("ui.follow.code")}</label>
      <input id="code" class="field code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40" .value=${this.code}
        aria-invalid=${this.fault ? "true" : "false"} aria-describedby="fault">
      <p id="fault" class="small late-words" role="alert">${this.fault ? t("ui.follow.empty") : ""}</p>
      <label class="tick"><input id="keep" type="checkbox"><span>${t("ui.follow.keep")}</span></label>
      <button class="primary" ?disabled=${this.busy}>${t("ui.follow.open")}</button>
      <problem-note .problem=${this.problem}></problem-note>
    </form>`;
  }

  #open = async (event) => {
    event.preventDefault();
    const typed = this.renderRoot.querySelector("#code").value.trim();
    const code = claimCode(typed) || typed;
    this.fault = !typed;
    if (this.fault || this.busy) return;
    this.busy = true;
    const { value, problem } = await readByClaim(code);
    this.busy = false;
    this.problem = problem;
    if (!value) return;
    await follow(value.id, code, this.renderRoot.querySelector("#keep").checked);
    go(`/complaints/${value.id}`);
  };
}

customElements.define("follow-page", FollowPage);
