import { css, html } from "lit";
import { download } from "../shared/csv.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { percent } from "../shared/numbers.js";

/**
 * A month split one way: every figure with its parts and its interval. On a phone each group is a card.
 * @property part { items, rest } as in the contract
 * @property figures the whole answer, for its definitions
 */
export class GroupTable extends DoudiElement {
  static properties = { heading: {}, part: { attribute: false }, figures: { attribute: false }, file: {} };
  static styles = css`
    section { display: grid; gap: var(--s-2); } .head { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; }
    .line { display: grid; grid-template-columns: minmax(7em, 1fr) repeat(5, minmax(0, 1fr)); gap: var(--s-1) var(--s-4); padding: var(--s-2) 0; border-bottom: 1px solid var(--line); align-items: baseline; }
    .names { color: var(--ink-3); font-size: var(--t-s); border-color: var(--line-strong); } .name { font-weight: 600; } .rest .name { font-weight: 400; } b { font-weight: 600; } .cell .mark { display: none; } .cell span { display: block; }
    @media (max-width: 760px) { .names { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } .line { grid-template-columns: 1fr 1fr; } .name { grid-column: 1 / -1; } .cell .mark { display: block; } }
  `;

  render() {
    const { items, rest } = this.part;
    const all = rest ? [...items, rest] : items;
    return html`<section class="card" aria-labelledby="heading">
      <div class="head"><h2 id="heading">${this.heading}</h2><button class="link small" @click=${() => this.#download(all)}>${t("ui.figure.csv")}</button></div>
      <div role="table" aria-label=${this.heading}>
        <div role="row" class="line names"><span role="columnheader">${t("ui.open.group")}</span>${this.#measures().map(({ name }) => html`<span role="columnheader">${name}</span>`)}</div>
        ${all.map((row) => html`<div role="row" class="line ${row === rest ? "rest" : ""}"><span role="rowheader" class="name">${row.name}</span>${row.figures.map((figure, at) => this.#cell(figure, at))}</div>`)}
      </div>
      <p class="small muted">${t(rest ? "ui.open.rest-note" : "ui.open.all-note", { n: this.figures.fewestPeople })}</p>
    </section>`;
  }

  #measures() {
    return this.figures.definitions.items;
  }

  #cell({ numerator, denominator, share, interval }, at) {
    return html`<span role="cell" class="cell"><span class="mark small muted" aria-hidden="true">${this.#measures()[at].name}</span><b>${percent(share)}</b>
      <span class="small muted">${t("ui.open.figure", { numerator, denominator, low: percent(interval.low), high: percent(interval.high) })}</span></span>`;
  }

  #download(rows) {
    const names = this.#measures().flatMap(({ name }) => [name, t("ui.open.csv.of", { name }), t("ui.open.csv.share", { name }), t("ui.open.csv.low", { name }), t("ui.open.csv.high", { name })]);
    const lines = rows.map(({ name, figures }) => [name, ...figures.flatMap(({ numerator, denominator, share, interval }) => [numerator, denominator, share, interval.low, interval.high]),
      figures[0].unconfirmedShare, figures.map((one) => one.definition).join(" ")]);
    download(this.file, [[t("ui.open.group"), ...names, t("ui.open.csv.unconfirmed"), t("ui.open.csv.definitions")], ...lines]);
  }
}

customElements.define("group-table", GroupTable);
