import { css, html } from "lit";
import { catalogList } from "../shared/catalog.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import "../shared/need-row.js";

/**
 * All that may be said but need not: area, needs, how to reach one, and that the phone is somebody else's. Folded away.
 * @property values { districtId, needs, name, phone, someoneElses }
 * @property open not folded: the elder mode, where it is a screen of its own
 * @fires more-changed - detail: the values
 */
export class MoreFields extends DoudiElement {
  static properties = { values: { attribute: false }, open: { type: Boolean }, districts: { state: true } };
  static styles = css`
    summary { display: inline-flex; align-items: center; min-height: var(--target); color: var(--accent); cursor: pointer; list-style: none; text-decoration: underline; text-underline-offset: .2em; text-decoration-thickness: 1px; }
    summary::-webkit-details-marker { display: none; }
    .stack-l { padding-top: var(--s-3); }
    .tick { display: flex; gap: var(--s-3); align-items: center; min-height: var(--target); }
    .tick input { inline-size: 1.4em; block-size: 1.4em; flex: none; accent-color: var(--accent); }
  `;

  constructor() {
    super();
    this.values = {};
    this.districts = [];
  }

  firstUpdated() {
    if (this.open) this.#loadDistricts();
  }

  takeFocus() {
    this.renderRoot.querySelector("h1, summary").focus();
  }

  settingsChanged(name) {
    if (name === "language" && this.districts.length) this.#loadDistricts();
  }

  render() {
    if (this.open) return html`<h1 tabindex="-1">${t("ui.report.more")}</h1>${this.#fields()}`;
    return html`<details @toggle=${this.#loadDistricts}><summary>${t("ui.report.more")}</summary>${this.#fields()}</details>`;
  }

  #fields() {
    const { needs = [], name = "", phone = "", someoneElses = false } = this.values;
    return html`
      <div class="stack-l">
        <need-row data-asks="needs" .needs=${needs} @needs-changed=${(event) => this.#change({ needs: event.detail })}></need-row>
        <div><label for="area">${t("ui.report.area")}</label>
          <select id="area" data-asks="districtId" class="field" @change=${(event) => this.#change({ districtId: event.target.value })}>
            <option value="">${t("ui.report.any-area")}</option>
            ${this.districts.map((one) => html`<option value=${one.id} ?selected=${one.id === this.values.districtId}>${one.name}</option>`)}
          </select></div>
        <div><label for="name">${t("ui.report.name")}</label>
          <input id="name" data-asks="contact.name" class="field" autocomplete="name" maxlength="60" .value=${name} @input=${(event) => this.#change({ name: event.target.value })}></div>
        <div><label for="phone">${t("ui.report.phone")}</label>
          <input id="phone" data-asks="contact.phone" class="field" type="tel" inputmode="tel" autocomplete="tel" maxlength="32" .value=${phone} @input=${(event) => this.#change({ phone: event.target.value })}>
          <p class="small muted">${t("ui.report.phone-why")}</p></div>
        <label class="tick"><input type="checkbox" .checked=${someoneElses} @change=${(event) => this.#change({ someoneElses: event.target.checked })}><span>${t("ui.report.someone-elses")}</span></label>
      </div>`;
  }

  #loadDistricts = async () => {
    this.districts = await catalogList("districts");
  };

  #change(part) {
    this.tell("more-changed", { ...this.values, ...part });
  }
}

customElements.define("more-fields", MoreFields);
