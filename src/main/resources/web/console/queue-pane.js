import { css, html, nothing } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { count, t } from "../shared/messages.js";
import { titleOf } from "./names.js";
import "../shared/problem-note.js";
import "./queue-list.js";

const LISTS = ["waiting", "in-service", "awaiting-resident", "awaiting-department", "resolved"];
const EXACT = 200;

/**
 * How many wait, calling the next one, and one of the window's lists. Who has one in hand already is asked first.
 * @property windowId
 * @property supervisor whether disputes are called here
 * @property list which one is shown
 * @property line as line.js keeps it
 * @property items what of it is here
 * @property waiting how many wait, as far as the stream told
 * @property openId which one is open beside it
 * @property held the complaint in hand, once somebody wants another
 * @property names from names.js
 * @property problem
 * @property busy
 * @fires next
 * @fires show - detail: the list
 * @fires back - to the one in hand
 * @fires anyway - call another all the same
 */
export class QueuePane extends DoudiElement {
  static properties = { windowId: {}, supervisor: { type: Boolean }, list: {}, line: { attribute: false }, items: { attribute: false }, waiting: { attribute: false }, openId: {},
    held: { attribute: false }, names: { attribute: false }, problem: { attribute: false }, busy: { type: Boolean } };
  static styles = css`
    :host { display: flex; flex-direction: column; min-height: 0; }
    .head { padding: var(--s-3) var(--s-4); display: grid; gap: var(--s-2); } .head .primary { width: 100%; } h1 { font-size: var(--t-l); }
    .lists { display: flex; flex-wrap: wrap; gap: var(--s-1); } .lists .chip { padding: 0 var(--s-1); font-size: var(--t-s); justify-content: center; border-radius: var(--r-s); }
    .held { padding: var(--s-3); border-color: var(--soon); background: var(--soon-soft); } .held .quiet { width: 100%; padding: var(--s-1) var(--s-2); }
    .empty { padding: var(--s-4); } .empty, .skeleton, queue-list { flex: 1; } .skeleton { padding: var(--s-4); } .skeleton .grey { height: 3.5em; }
    .foot { padding: var(--s-2) var(--s-4); border-top: 1px solid var(--line); }
    kbd { font: inherit; font-size: var(--t-s); border: 1px solid currentColor; border-radius: 4px; padding: 0 5px; }
  `;

  takeFocus() {
    this.renderRoot.querySelector(".primary").focus();
  }

  /** To the list. */
  toList() {
    this.renderRoot.querySelector("queue-list")?.takeFocus();
  }

  /** A key of the list, pressed where nothing has the focus. */
  press(event) {
    this.renderRoot.querySelector("queue-list")?.press(event);
  }

  /** What is asked comes before anything else; Space once more leads back. */
  updated(changed) {
    if (changed.has("held") && this.held) this.renderRoot.querySelector(".back").focus();
  }

  render() {
    return html`
      <div class="head">
        <h1>${this.#heading()}</h1>
        <p class="small muted">${t("ui.console.order")}</p>
        <button class="primary" ?disabled=${this.busy} @click=${() => this.tell("next")}>${t(this.supervisor ? "ui.console.next-dispute" : "ui.console.next")}<kbd aria-hidden="true">${t("ui.console.space")}</kbd></button>
        ${this.held ? this.#asking() : nothing}
        <div class="lists" role="group" aria-label=${t("ui.console.lists")}>${LISTS.map((one) => html`<button class="chip" aria-pressed=${one === this.list ? "true" : "false"} @click=${() => this.tell("show", one)}>${t(`ui.console.list.${one}`)}</button>`)}</div>
        <problem-note .problem=${this.problem}></problem-note>
      </div>
      ${this.#rows()}
      <div class="foot"><a class="link" href="/console/w/${this.windowId}/intake">${t("ui.console.intake")}</a></div>`;
  }

  /** Events count exactly to 200, a list read to its end always. */
  #heading() {
    const here = this.list === "waiting" ? this.items.length : 0;
    const all = this.list === "waiting" && this.line?.complete ? here : this.waiting < EXACT ? this.waiting : undefined;
    if (all !== undefined) return count("ui.console.waiting", all);
    const known = Math.max(this.waiting ?? 0, here);
    return known ? t("ui.console.waiting-over", { n: known }) : t("ui.console.queue");
  }

  #asking() {
    return html`<div class="card held stack" role="group" aria-labelledby="held"><p id="held"><span class="strong">${t("ui.console.finish-first")}</span><br><span class="small">${titleOf(this.held, this.names)}</span></p>
      <button class="quiet back" aria-describedby="held" @click=${() => this.tell("back")}>${t("ui.console.back-to-hand")}</button>
      <button class="quiet" @click=${() => this.tell("anyway")}>${t("ui.console.call-anyway")}</button></div>`;
  }

  #rows() {
    if (!this.line?.started && !this.problem) return html`<div class="stack skeleton" aria-busy="true">${[1, 2, 3, 4].map(() => html`<div class="grey"></div>`)}</div>`;
    if (!this.items.length) return html`<p class="empty muted">${t(`ui.console.empty.${this.list}`)}</p>`;
    return html`<queue-list .items=${this.items} .openId=${this.openId} .names=${this.names} .label=${t(`ui.console.list.${this.list}`)} @more=${() => this.line.more()}></queue-list>`;
  }
}

customElements.define("queue-pane", QueuePane);
