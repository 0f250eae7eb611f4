import { css, html, nothing } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { count, t } from "../shared/messages.js";
import { faultWords } from "./fault-words.js";
import { lineAt, placeOf } from "./json-places.js";

const MOST = 100;
const LONGEST = 160;

/**
 * What is wrong in a document, in the order of its lines, each with its line as it stands there. Tells "line-wanted" with a line's number.
 * @property faults [{ pointer, detail }], or { at, words } for one this page found itself
 * @property text the document; without one there are pointers only
 * @property places of the document, from json-places.js
 */
export class FaultList extends DoudiElement {
  static properties = { faults: { attribute: false }, text: {}, places: { attribute: false } };
  static styles = css`
    :host([silent]) { position: absolute; }
    .card { border-color: var(--late); } li { padding: var(--s-2) 0; border-top: 1px solid var(--line); } li .link { padding: 0; }
    code, pre { font: var(--t-s)/1.5 ui-monospace, Consolas, monospace, var(--font); } code { color: var(--ink-2); }
    pre { margin: var(--s-1) 0 0; padding: var(--s-1) var(--s-2); background: var(--late-soft); border-radius: var(--r-s); white-space: pre-wrap; overflow-wrap: anywhere; }
  `;

  willUpdate() {
    this.toggleAttribute("silent", !this.faults?.length);
  }

  render() {
    return html`<div role="alert">${this.faults?.length ? this.#list() : nothing}</div>`;
  }

  #list() {
    const shown = this.faults.map((fault) => ({ fault, at: this.#at(fault) })).sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
    return html`<section class="card stack"><h2 class="late-words">${count("ui.admin.faults", shown.length)}</h2><p class="small muted">${t(this.text ? "ui.admin.faults.jump" : "ui.admin.faults.kept")}</p>
      <ul>${shown.slice(0, MOST).map(this.#fault)}</ul>
      ${shown.length > MOST ? html`<p class="small muted">${t("ui.admin.faults.more", { n: shown.length - MOST })}</p>` : nothing}</section>`;
  }

  #at({ at, pointer }) {
    if (!this.text) return undefined;
    return at ?? (this.places ? placeOf(this.places, pointer ?? "") : 0);
  }

  #fault = ({ fault, at }) => {
    const words = fault.words ?? faultWords(fault.detail);
    if (at === undefined) return html`<li>${fault.pointer ? t("ui.admin.faults.at", { where: fault.pointer, what: words }) : words}</li>`;
    const line = lineAt(this.text, at);
    const stands = this.text.split("\n")[line - 1].trim().slice(0, LONGEST);
    return html`<li><button type="button" class="link" @click=${() => this.tell("line-wanted", line)}>${t("ui.admin.faults.line", { n: line })}</button>
      ${words} ${fault.pointer ? html`<code>${fault.pointer}</code>` : nothing}${stands ? html`<pre>${stands}</pre>` : nothing}</li>`;
  };
}

customElements.define("fault-list", FaultList);
