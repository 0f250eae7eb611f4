import { css, html, nothing } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";

/**
 * A password or a key that is shown this once and kept nowhere.
 * @property secret
 * @property title
 * @property why
 */
export class SecretCard extends DoudiElement {
  static properties = { secret: {}, title: {}, why: {}, copied: { state: true } };
  static styles = css`
    :host([silent]) { position: absolute; } section { border-color: var(--accent); }
    code { display: block; font: 600 var(--t-xl)/1.4 ui-monospace, Consolas, monospace; letter-spacing: .04em; overflow-wrap: anywhere; user-select: all; }
  `;

  willUpdate(changed) {
    this.toggleAttribute("silent", !this.secret);
    if (changed.has("secret")) this.copied = false;
  }

  updated(changed) {
    if (changed.has("secret") && this.secret) this.renderRoot.querySelector("section").focus();
  }

  render() {
    return this.secret ? html`<section class="card asked stack" tabindex="-1" aria-labelledby="title"><h2 id="title">${this.title}</h2>
      <code>${this.secret}</code><p>${this.why}</p>
      <div class="row"><button type="button" class="quiet" @click=${this.#copy}>${t("ui.admin.secret.copy")}</button><span role="status" class="small muted">${this.copied ? t("ui.admin.secret.copied") : nothing}</span></div></section>` : nothing;
  }

  #copy = async () => {
    this.copied = await navigator.clipboard.writeText(this.secret).then(() => true, () => false);
    if (!this.copied) getSelection().selectAllChildren(this.renderRoot.querySelector("code"));
  };
}

customElements.define("secret-card", SecretCard);
