import { css, html } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";

const SPANS = [7, 30, 90];

/**
 * Over which days a screen looks, as plain links.
 * @property days the present choice
 */
export class SpanRow extends DoudiElement {
  static properties = { days: { type: Number } };
  static styles = css`.chip { padding-block: 0; color: var(--ink-2); } .chip[aria-current=true] { border-color: var(--accent); background: var(--accent-soft); color: var(--accent); font-weight: 600; }`;

  render() {
    return html`<nav class="row small" aria-label=${t("ui.span.title")}>${SPANS.map((days) => html`
      <a class="chip" href="${location.pathname}?days=${days}" aria-current=${days === this.days ? "true" : "false"}>${t("ui.span.last", { days })}</a>`)}</nav>`;
  }
}

customElements.define("span-row", SpanRow);

const DAY_MS = 86_400_000;
const dayOf = (time) => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(time);

/** The days as the program takes them: today and those before it. */
export const span = (days) => ({ from: dayOf(Date.now() - (days - 1) * DAY_MS), to: dayOf(Date.now()) });

/** How many weeks such days are. */
export const weeksOf = ({ from, to }) => ((Date.parse(to) - Date.parse(from)) / DAY_MS + 1) / 7;
