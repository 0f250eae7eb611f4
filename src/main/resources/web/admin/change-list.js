import { css, html, nothing } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { count, t } from "../shared/messages.js";

const KINDS = ["removed", "changed", "added"];
const TONE = { removed: "late", changed: "soon", added: "done" };
const LISTS = ["city", "districts", "departments", "platforms", "services", "windows", "routingRules"];
const OPEN = 12;

/**
 * What an import would change, what goes first.
 * @property changes as POST /v1/catalog/trials answers
 */
export class ChangeList extends DoudiElement {
  static properties = { changes: { attribute: false } };
  static styles = css`
    details { border-top: 1px solid var(--line); } summary { padding: var(--s-3) 0; cursor: pointer; }
    li { padding: var(--s-1) 0 var(--s-2) var(--s-4); } code { font: var(--t-s)/1.5 ui-monospace, Consolas, monospace; color: var(--ink-2); }
  `;

  render() {
    return html`${KINDS.map((kind) => LISTS.map((list) => this.#group(kind, list)))}`;
  }

  #group(kind, list) {
    const group = this.changes.filter((one) => one.kind === kind && one.list === list);
    if (!group.length) return nothing;
    return html`<details ?open=${group.length <= OPEN}>
      <summary><span class="tag ${TONE[kind]}">${t(`ui.admin.kind.${kind}`)}</span> <span class="strong">${count(`ui.admin.list.${list}`, group.length)}</span></summary>
      <ul>${group.map((one) => html`<li>${one.name} ${one.id ? html`<code>${one.id}</code>` : nothing}
        ${one.fields ? html`<span class="small muted">${t("ui.admin.differs", { fields: one.fields.map((field) => t(`ui.admin.field.${field}`)).join(t("ui.admin.comma")) })}</span>` : nothing}</li>`)}</ul>
    </details>`;
  }
}

customElements.define("change-list", ChangeList);
