import { html } from "lit";
import { actingAs } from "./api.js";
import { DoudiElement } from "./doudi-element.js";
import { has, t } from "./messages.js";

const TONE = { resolved: "asked", "awaiting-resident": "asked", confirmed: "done" };

/**
 * The state of a complaint in its one name; staff read of the resident in the third person.
 * @property status as in the contract
 */
export class StatusTag extends DoudiElement {
  static properties = { status: {} };

  render() {
    const key = [`ui.status.${actingAs()}.${this.status}`, `ui.status.${this.status}`].find(has);
    return html`<span class="tag ${TONE[this.status] ?? ""}">${t(key)}</span>`;
  }
}

customElements.define("status-tag", StatusTag);
