import { css, html, nothing } from "lit";
import { DoudiElement } from "./doudi-element.js";

/**
 * A table of figures. A cell is a text, a number, or { text, href, value, tone }; the first cell of a row names it.
 * @property columns [{ name, number }]
 * @property rows [[cell, …]]
 * @property caption what the table is about, for those who do not see the heading above it
 */
export class DataTable extends DoudiElement {
  static properties = { columns: { attribute: false }, rows: { attribute: false }, caption: {} };
  static styles = css`
    .wide { overflow-x: auto; } table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
    th { font-weight: 400; text-align: start; } thead th { color: var(--ink-3); font-size: var(--t-s); padding: var(--s-2); border-bottom: 1px solid var(--line-strong); vertical-align: bottom; min-width: 4.5em; overflow-wrap: normal; }
    tbody th, td { padding: 0 var(--s-2); border-bottom: 1px solid var(--line); height: var(--target); } td { white-space: nowrap; } td.wrap { white-space: normal; min-width: 14em; }
    .n { text-align: end; } .n .link { justify-content: flex-end; min-width: var(--target); } tbody th { min-width: 6em; } .late { color: var(--late); font-weight: 600; }
  `;

  render() {
    return html`<div class="wide" tabindex="0" role="group" aria-label=${this.caption}><table>
      <caption class="sr">${this.caption}</caption>
      <thead><tr>${this.columns.map((column) => html`<th scope="col" class=${column.number ? "n" : ""}>${column.name}</th>`)}</tr></thead>
      <tbody>${this.rows.map((row) => html`<tr>${row.map((cell, at) => this.#cell(cell, at))}</tr>`)}</tbody>
    </table></div>`;
  }

  #cell(cell, at) {
    const kind = this.columns[at].number ? "n" : "";
    return at === 0 ? html`<th scope="row">${this.#inside(cell)}</th>` : html`<td class="${kind} ${cell?.tone ?? ""}">${this.#inside(cell)}</td>`;
  }

  #inside(cell) {
    if (cell === null || cell === undefined) return nothing;
    if (typeof cell !== "object") return cell;
    return cell.href ? html`<a class="link ${cell.tone ?? ""}" href=${cell.href}>${cell.text}</a>` : cell.text;
  }
}

customElements.define("data-table", DataTable);

/** What of a cell goes into a file. */
export const plain = (cell) => (cell !== null && typeof cell === "object" ? cell.value ?? cell.text : cell);
