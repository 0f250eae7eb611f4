import { css, html } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { place, title } from "./names.js";

/** Stands where the worst is named, so that it can be drawn apart from the rest of its sentence. */
const HERE = "\u0000";

/**
 * The one sentence: how many, what is worst and where, and whether that changed from the days before.
 * @property summary as GET /v1/hotspots/summary answers
 */
export class HeadLine extends DoudiElement {
  static properties = { summary: { attribute: false }, names: { attribute: false }, days: { type: Number } };
  static styles = css`h1 { font-size: var(--t-2xl); max-width: 30em; } em { font-style: normal; color: var(--late); }`;

  render() {
    return html`<h1 tabindex="-1">${this.#sentence()}</h1>`;
  }

  #sentence() {
    const { now, worst } = this.summary;
    if (!worst) return t("ui.headline.none", { days: this.days });
    const said = t(`ui.headline.${worst.change}`, { days: this.days, n: now.complaints, worst: HERE, place: place(this.names, worst), m: worst.complaints, before: worst.before });
    const [start, end] = said.split(HERE);
    return html`${start}<em>${title(this.names, worst)}</em>${end}`;
  }
}

customElements.define("head-line", HeadLine);
