import { html } from "lit";
import { DoudiElement } from "./doudi-element.js";
import { t } from "./messages.js";

const TONE = { resolved: "asked", "awaiting-resident": "asked", confirmed: "done" };

/**
 * The state of a complaint in its one name.
 * @property status as in the contract
 */
export class StatusTag extends DoudiElement {
  static properties = { status: {} };

  render() {
    return html`<span class="tag ${TONE[this.status] ?? ""}">${t(`ui.status.${this.status}`)}</span>`;
  }
}

customElements.define("status-tag", StatusTag);
