import { css, html, nothing } from "lit";
import { download } from "./csv.js";
import { plain } from "./data-table.js";
import { DoudiElement } from "./doudi-element.js";
import { t } from "./messages.js";

/**
 * A chart with its table and its file. The chart is what stands in the slot; without one the table is shown.
 * @property heading what it shows
 * @property note how to read it
 * @property columns, rows as data-table takes them
 * @property sheet what goes into the file where a cell on the screen says more than one value: [[name, …], [value, …], …]
 * @property file name of the file, without its ending
 */
export class FigureCard extends DoudiElement {
  static properties = { heading: {}, note: {}, columns: { attribute: false }, rows: { attribute: false }, sheet: { attribute: false }, file: {}, chart: { type: Boolean }, asTable: { state: true } };
  static styles = css`
    :host { min-width: 0; } section { height: 100%; display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s-2); align-content: start; }
    .foot { gap: 0 var(--s-4); } .foot p { flex: 1 1 16rem; }
  `;

  render() {
    const table = this.asTable || !this.chart;
    return html`<section class="card" aria-labelledby="heading">
      <h2 id="heading">${this.heading}</h2>
      <slot ?hidden=${table}></slot>
      ${table ? html`<data-table .caption=${this.heading} .columns=${this.columns} .rows=${this.rows}></data-table>` : nothing}
      <div class="row foot small">
        ${this.note ? html`<p class="muted">${this.note}</p>` : nothing}
        ${this.chart ? html`<button class="link" aria-pressed=${Boolean(this.asTable)} @click=${this.#turn}>${t(table ? "ui.figure.as-chart" : "ui.figure.as-table")}</button>` : nothing}
        <button class="link" @click=${this.#download}>${t("ui.figure.csv")}</button>
      </div>
    </section>`;
  }

  #turn = () => (this.asTable = !this.asTable);

  #download = () => download(this.file, this.sheet ?? [this.columns.map((column) => column.name), ...this.rows.map((row) => row.map(plain))]);
}

customElements.define("figure-card", FigureCard);
