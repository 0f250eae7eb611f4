import { css, html } from "lit";
import { claimCode } from "../shared/api.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";

/**
 * The claim code: the only thing that opens a complaint filed without an account of this phone.
 * @property claim
 * @property complaintId
 */
export class CodeCard extends DoudiElement {
  static properties = { claim: {}, complaintId: {} };
  static styles = css`.code { font-size: var(--t-xl); letter-spacing: .08em; font-weight: 600; font-variant-ligatures: none; overflow-wrap: normal; }`;

  render() {
    return html`<section class="card stack" aria-labelledby="code">
      <div><h2 id="code" class="small muted">${t("ui.code.title")}</h2><p class="code">${claimCode(this.claim)}</p></div>
      <p class="small muted">${t("ui.code.why")}</p>
      <a class="quiet" href="/slip/${this.complaintId}">${t("ui.code.print")}</a>
    </section>`;
  }
}

customElements.define("code-card", CodeCard);
