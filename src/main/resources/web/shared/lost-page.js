import { css, html, nothing } from "lit";
import { DoudiElement } from "./doudi-element.js";
import { t } from "./messages.js";

/**
 * Stands where an address leads nowhere, and leads on.
 * @property home where the face that was asked for begins; the residents' start when absent
 */
export class LostPage extends DoudiElement {
  static properties = { home: {} };
  static styles = css`.page { max-width: 36rem; margin: 0 auto; padding: var(--s-7) var(--s-4); width: 100%; } .brand { color: var(--ink); font-weight: 600; letter-spacing: .08em; text-decoration: none; } h1 { font-size: var(--t-2xl); }`;

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.lost.title"));
  }

  render() {
    return html`<div class="page stack">${this.home ? nothing : html`<p><a class="brand" href="/">${t("ui.app.brand")}</a></p>`}<h1 tabindex="-1">${t("ui.lost.title")}</h1><p>${t("ui.lost.words")}</p>
      <nav class="row">${this.home ? html`<a class="quiet" href=${this.home}>${t("ui.lost.home")}</a>` : nothing}<a class="quiet" href="/">${t("ui.lost.report")}</a></nav></div>`;
  }
}

customElements.define("lost-page", LostPage);
