import { css, html } from "lit";
import { clock } from "../shared/dates.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { count, t } from "../shared/messages.js";

const MINUTE_MS = 60_000;
const WARN_MS = 5 * MINUTE_MS;
const EVERY_MS = 5_000;

/**
 * Until when a called complaint is in hand. In the last minutes it counts down, stays in sight, and is spoken.
 * @property until
 */
export class LeaseNote extends DoudiElement {
  static properties = { until: {} };
  static styles = css`
    :host { position: sticky; top: 0; z-index: 1; margin-bottom: var(--s-3); background: var(--surface); }
    .card { padding: var(--s-2) var(--s-3); border-color: var(--soon); background: var(--soon-soft); color: var(--soon); }
  `;
  #timer;

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), EVERY_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  render() {
    const left = Date.parse(this.until) - Date.now();
    const time = clock(this.until);
    return html`<div role="status">${left > WARN_MS ? html`<p class="small muted">${t("ui.console.held-until", { time })}</p>`
      : html`<div class="card"><p class="strong">${left > MINUTE_MS ? count("ui.console.minutes-left", Math.floor(left / MINUTE_MS)) : t("ui.console.last-minute")}</p><p class="small">${t("ui.console.ends-at", { time })}</p></div>`}</div>`;
  }
}

customElements.define("lease-note", LeaseNote);
