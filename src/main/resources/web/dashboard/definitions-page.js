import { css, html } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import "../shared/definition-list.js";

/** The figures that the list of hotspots can tell anew under an earlier definition. */
const again = (definition) => `/dashboard/?definition=${encodeURIComponent(definition)}`;

/** What every number of every screen means. */
export class DefinitionsPage extends DoudiElement {
  static styles = css`
    .page { max-width: 60rem; margin: 0 auto; padding: var(--s-5) var(--s-5) var(--s-7); width: 100%; } h1 { font-size: var(--t-2xl); }
    @media (max-width: 600px) { .page { padding: var(--s-4); } }
  `;

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.dashboard.nav.definitions"));
  }

  render() {
    return html`<div class="page stack-l"><div class="stack"><h1 tabindex="-1">${t("ui.definitions.title")}</h1><p class="muted">${t("ui.definitions.lead")}</p></div>
      <section class="card"><definition-list .again=${again}></definition-list></section></div>`;
  }
}

customElements.define("definitions-page", DefinitionsPage);
