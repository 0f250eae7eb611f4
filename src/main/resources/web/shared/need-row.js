import { css, html } from "lit";
import { DoudiElement } from "./doudi-element.js";
import { t } from "./messages.js";

const NEEDS = ["ramp", "home-visit", "sign-language", "dialect", "large-print", "hearing-loop"];

/**
 * What would make coming to a window easier.
 * @property needs those chosen
 * @fires needs-changed - detail: those chosen now
 */
export class NeedRow extends DoudiElement {
  static properties = { needs: { attribute: false } };
  static styles = css`.row { margin-top: var(--s-2); }`;

  render() {
    return html`<h2 id="needs">${t("ui.report.needs")}</h2>
      <div class="row" role="group" aria-labelledby="needs">
        ${NEEDS.map((need) => html`<button type="button" class="chip" aria-pressed=${this.needs.includes(need) ? "true" : "false"} @click=${() => this.#toggle(need)}>${t(`ui.need.${need}`)}</button>`)}
      </div>`;
  }

  #toggle(need) {
    this.tell("needs-changed", this.needs.includes(need) ? this.needs.filter((one) => one !== need) : [...this.needs, need]);
  }
}

customElements.define("need-row", NeedRow);
