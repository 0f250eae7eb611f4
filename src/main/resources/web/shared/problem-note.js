import { css, html, nothing } from "lit";
import { actingAs } from "./api.js";
import { DoudiElement } from "./doudi-element.js";
import { has, t } from "./messages.js";

/**
 * What went wrong, that nothing was lost, and what to do; in place, spoken at once. Staff hear it in their own words where there are any.
 * @property problem as api.js returns it; nothing is shown without one
 */
export class ProblemNote extends DoudiElement {
  static properties = { problem: { attribute: false } };
  static styles = css`:host([silent]) { position: absolute; }`;

  willUpdate() {
    this.toggleAttribute("silent", !this.problem);
  }

  render() {
    return html`<div role="alert">${this.problem ? this.#words() : nothing}</div>`;
  }

  #words() {
    const { code, title } = this.problem;
    const key = [`ui.problem.${actingAs()}.${code}`, `ui.problem.${code}`].find(has);
    const said = key ? t(key) : t("ui.problem.other", { what: title ?? t("problem.internal") });
    return html`<p class="card late-words">${said}</p>`;
  }
}

customElements.define("problem-note", ProblemNote);
