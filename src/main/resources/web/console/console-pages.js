import { css, html, nothing } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import "./desk-page.js";
import "./intake-page.js";
import "./overview-page.js";

/**
 * The screen that an address stands for, and above it a quiet line while the program cannot be reached.
 * @property me as GET /v1/me answers
 * @property place { name, values } as the router says
 * @property connection "live", "lost" or ""
 */
export class ConsolePages extends DoudiElement {
  static properties = { me: { attribute: false }, place: { attribute: false }, connection: {} };
  static styles = css`
    :host { display: flex; flex-direction: column; min-height: 0; }
    .lost { padding: var(--s-1) var(--s-4); background: var(--soon-soft); color: var(--soon); font-size: var(--t-s); }
    desk-page, intake-page, overview-page { flex: 1; min-height: 0; }
    @media print { :host { display: block; } .lost { display: none; } }
  `;

  render() {
    return html`${this.connection === "lost" ? html`<p class="lost" role="status">${t("ui.console.lost")}</p>` : nothing}${this.#page()}`;
  }

  #page() {
    const { name, values } = this.place;
    if (name === "desk") return html`<desk-page .me=${this.me} .windowId=${values.windowId} .complaintId=${values.complaintId}></desk-page>`;
    if (name === "intake") return html`<intake-page .windowId=${values.windowId}></intake-page>`;
    if (name === "overview") return html`<overview-page .me=${this.me}></overview-page>`;
    return nothing;
  }
}

customElements.define("console-pages", ConsolePages);
