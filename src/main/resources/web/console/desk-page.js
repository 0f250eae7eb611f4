import { css, html, nothing } from "lit";
import { get, post } from "../shared/api.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { count, t } from "../shared/messages.js";
import { go } from "../shared/router.js";
import { follow } from "../shared/stream.js";
import { windowLine } from "./line.js";
import { loadNames } from "./names.js";
import "../shared/problem-note.js";
import "./act-panel.js";
import "./case-view.js";
import "./key-help.js";
import "./queue-list.js";

const LISTS = ["waiting", "in-service", "awaiting-resident", "awaiting-department", "resolved"];
const EXACT = 200;
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
    :host { display: grid; grid-template-columns: min(20rem, 30vw) minmax(0, 1fr) min(20rem, 30vw); min-height: 0; }
    .queue, .act { background: var(--surface); min-height: 0; } .queue { display: flex; flex-direction: column; border-inline-end: 1px solid var(--line); } .act { border-inline-start: 1px solid var(--line); overflow-y: auto; padding: var(--s-4); }
    .head { padding: var(--s-3) var(--s-4); display: grid; gap: var(--s-2); } .head .primary { width: 100%; } h1 { font-size: var(--t-l); }
    .lists { display: flex; flex-wrap: wrap; gap: var(--s-1); } .lists .chip { padding: 0 var(--s-2); min-height: var(--target); font-size: var(--t-s); flex: 1 1 auto; justify-content: center; border-radius: var(--r-s); }
    .case { overflow-y: auto; padding: var(--s-5); min-width: 0; } .empty { padding: var(--s-4); } .empty, .skeleton, queue-list { flex: 1; }
    .skeleton { padding: var(--s-4); } .skeleton .grey { height: 3.5em; }
    .foot { padding: var(--s-2) var(--s-4); border-top: 1px solid var(--line); }
    kbd { font: inherit; font-size: var(--t-s); border: 1px solid currentColor; border-radius: 4px; padding: 0 5px; }
    @media (max-width: 60rem) {
      :host { grid-template-columns: min(17rem, 36vw) minmax(0, 1fr); grid-template-rows: minmax(0, 1fr) auto; }
      .queue { grid-row: 1 / 3; } .case { padding: var(--s-4); } .act { border-inline-start: 0; border-top: 1px solid var(--line); max-height: 55vh; }
    }
    @media (max-width: 40rem) { :host { display: block; overflow-y: auto; } .queue { height: 60vh; } .act { max-height: none; } }
  `;
  #line; #stop; #focusWanted = false;

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
    this.#again();
  }

  willUpdate(changed) {
    if (changed.has("windowId") || changed.has("me")) this.#begin();
    if (changed.has("complaintId") && this.complaint?.id !== this.complaintId) {
      this.complaint = undefined;
      this.problem = undefined;
      this.#read();
    }
  }

  updated() {
    const view = this.#focusWanted && this.renderRoot.querySelector("case-view");
    if (!view) return;
    this.#focusWanted = false;
    view.updateComplete.then(() => view.takeFocus());
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
        ${this.#rows()}
        <div class="foot"><a class="link" href="/console/w/${this.windowId}/intake">${t("ui.console.intake")}</a></div>
      </aside>
      <section class="case" tabindex="0" aria-label=${t("ui.console.case")}>
        <problem-note .problem=${this.problem}></problem-note>
        ${this.complaint ? html`<case-view .complaint=${this.complaint} .names=${this.names}></case-view>` : this.#nothingOpen()}
      </section>
      <aside class="act" aria-label=${t("ui.console.acts")} @complaint-changed=${this.#changed} @complaint-stale=${this.#read} @call=${(event) => this.#call(event.detail)}>
        ${this.complaint ? html`<act-panel .complaint=${this.complaint} .me=${this.me} .names=${this.names}></act-panel>` : html`<key-help></key-help>`}
      </aside>`;
  }

  /** Events count exactly to 200, a list read to its end always. */
  #heading() {
    const all = this.list === "waiting" && this.#line?.complete ? this.items.length : this.waiting < EXACT ? this.waiting : undefined;
    if (all !== undefined) return count("ui.console.waiting", all);
    const known = Math.max(this.waiting ?? 0, this.list === "waiting" ? this.items.length : 0);
    return known ? t("ui.console.waiting-over", { n: known }) : t("ui.console.queue");
  }

  #rows() {
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
      if (now === "live" && (lost || this.#line.problem)) this.#again();
      lost = now !== "live";
    };
    this.#stop = follow(`/v1/windows/${this.windowId}/stream`, { heard: this.#heard, state });
  }

  #end() {
    this.#stop?.();
    this.#line?.stop();
  }

  #heard = (event, data) => {
    this.waiting = data.queueLength;
    if (event === "reset" || (data.type === "Transferred" && data.complaintId === this.complaintId)) return this.#again();
    return data.type === "Transferred" ? this.#line.reread() : this.#line.heard(data.complaintId);
  };

  #again() {
    this.#line.reread();
    this.#read();
  }

  #show(list) {
    this.#line?.stop();
    this.list = list;
    this.items = [];
    this.listProblem = undefined;
    const line = windowLine(list, this.windowId, {
      seen: (one) => one.id === this.complaintId && this.#take(one), gone: (id) => id === this.complaintId && this.#read(),
      changed: () => line === this.#line && this.#listed(line),
    });
    this.#line = line;
    line.more();
  }

  #listed({ items, problem, started }) {
    this.items = [...items];
    this.listProblem = problem && { ...problem, code: problem.code === "offline" && started ? "offline-reading" : problem.code };
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
    const before = this.complaint?.id === complaint.id ? this.complaint : undefined;
    if (before && before.version > complaint.version) return;
    if (before && before.version !== complaint.version) this.news = complaint.history.at(-1).words;
    this.complaint = complaint;
  }

  /** What went to another window is no longer this one's to show. */
  #changed = ({ detail: complaint }) => {
    this.#line.put(complaint);
    this.problem = undefined;
    if (complaint.window.id === this.windowId) {
      this.#take(complaint);
      this.#focusWanted = true;
      return;
    }
    this.news = complaint.history.at(-1).words;
    go(`/console/w/${this.windowId}`);
    this.renderRoot.querySelector(".head .primary").focus();
  };

  #open = (event) => this.#goTo(event.detail);

  #goTo(id) {
    this.problem = undefined;
    this.complaintId = id;
    this.#focusWanted = true;
    go(`/console/w/${this.windowId}/c/${id}`);
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
    this.#take(value);
    this.#goTo(value.id);
  }

  #key = (event) => {
    const [target] = event.composedPath();
    if (!this.getClientRects().length || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
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
