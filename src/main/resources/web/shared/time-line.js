import { css, html } from "lit";
import { stamp } from "./dates.js";
import { DoudiElement } from "./doudi-element.js";
import { t } from "./messages.js";

/**
 * What happened, newest first, in the sentences the program wrote for the resident.
 * @property history as in the contract, oldest first
 * @property note a line before it, where a reader needs one
 * @property narrative the resident's own words, shown where it began; none where they stand elsewhere
 */
export class TimeLine extends DoudiElement {
  static properties = { history: { attribute: false }, note: {}, narrative: {} };
  static styles = css`
    h2 { margin: var(--s-3) 0 var(--s-3); } .note { margin-bottom: var(--s-3); }
    ol { margin-inline-start: 7px; }
    li { position: relative; padding: 0 0 var(--s-4) var(--s-5); border-inline-start: 2px solid var(--line); }
    li:last-child { border-color: transparent; padding-bottom: 0; }
    li::before { content: ""; position: absolute; left: -8px; top: .45em; width: 14px; height: 14px; border-radius: 50%; background: var(--paper); border: 2px solid var(--line-strong); }
    li:first-child::before { background: var(--accent); border-color: var(--accent); }
    li:first-child p:first-of-type { font-weight: 600; }
    blockquote { margin-top: var(--s-1); padding-inline-start: var(--s-3); border-inline-start: 2px solid var(--line); white-space: pre-wrap; }
  `;

  render() {
    return html`<section aria-labelledby="what"><h2 id="what">${t("ui.timeline.title")}</h2>${this.note ? html`<p class="note small muted">${this.note}</p>` : ""}
      <ol>${[...this.history].reverse().map((event) => html`<li>
        <p>${event.words}</p><time class="small muted" datetime=${event.at}>${stamp(event.at)}</time>
        ${event.type === "Filed" && this.narrative ? html`<blockquote class="muted">${this.narrative}</blockquote>` : ""}
      </li>`)}</ol></section>`;
  }
}

customElements.define("time-line", TimeLine);
