import { html, nothing } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { readCity } from "./city.js";
import { page } from "./page-look.js";
import "../shared/problem-note.js";
import "./document-box.js";
import "./import-check.js";

const EXAMPLE = new URL("./example-city.json", import.meta.url);

/** The whole city as one document: from a file, pasted, or the one in force changed; seen before it is applied. */
export class CityPage extends DoudiElement {
  static properties = { city: { state: true }, problem: { state: true }, faults: { state: true } };
  static styles = page;

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.admin.city.title"));
    this.#load();
  }

  render() {
    const first = this.city?.version === 0;
    return html`<div class="stack-l">
      <div class="stack"><h1>${t(first ? "ui.admin.city.first" : "ui.admin.city.title")}</h1>
        <p class="muted">${t("ui.admin.city.lead")}</p>
        ${this.city && !first ? html`<p class="small muted">${t("ui.admin.city.version", { version: this.city.version })}</p>` : nothing}</div>
      <problem-note .problem=${this.problem}></problem-note>
      <form class="stack" @submit=${this.#check}>
        <document-box name="admin-city" .label=${t("ui.admin.city.document")} .faults=${this.faults} @text-changed=${this.#changed}>
          ${this.city ? html`<button type="button" class="quiet" @click=${first ? this.#example : this.#current}>${t(first ? "ui.admin.city.example" : "ui.admin.city.current")}</button>` : nothing}
        </document-box>
        <div><button class="primary">${t("ui.admin.import.check")}</button></div>
      </form>
      <import-check @faults=${this.#found} @imported=${this.#imported}></import-check>
    </div>`;
  }

  #box() {
    return this.renderRoot.querySelector("document-box");
  }

  #load = async () => {
    const { value, problem } = await readCity();
    this.city = value;
    this.problem = problem;
  };

  #example = async () => this.#box().put(await (await fetch(EXAMPLE)).text());

  #current = () => this.#box().put(JSON.stringify(this.city.document, null, 2));

  #changed = () => {
    this.faults = [];
    this.renderRoot.querySelector("import-check").forget();
  };

  #check = (event) => {
    event.preventDefault();
    const text = this.#box().read();
    if (text) this.renderRoot.querySelector("import-check").check(text);
  };

  #found = (event) => (this.faults = event.detail);

  #imported = () => {
    sessionStorage.removeItem("doudi.draft.admin-city");
    this.#load();
  };
}

customElements.define("city-page", CityPage);
