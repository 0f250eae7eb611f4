import { css, html, nothing } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";

const FINDABLE_FROM = 10;

/**
 * Several of many, found by typing; what is ticked stands first and stays when it is filtered out of sight.
 * @property name
 * @property label
 * @property options [{ id, name }]
 * @property ticked ids to begin with
 */
export class TickList extends DoudiElement {
  static properties = { name: {}, label: {}, options: { attribute: false }, ticked: { attribute: false }, chosen: { state: true }, filter: { state: true } };
  static styles = css`
    .box { max-height: 20rem; overflow-y: auto; border: 1px solid var(--line); border-radius: var(--r); padding: var(--s-1) var(--s-3); display: grid; grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr)); gap: 0 var(--s-3); }
    .box label { display: flex; align-items: center; gap: var(--s-2); min-height: var(--target); } input[type=checkbox] { width: 1.25rem; height: 1.25rem; flex: none; accent-color: var(--accent); } .find { max-width: 24rem; margin: var(--s-1) 0 var(--s-2); }
  `;

  willUpdate(changed) {
    if (changed.has("ticked") || changed.has("name")) this.chosen = new Set(this.ticked);
  }

  get value() {
    return [...this.chosen];
  }

  render() {
    const first = new Set(this.ticked);
    const shown = this.options.filter((one) => !this.filter || one.name.toLowerCase().includes(this.filter) || one.id.includes(this.filter)).sort((a, b) => first.has(b.id) - first.has(a.id));
    return html`<fieldset><legend>${this.label}</legend>
      ${this.options.length >= FINDABLE_FROM ? html`<input class="field find" type="search" aria-label=${t("ui.admin.tick.find")} placeholder=${t("ui.admin.tick.find")} @input=${(event) => (this.filter = event.target.value.trim().toLowerCase())}>` : nothing}
      <div class="box">${shown.map((one) => html`<label><input type="checkbox" .checked=${this.chosen.has(one.id)} @change=${(event) => this.#tick(one.id, event.target.checked)}>${one.name}</label>`)}</div></fieldset>`;
  }

  #tick(id, ticked) {
    if (ticked) this.chosen.add(id);
    else this.chosen.delete(id);
    this.requestUpdate();
  }
}

customElements.define("tick-list", TickList);
