import { css, html } from "lit";
import { catalogList } from "../shared/catalog.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import "../shared/need-row.js";

/**
 * All that may be said but need not: area, needs, how to reach one, and that the phone is somebody else's. Folded away.
 * @property values { districtId, needs, name, phone, someoneElses }
 * @property wrong the field that cannot be taken as it is, "name" or "phone", or ""
 * @property open not folded: the elder mode, where it is a screen of its own
 * @fires more-changed - detail: the values
 */
export class MoreFields extends DoudiElement {
  static properties = { values: { attribute: false }, wrong: {}, open: { type: Boolean }, districts: { state: true } };
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

  /** The cursor in what is wrong. */
  async takeFault() {
    this.renderRoot.querySelector("details")?.setAttribute("open", "");
    await this.updateComplete;
    const field = this.renderRoot.querySelector(`#${this.wrong}`);
    field.focus();
    field.scrollIntoView({ block: "center" });
  }

  settingsChanged(name) {
    if (name === "language" && this.districts.length) this.#loadDistricts();
  }

  render() {
    if (this.open) return html`<h1 tabindex="-1">${t("ui.report.more")}</h1>${this.#fields()}`;
    return html`<details @toggle=${this.#loadDistricts}><summary>${t("ui.report.more")}</summary>${this.#fields()}</details>`;
  }

  #fields() {
    const { needs = [], name = "", phone = "", someoneElses = false, districtId } = this.values;
    const atHome = needs.includes("home-visit");
    return html`
      <div class="stack-l">
        <need-row data-asks="needs" .needs=${needs} @needs-changed=${(event) => this.#change({ needs: event.detail })}></need-row>
        <div><label for="area">${t("ui.report.area")}</label>
          <select id="area" data-asks="districtId" class="field" aria-describedby="area-why" @change=${(event) => this.#change({ districtId: event.target.value })}>
            <option value="">${t(atHome ? "ui.ideas.choose" : "ui.report.any-area")}</option>
            ${this.districts.map((one) => html`<option value=${one.id} ?selected=${one.id === districtId}>${one.name}</option>`)}
          </select>
          <p id="area-why" class="small" role="status">${atHome && !districtId ? t("ui.report.area-why") : ""}</p></div>
        <div><label for="name">${t("ui.report.name")}</label>
          <input id="name" data-asks="contact.name" class="field" autocomplete="name" maxlength="60" .value=${name} @input=${(event) => this.#change({ name: event.target.value })}
            aria-invalid=${this.wrong === "name" ? "true" : "false"} aria-describedby="name-wrong">
          ${this.#fault("name")}</div>
        <div><label for="phone">${t("ui.report.phone")}</label>
          <input id="phone" data-asks="contact.phone" class="field" type="tel" inputmode="tel" autocomplete="tel" maxlength="32" .value=${phone} @input=${(event) => this.#change({ phone: event.target.value })}
            aria-invalid=${this.wrong === "phone" ? "true" : "false"} aria-describedby="phone-wrong phone-why">
          ${this.#fault("phone")}
          <p id="phone-why" class="small muted">${t("ui.report.phone-why")}</p></div>
        <label class="tick"><input type="checkbox" .checked=${someoneElses} @change=${(event) => this.#change({ someoneElses: event.target.checked })}><span>${t("ui.report.someone-elses")}</span></label>
      </div>`;
  }

  #fault(name) {
    return html`<p id="${name}-wrong" class="small late-words" role="alert">${this.wrong === name ? t(`ui.report.wrong.${name}`) : ""}</p>`;
  }

  #loadDistricts = async () => {
    this.districts = await catalogList("districts");
  };

  #change(part) {
    this.tell("more-changed", { ...this.values, ...part });
  }
}

customElements.define("more-fields", MoreFields);
