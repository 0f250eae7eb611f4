import { css, html, nothing } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";

/**
 * A question answered in words.
 * @property label the question
 * @property hint what belongs here
 * @property value what stands in it
 * @property fault what is wrong with it, in a sentence; empty when nothing is
 * @fires said - detail: the words, at every stroke
 */
export class WordField extends DoudiElement {
  static properties = { label: {}, hint: {}, value: {}, fault: {}, rows: { type: Number } };
  static styles = css`:host { display: grid; gap: var(--s-1); } label { font-weight: 600; }`;

  constructor() {
    super();
    this.rows = 3;
  }

  takeFocus() {
    this.renderRoot.querySelector("textarea").focus();
  }

  render() {
    return html`<label for="words">${this.label}</label>
      ${this.hint ? html`<p id="hint" class="small muted">${this.hint}</p>` : nothing}
      <textarea id="words" class="field" rows=${this.rows} maxlength="2000" .value=${this.value ?? ""} aria-invalid=${this.fault ? "true" : "false"}
        aria-describedby="hint fault" @input=${(event) => this.tell("said", event.target.value)}></textarea>
      <p id="fault" class="small late-words" role="alert">${this.fault ? this.fault : nothing}</p>`;
  }
}

customElements.define("word-field", WordField);
