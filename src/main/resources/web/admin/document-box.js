import { css, html, nothing } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { readPlaces } from "./json-places.js";
import "./fault-list.js";

/** As UTF-8, or as the encoding in which Chinese editors of old save, never half read. */
const decoded = (bytes) => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
};

/**
 * A JSON document from a file or pasted, kept in this tab until it is applied, with what is wrong in it beside its lines.
 * Tells "text-changed".
 * @property name under which it is kept
 * @property label
 * @property faults of the program, as in a validation problem
 */
export class DocumentBox extends DoudiElement {
  static properties = { name: {}, label: {}, faults: { attribute: false }, text: { state: true }, own: { state: true }, places: { state: true } };
  static styles = css`
    textarea { font: var(--t-s)/1.6 ui-monospace, Consolas, monospace, var(--font); white-space: pre; overflow: auto; min-height: 20rem; tab-size: 2; }
    .stack > .link { padding: 0; justify-self: start; } .file { position: relative; } .file:focus-within { outline: 3px solid var(--accent); outline-offset: 2px; } .file input { position: absolute; inset: 0; opacity: 0; cursor: pointer; width: 100%; }
  `;

  constructor() {
    super();
    this.text = "";
  }

  connectedCallback() {
    super.connectedCallback();
    this.text = sessionStorage.getItem(this.#key) ?? "";
  }

  render() {
    return html`<div class="stack">
      <div class="row"><label class="quiet file">${t("ui.admin.document.file")}<input type="file" accept=".json,application/json" @change=${this.#read}></label><slot></slot></div>
      <label class="stack"><span>${this.label}</span>
        <textarea class="field" rows="18" spellcheck="false" autocapitalize="none" wrap="off" .value=${this.text} aria-invalid=${this.#shown.length > 0} @input=${this.#typed}></textarea></label>
      <fault-list .faults=${this.#shown} .text=${this.text} .places=${this.places} @line-wanted=${this.#jump}></fault-list>
      ${this.text ? html`<button type="button" class="link" @click=${() => this.put("")}>${t("ui.admin.document.clear")}</button>` : nothing}
    </div>`;
  }

  get #shown() {
    return this.own ?? this.faults ?? [];
  }

  get #key() {
    return `doudi.draft.${this.name}`;
  }

  /** The document, if it is JSON and says nothing twice; else undefined, and the faults stand there. */
  read() {
    const { places, repeated, brokenAt } = readPlaces(this.text);
    this.places = places;
    if (brokenAt !== undefined) this.own = [{ at: brokenAt, words: t(this.text.trim() ? "ui.admin.document.broken" : "ui.admin.document.empty") }];
    else if (repeated.length) this.own = repeated.map((one) => ({ ...one, detail: "stands here twice" }));
    else this.own = undefined;
    return this.own ? undefined : this.text;
  }

  put(given) {
    const text = given.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
    this.text = text;
    this.own = undefined;
    try {
      if (text) sessionStorage.setItem(this.#key, text);
      else sessionStorage.removeItem(this.#key);
    } catch {
      // Too large to be kept: it still stands in the box.
    }
    this.tell("text-changed", text);
  }

  #typed = (event) => this.put(event.target.value);

  #read = async (event) => {
    const input = event.target;
    const [file] = input.files;
    if (file) this.put(decoded(await file.arrayBuffer()));
    input.value = "";
  };

  /** Shows the line and selects it, so that one sees where to type. */
  #jump = ({ detail: line }) => {
    const box = this.renderRoot.querySelector("textarea");
    const lines = this.text.split("\n");
    const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    box.focus();
    box.setSelectionRange(from, from + lines[line - 1].length);
    box.scrollTop = (box.scrollHeight / Math.max(lines.length, 1)) * (line - 5);
    box.scrollIntoView({ block: "center" });
  };
}

customElements.define("document-box", DocumentBox);
