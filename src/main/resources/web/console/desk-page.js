import { css, html, nothing } from "lit";
import { get, post } from "../shared/api.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { count, t } from "../shared/messages.js";
import { go } from "../shared/router.js";
import { follow } from "../shared/stream.js";
import { Line } from "./line.js";
import { loadNames } from "./names.js";
import { age, urgency } from "./order.js";
import "../shared/problem-note.js";
import "./act-panel.js";
import "./case-view.js";
import "./key-help.js";
import "./queue-list.js";

const LISTS = ["waiting", "in-service", "awaiting-resident", "awaiting-department", "resolved"];
const TAKES_SPACE = "button, a, input, textarea, select, summary, option";

/**
 * The window's desk: what waits and why in this order, the complaint in hand, what to do with it. Moves by itself with the window's stream.
 * @property me as GET /v1/me answers
 * @property windowId
 * @property complaintId the one that is open; absent for none
 * @fires connection - detail: "live" or "lost"
 */
export class DeskPage extends DoudiElement {
  static properties = { me: { attribute: false }, windowId: {}, complaintId: {}, list: { state: true }, items: { state: true }, waiting: { state: true },
    complaint: { state: true }, names: { state: true }, problem: { state: true }, listProblem: { state: true }, news: { state: true }, busy: { state: true } };
  static styles = css`
    :host { display: grid; grid-template-columns: minmax(17rem, 20rem) minmax(0, 1fr) minmax(17rem, 20rem); min-height: 0; }
    .queue, .act { background: var(--surface); min-height: 0; } .queue { display: flex; flex-direction: column; border-inline-end: 1px solid var(--line); } .act { border-inline-start: 1px solid var(--line); overflow-y: auto; padding: var(--s-4); }
    .head { padding: var(--s-3) var(--s-4); display: grid; gap: var(--s-2); } .head .primary { width: 100%; } h1 { font-size: var(--t-l); }
    .lists { display: flex; flex-wrap: wrap; gap: var(--s-1); } .lists .chip { padding: 0 var(--s-2); min-height: var(--target); font-size: var(--t-s); flex: 1 1 auto; justify-content: center; border-radius: var(--r-s); }
    .case { overflow-y: auto; padding: var(--s-5); min-width: 0; } .empty { padding: var(--s-4); } queue-list { flex: 1; }
    .skeleton { padding: var(--s-4); } .skeleton .grey { height: 3.5em; }
    .foot { padding: var(--s-2) var(--s-4); border-top: 1px solid var(--line); }
    kbd { font: inherit; font-size: var(--t-s); border: 1px solid currentColor; border-radius: 4px; padding: 0 5px; }
    @media (max-width: 60rem) {
      :host { grid-template-columns: minmax(15rem, 17rem) minmax(0, 1fr); grid-template-rows: minmax(0, 1fr) auto; }
      .queue { grid-row: 1 / 3; } .case { padding: var(--s-4); } .act { border-inline-start: 0; border-top: 1px solid var(--line); max-height: 55vh; }
    }
    @media (max-width: 40rem) { :host { display: block; overflow-y: auto; } .queue { height: 60vh; } .act { max-height: none; } }
  `;
  #line;
  #stop;

  constructor() {
    super();
    this.list = "waiting";
    this.items = [];
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener("keydown", this.#key);
    this.tell("page-title", t("ui.console.title"));
    this.#loadNames();
    if (this.hasUpdated) this.#begin();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("keydown", this.#key);
    this.#end();
  }

  settingsChanged(name) {
    if (name !== "language") return;
    this.#loadNames();
    this.#line?.reread();
    this.#read();
  }

  willUpdate(changed) {
    if (changed.has("windowId") || changed.has("me")) this.#begin();
    if (changed.has("complaintId")) {
      this.complaint = undefined;
      this.problem = undefined;
      this.#read();
    }
  }

  render() {
    return html`
      <p class="sr" aria-live="polite">${this.news}</p>
      <aside class="queue" aria-label=${t("ui.console.lists")}>
        <div class="head">
          <h1>${this.#heading()}</h1>
          <p class="small muted">${t("ui.console.order")}</p>
          <button class="primary" ?disabled=${this.busy} @click=${() => this.#call()}>${t(this.me.role === "supervisor" ? "ui.console.next-dispute" : "ui.console.next")}<kbd aria-hidden="true">${t("ui.console.space")}</kbd></button>
          <div class="lists" role="group" aria-label=${t("ui.console.lists")}>${LISTS.map((one) => html`<button class="chip" aria-pressed=${one === this.list ? "true" : "false"} @click=${() => this.#show(one)}>${t(`ui.console.list.${one}`)}</button>`)}</div>
          <problem-note .problem=${this.listProblem}></problem-note>
        </div>
        ${this.#listed()}
        <div class="foot"><a class="link" href="/console/w/${this.windowId}/intake">${t("ui.console.intake")}</a></div>
      </aside>
      <section class="case" tabindex="-1" aria-label=${t("ui.console.case")}>
        <problem-note .problem=${this.problem}></problem-note>
        ${this.complaint ? html`<case-view .complaint=${this.complaint} .names=${this.names}></case-view>` : this.#nothingOpen()}
      </section>
      <aside class="act" aria-label=${t("ui.console.acts")} @complaint-changed=${this.#changed} @complaint-stale=${this.#read} @call=${(event) => this.#call(event.detail)}>
        ${this.complaint ? html`<act-panel .complaint=${this.complaint} .me=${this.me} .names=${this.names}></act-panel>` : html`<key-help></key-help>`}
      </aside>`;
  }

  #heading() {
    const known = this.waiting ?? (this.list === "waiting" && this.#line?.complete ? this.items.length : undefined);
    if (known !== undefined) return count("ui.console.waiting", known);
    return this.list === "waiting" && this.items.length ? t("ui.console.waiting-over", { n: this.items.length }) : t("ui.console.queue");
  }

  #listed() {
    if (!this.#line?.started && !this.listProblem) return html`<div class="stack skeleton" aria-busy="true">${[1, 2, 3, 4].map(() => html`<div class="grey"></div>`)}</div>`;
    if (!this.items.length) return html`<p class="empty muted">${t(`ui.console.empty.${this.list}`)}</p>`;
    return html`<queue-list .items=${this.items} .openId=${this.complaintId} .names=${this.names} .label=${t(`ui.console.list.${this.list}`)}
      @open=${this.#open} @more=${() => this.#line.more()}></queue-list>`;
  }

  #nothingOpen() {
    if (this.problem) return nothing;
    if (this.complaintId) return html`<div class="stack" aria-busy="true"><div class="grey"></div><div class="grey"></div></div>`;
    return html`<p class="muted">${t("ui.console.nothing-open")}</p>`;
  }

  #begin() {
    this.#end();
    this.waiting = undefined;
    this.#show(this.list);
    let lost = false;
    const state = (now) => {
      this.tell("connection", now === "live" ? "live" : "lost");
      if (now === "live" && lost) this.#line.reread();
      if (now === "live" && lost) this.#read();
      lost = now !== "live";
    };
    this.#stop = follow(`/v1/windows/${this.windowId}/stream`, { heard: this.#heard, state });
  }

  #end() {
    this.#stop?.();
    this.#line?.stop();
  }

  #heard = (event, data) => {
    if (event === "reset") {
      this.#line.reread();
      this.#read();
      return;
    }
    this.waiting = data.queueLength;
    this.#line.heard(data.complaintId);
  };

  #show(list) {
    this.#line?.stop();
    this.list = list;
    this.items = [];
    this.listProblem = undefined;
    const line = new Line({
      path: list === "waiting" ? `/v1/windows/${this.windowId}/queue` : `/v1/windows/${this.windowId}/complaints?status=${list}`,
      fits: (one) => one.status === list && one.window.id === this.windowId,
      key: list === "waiting" ? urgency : age, backwards: list === "resolved",
      seen: (one) => one.id === this.complaintId && this.#take(one),
      changed: () => {
        if (line !== this.#line) return;
        this.items = [...line.items];
        this.listProblem = line.problem && { ...line.problem, code: line.problem.code === "offline" && line.started ? "offline-reading" : line.problem.code };
      },
    });
    this.#line = line;
    line.more();
  }

  #read = async () => {
    const id = this.complaintId;
    if (!id) return;
    const { value, problem } = await get(`/v1/complaints/${encodeURIComponent(id)}`);
    if (id !== this.complaintId) return;
    this.problem = problem && { ...problem, code: problem.code === "offline" && this.complaint ? "offline-reading" : problem.code };
    if (problem?.status === 404) this.complaint = undefined;
    if (value) this.#take(value);
  };

  #take(complaint) {
    const before = this.complaint;
    if (before && before.id === complaint.id && before.version > complaint.version) return;
    if (before && before.version !== complaint.version) this.news = complaint.history.at(-1).words;
    this.problem = undefined;
    this.complaint = complaint;
  }

  #changed = (event) => {
    this.#take(event.detail);
    this.#line.put(event.detail);
    this.renderRoot.querySelector("case-view")?.takeFocus();
  };

  #open = (event) => {
    go(this.#address(event.detail));
    this.#focusCase();
  };

  #address(id) {
    return `/console/w/${this.windowId}/c/${id}`;
  }

  /** The next one, or that one. */
  async #call(id) {
    if (this.busy) return;
    this.busy = true;
    const { value, problem } = await post(`/v1/windows/${this.windowId}/calls`, id ? { complaintId: id } : {});
    this.busy = false;
    this.problem = problem;
    if (problem && id) this.#line.heard(id);
    if (value === null) this.news = t("ui.console.none-waits");
    if (!value) return;
    this.#line.put(value);
    if (value.id !== this.complaintId) go(this.#address(value.id));
    await this.updateComplete;
    this.#take(value);
    this.#focusCase();
  }

  async #focusCase() {
    await this.updateComplete;
    const view = this.renderRoot.querySelector("case-view");
    await view?.updateComplete;
    if (view) view.takeFocus();
    else this.renderRoot.querySelector(".case").focus();
  }

  #key = (event) => {
    const [target] = event.composedPath();
    if (!this.offsetParent || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === " " && !target.matches?.(TAKES_SPACE)) {
      event.preventDefault();
      if (this.complaint?.status === "in-service" && this.complaint.heldBy === "me") this.news = t("ui.console.finish-first");
      else this.#call();
    }
    if (event.key === "Escape" && this.renderRoot.activeElement) this.renderRoot.querySelector("queue-list")?.takeFocus();
  };

  async #loadNames() {
    this.names = await loadNames();
  }
}

customElements.define("desk-page", DeskPage);
