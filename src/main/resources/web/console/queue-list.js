import { css, html, nothing } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { dueTag, reasons } from "./order.js";
import { titleOf } from "./names.js";

/** Height of a row in the font size of the list; only the rows in sight are drawn, however many there are. */
const ROW_EM = 4.75;
const BEYOND = 6;
const ASK_BEFORE_END = 40;
const LATER_MS = 60_000;

/**
 * A list of complaints to go through by keyboard, of any length.
 * @property items complaints in order
 * @property openId which one is open beside it
 * @property names from names.js
 * @property label what the list is
 * @fires open - detail: id
 * @fires more - the end comes near
 */
export class QueueList extends DoudiElement {
  static properties = { items: { attribute: false }, openId: {}, names: { attribute: false }, label: {}, at: { state: true } };
  static styles = css`
    :host { display: flex; flex-direction: column; min-height: 0; }
    .scroll { flex: 1; min-height: 0; overflow-y: auto; overflow-anchor: none; border-top: 1px solid var(--line); }
    .scroll:focus-visible { outline-offset: -3px; }
    .all { position: relative; } .shown { position: absolute; inset: 0 0 auto; }
    .row-of { height: 4.75em; display: grid; grid-template-columns: auto minmax(0, 1fr); align-content: center; align-items: center; gap: 2px var(--s-2); padding: 0 var(--s-4); border-bottom: 1px solid var(--line); cursor: pointer; }
    .row-of b { grid-column: 1 / -1; font-weight: 600; line-height: 1.5; } .row-of b, .row-of p { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
    .row-of p { font-size: var(--t-s); line-height: 1.5; color: var(--ink-2); }
    .row-of p span { color: var(--ink); } .row-of p span::after { content: " · "; color: var(--ink-3); }
    .row-of[aria-selected=true] { background: var(--accent-soft); box-shadow: inset 4px 0 var(--accent); }
    .scroll:focus-visible .row-of.at { outline: 2px solid var(--accent); outline-offset: -4px; }
    @media (forced-colors: active) { .row-of[aria-selected=true] { outline: 3px solid Highlight; outline-offset: -3px; } }
  `;
  #timer;
  #frame;

  constructor() {
    super();
    this.items = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), LATER_MS);
    window.addEventListener("resize", this.#scrolled);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    window.removeEventListener("resize", this.#scrolled);
  }

  takeFocus() {
    this.renderRoot.querySelector(".scroll")?.focus();
  }

  /** A key that was pressed where nothing has the focus. */
  press(event) {
    this.takeFocus();
    this.#key(event);
  }

  render() {
    if (!this.items.length) return nothing;
    const [from, to] = this.#range();
    const at = this.#index;
    return html`<div class="scroll" role="listbox" tabindex="0" aria-label=${this.label} aria-activedescendant=${at >= from && at < to ? `row-${at}` : nothing}
        @scroll=${this.#scrolled} @keydown=${this.#key}>
      <div class="all" role="presentation"><div class="shown" role="presentation">
        ${this.items.slice(from, to).map((one, place) => this.#row(one, from + place, at))}
      </div></div>
    </div>`;
  }

  updated() {
    const all = this.renderRoot.querySelector(".all");
    if (!all) return;
    all.style.height = `${this.items.length * this.#rowHeight}px`;
    all.firstElementChild.style.transform = `translateY(${this.#range()[0] * this.#rowHeight}px)`;
    if (this.#range()[1] > this.items.length - ASK_BEFORE_END) this.tell("more");
  }

  #row(one, place, at) {
    const { words, tone } = dueTag(one);
    return html`<div class="row-of ${place === at ? "at" : ""}" id="row-${place}" role="option" aria-selected=${one.id === this.openId ? "true" : "false"}
        aria-posinset=${place + 1} aria-setsize=${this.items.length} @click=${() => this.#open(place)}>
      <b>${titleOf(one, this.names)}</b><span class="tag ${tone}">${words}</span>
      <p>${reasons(one).map((why) => html`<span>${why}</span>`)}${one.narrative}</p>
    </div>`;
  }

  /** Where the keyboard stands: the one walked to, else the one open, else the first. */
  get #index() {
    const found = this.items.findIndex((one) => one.id === (this.at ?? this.openId));
    return Math.max(0, found);
  }

  get #rowHeight() {
    return parseFloat(getComputedStyle(this).fontSize) * ROW_EM;
  }

  #range() {
    const scroll = this.renderRoot.querySelector(".scroll");
    const height = this.#rowHeight;
    const from = Math.max(0, Math.floor((scroll?.scrollTop ?? 0) / height) - BEYOND);
    const seen = Math.ceil((scroll?.clientHeight ?? window.innerHeight) / height);
    return [Math.min(from, Math.max(0, this.items.length - seen - BEYOND)), Math.min(this.items.length, from + seen + 2 * BEYOND)];
  }

  #scrolled = () => {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.requestUpdate());
  };

  #key = (event) => {
    const page = Math.max(1, Math.floor(this.renderRoot.querySelector(".scroll").clientHeight / this.#rowHeight) - 1);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity }[event.key];
    if (event.key === "Enter") this.#open(this.#index);
    if (step === undefined) return;
    event.preventDefault();
    this.#walk(Math.min(this.items.length - 1, Math.max(0, this.#index + step)));
  };

  #walk(place) {
    this.at = this.items[place].id;
    const scroll = this.renderRoot.querySelector(".scroll");
    const top = place * this.#rowHeight;
    if (top < scroll.scrollTop) scroll.scrollTop = top;
    else if (top + this.#rowHeight > scroll.scrollTop + scroll.clientHeight) scroll.scrollTop = top + this.#rowHeight - scroll.clientHeight;
  }

  #open(place) {
    this.at = this.items[place].id;
    this.tell("open", this.at);
  }
}

customElements.define("queue-list", QueueList);
