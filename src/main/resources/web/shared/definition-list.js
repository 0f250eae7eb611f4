import { css, html, nothing } from "lit";
import { get } from "./api.js";
import { DoudiElement } from "./doudi-element.js";
import { t } from "./messages.js";
import "./problem-note.js";

/**
 * What the figures of a screen mean, in plain words, with how each is counted and how it was counted before.
 * @property only ids of the figures, in this order; all when absent
 * @property again (definition) => address of the same figures under that definition; none where they cannot be told anew
 * @property chosen the definition that was asked for, as `staff-resolved@1`
 */
export class DefinitionList extends DoudiElement {
  static properties = { only: { attribute: false }, again: { attribute: false }, chosen: {}, all: { state: true }, problem: { state: true } };
  static styles = css`
    dl { display: grid; grid-template-columns: 9em minmax(0, 1fr); gap: var(--s-3) var(--s-4); } dt { font-weight: 600; } dd { display: grid; gap: var(--s-1); }
    .grey { height: 12rem; } summary { cursor: pointer; min-height: var(--target); display: inline-flex; align-items: center; color: var(--accent); } details .before > div { display: grid; gap: var(--s-1); } details .before { padding-inline-start: var(--s-3); border-inline-start: 3px solid var(--line-strong); }
    @media (max-width: 600px) { dl { grid-template-columns: minmax(0, 1fr); gap: 0; } dd { margin-bottom: var(--s-4); } }
  `;

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  settingsChanged(name) {
    if (name === "language") this.#load();
  }

  render() {
    if (!this.all) return this.problem ? html`<problem-note .problem=${this.problem}></problem-note>` : html`<div class="grey" aria-busy="true"></div>`;
    return html`<dl>${this.#wanted().map((one) => this.#figure(one))}</dl>`;
  }

  #wanted() {
    const byId = new Map(this.all.items.map((one) => [one.id, one]));
    return this.only ? this.only.map((id) => byId.get(id)) : this.all.items;
  }

  #figure({ name, versions }) {
    const used = versions.find((one) => one.definition === this.chosen) ?? versions[0];
    const others = versions.filter((one) => one !== used);
    return html`<dt>${name}</dt><dd>${this.#meaning(used)}
      ${others.length ? html`<details><summary>${t("ui.definitions.others", { n: others.length })}</summary><div class="before stack">${others.map((one) => html`<div>${this.#meaning(one)}${this.#again(one)}</div>`)}</div></details>` : nothing}</dd>`;
  }

  #meaning({ words, formula, leavesOut, leastPeople, definition, since }) {
    return html`<span>${words}</span>
      <span class="small muted">${t("ui.definitions.formula", { formula })}</span>
      <span class="small muted">${t("ui.definitions.leaves-out", { words: leavesOut })}${leastPeople > 0 ? html` ${t("ui.definitions.least", { n: leastPeople })}` : nothing}</span>
      <span class="small muted">${t("ui.definitions.since", { definition, since })}</span>`;
  }

  #again({ definition }) {
    return this.again ? html`<a class="link small" href=${this.again(definition)}>${t("ui.definitions.again", { definition })}</a>` : nothing;
  }

  async #load() {
    const { value, problem } = await get("/v1/definitions", { token: null });
    this.problem = problem;
    if (value) this.all = value;
  }
}

customElements.define("definition-list", DefinitionList);
