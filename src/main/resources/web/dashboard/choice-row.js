import { css, html, nothing } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";

/**
 * One of several, all of which look the same; none is chosen for anybody.
 * @property label the question
 * @property options [{ id, name, words }]
 * @property picked id of the chosen one
 * @property fault what is wrong, in a sentence
 * @fires picked-one - detail: its id
 */
export class ChoiceRow extends DoudiElement {
  static properties = { label: {}, options: { attribute: false }, picked: {}, fault: {} };
  static styles = css`
    legend { font-weight: 600; margin-bottom: var(--s-2); } .all { display: flex; flex-wrap: wrap; gap: var(--s-2); }
    label { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 var(--s-2); align-items: center; align-content: start; min-height: var(--target); padding: var(--s-2) var(--s-4) var(--s-2) var(--s-3); border: 1px solid var(--line-strong); border-radius: var(--r); background: var(--surface); cursor: pointer; }
    label:hover { border-color: var(--accent); } label:has(input:checked) { border-color: var(--accent); background: var(--accent-soft); box-shadow: inset 0 0 0 1px var(--accent); }
    input { width: 1.25rem; height: 1.25rem; margin: 0; accent-color: var(--accent); } .words { grid-column: 2; }
    label.told { flex: 1 1 15rem; align-items: start; } label.told input { margin-top: 3px; }
    @media (forced-colors: active) { label:has(input:checked) { outline: 3px solid Highlight; outline-offset: -3px; } }
  `;

  takeFocus() {
    this.renderRoot.querySelector("input").focus();
  }

  render() {
    return html`<fieldset aria-describedby="fault"><legend>${this.label}</legend><div class="all">${this.options.map(this.#option)}</div></fieldset>
      <p id="fault" class="small late-words" role="alert">${this.fault ? this.fault : nothing}</p>`;
  }

  #option = ({ id, name, words }) => html`<label class=${words ? "told" : ""}>
    <input type="radio" name="choice" value=${id} .checked=${id === this.picked} @change=${() => this.tell("picked-one", id)}>
    <span>${name}</span>${words ? html`<span class="words small muted">${words}</span>` : nothing}</label>`;
}

customElements.define("choice-row", ChoiceRow);
