import { css, html, nothing } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";

/**
 * Loud, because every deadline in such a year is counted wrong and told to residents.
 * @property missing years
 */
export class MissingYears extends DoudiElement {
  static properties = { missing: { attribute: false } };
  static styles = css`.card { border: 2px solid var(--late); background: var(--late-soft); } :host([silent]) { position: absolute; }`;

  willUpdate() {
    this.toggleAttribute("silent", !this.missing?.length);
  }

  render() {
    return html`<div role="alert">${this.missing?.length ? html`<section class="card stack">
      <h2 class="late-words">${t("ui.admin.missing", { years: this.missing.join(t("ui.admin.comma")) })}</h2>
      <p>${t("ui.admin.missing.why")}</p>
      <div><a class="quiet" href="/admin/years">${t("ui.admin.missing.load")}</a></div></section>` : nothing}</div>`;
  }
}

customElements.define("missing-years", MissingYears);
