import { css, html } from "lit";
import { get } from "../shared/api.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { keyTo } from "./cases.js";
import "../shared/claim-slip.js";
import "../shared/problem-note.js";

/**
 * The slip of one complaint.
 * @property complaintId
 */
export class SlipPage extends DoudiElement {
  static properties = { complaintId: {}, complaint: { state: true }, claim: { state: true }, problem: { state: true } };
  static styles = css`.grey { height: 24rem; }`;

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.slip.title"));
    this.#load();
  }

  render() {
    if (this.problem) return html`<h1>${t("ui.slip.title")}</h1><problem-note .problem=${this.problem}></problem-note>`;
    if (!this.complaint) return html`<div class="grey card" aria-busy="true"></div>`;
    return html`<claim-slip .complaint=${this.complaint} .claim=${this.claim}><a class="quiet" href="/complaints/${this.complaintId}">${t("ui.slip.back")}</a></claim-slip>`;
  }

  async #load() {
    const access = await keyTo(this.complaintId);
    this.claim = access.claim;
    const { value, problem } = await get(`/v1/complaints/${encodeURIComponent(this.complaintId)}`, access);
    this.problem = problem;
    this.complaint = value;
  }
}

customElements.define("slip-page", SlipPage);
