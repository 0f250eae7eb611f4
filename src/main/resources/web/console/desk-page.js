import { css, html, nothing } from "lit";
import { get, post } from "../shared/api.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { go } from "../shared/router.js";
import { follow } from "../shared/stream.js";
import { forgetUnsent, inHand, leftHand, newsOf } from "./in-hand.js";
import { windowLine } from "./line.js";
import { loadNames } from "./names.js";
import { settled } from "./own-acts.js";
import { Shortcuts } from "./shortcuts.js";
import "../shared/problem-note.js";
import "./act-panel.js";
import "./case-view.js";
import "./key-help.js";
import "./left-note.js";
import "./queue-pane.js";

/**
 * The window's desk: what waits and why in this order, the complaint in hand, what to do with it. Moves by itself with the window's stream.
 * @property me as GET /v1/me answers
 * @property windowId
 * @property complaintId the one that is open; absent for none
 * @fires connection - detail: "live" or "lost"
 */
export class DeskPage extends DoudiElement {
  static properties = { me: { attribute: false }, windowId: {}, complaintId: {}, list: { state: true }, items: { state: true }, waiting: { state: true },
    complaint: { state: true }, names: { state: true }, problem: { state: true }, listProblem: { state: true }, news: { state: true }, busy: { state: true }, held: { state: true }, left: { state: true } };
  static styles = css`
    :host { display: grid; grid-template-columns: min(20rem, 30vw) minmax(0, 1fr) min(20rem, 30vw); min-height: 0; }
    .queue, .act { background: var(--surface); min-height: 0; } .queue { display: flex; flex-direction: column; border-inline-end: 1px solid var(--line); } .act { border-inline-start: 1px solid var(--line); overflow-y: auto; padding: var(--s-4); }
    .case { overflow-y: auto; padding: var(--s-5); min-width: 0; } queue-pane { flex: 1; }
    @media (max-width: 60rem) {
      :host { grid-template-columns: min(17rem, 36vw) minmax(0, 1fr); grid-template-rows: minmax(0, 1fr) auto; }
      .queue { grid-row: 1 / 3; } .case { padding: var(--s-4); } .act { border-inline-start: 0; border-top: 1px solid var(--line); max-height: 55vh; }
    }
    @media (max-width: 40rem) { :host { display: block; overflow-y: auto; } .queue { height: 60vh; } .act { max-height: none; } }
  `;
  #line; #stop; #focusWanted = "";

  constructor() {
    super();
    this.list = "waiting";
    this.items = [];
    const pane = () => this.renderRoot.querySelector("queue-pane");
    new Shortcuts(this, { next: () => this.left || this.#next(), list: () => pane().toList(), walk: (event) => pane().press(event) });
  }

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.console.title"));
    loadNames().then((names) => (this.names = names));
    if (this.hasUpdated) this.#begin();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#end();
  }

  settingsChanged(name) {
    if (name !== "language") return;
    loadNames().then((names) => (this.names = names));
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
    const wanted = this.#focusWanted && this.renderRoot.querySelector(this.#focusWanted);
    if (!wanted) return;
    this.#focusWanted = "";
    wanted.updateComplete.then(() => wanted.takeFocus());
  }

  render() {
    return html`
      <p class="sr" aria-live="polite">${newsOf(this.news)}</p>
      <aside class="queue" aria-label=${t("ui.console.lists")}>
        <queue-pane .windowId=${this.windowId} ?supervisor=${this.#supervisor} .list=${this.list} .line=${this.#line} .items=${this.items} .waiting=${this.waiting} .openId=${this.complaintId}
          .held=${this.held} .names=${this.names} .problem=${this.listProblem} ?busy=${this.busy} @next=${this.#next} @show=${(event) => this.#show(event.detail)}
          @open=${(event) => this.#goTo(event.detail)} @back=${() => this.#goTo(this.held.id)} @anyway=${() => this.#call()}></queue-pane>
      </aside>
      <section class="case" tabindex="0" aria-label=${t("ui.console.case")}>
        <problem-note .problem=${this.problem}></problem-note>
        ${this.complaint ? html`<case-view .complaint=${this.complaint} .names=${this.names}></case-view>` : this.#nothingOpen()}
      </section>
      <aside class="act" aria-label=${t("ui.console.acts")} @complaint-changed=${this.#changed} @complaint-stale=${this.#read} @call=${(event) => this.#call(event.detail)} @acknowledged=${this.#acknowledged}>
        ${this.left ? html`<left-note .left=${this.left} .now=${this.complaint} ?supervisor=${this.#supervisor} .names=${this.names}></left-note>` : this.complaint ? html`<act-panel .complaint=${this.complaint} .me=${this.me} .names=${this.names}></act-panel>` : html`<key-help></key-help>`}
      </aside>`;
  }

  get #supervisor() {
    return this.me.role === "supervisor";
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
      seen: (one) => one.id === this.complaintId && this.#hear(one), gone: (id) => id === this.complaintId && this.#read(),
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
    await settled(id);
    if (id !== this.complaintId) return;
    this.problem = problem && { ...problem, code: problem.code === "offline" && this.complaint ? "offline-reading" : problem.code };
    if (problem?.status === 404) {
      this.#leave(undefined);
      this.complaint = undefined;
    }
    if (value) this.#hear(value);
  };

  /** What others did, or another tab, or time. */
  async #hear(complaint) {
    await settled(complaint.id);
    if (complaint.id !== this.complaintId) return;
    if (this.complaint?.id === complaint.id && this.complaint.version < complaint.version) this.#leave(complaint);
    this.#take(complaint);
  }

  #leave(now) {
    const left = this.complaint && leftHand(this.complaint, now, this.renderRoot.querySelector("act-panel")?.open);
    if (!left) return;
    this.left = left;
    this.#focusWanted = "left-note";
  }

  #acknowledged = () => {
    if (this.left.over) forgetUnsent(this.left.complaint.id);
    this.left = undefined;
    this.#focusWanted = this.complaint ? "case-view" : "queue-pane";
  };

  #take(complaint) {
    const before = this.complaint?.id === complaint.id ? this.complaint : undefined;
    if (before && before.version > complaint.version) return;
    if (before && before.history.length !== complaint.history.length) this.news = complaint.history.at(-1).type;
    this.complaint = complaint;
  }

  /** What went to another window is no longer this one's to show. */
  #changed = ({ detail: complaint }) => {
    this.#line.put(complaint);
    this.problem = undefined;
    if (complaint.window.id === this.windowId) {
      this.#take(complaint);
      this.#focusWanted = "case-view";
      return;
    }
    this.news = "Transferred";
    this.complaintId = undefined;
    go(`/console/w/${this.windowId}`);
    this.#focusWanted = "queue-pane";
  };

  #goTo(id) {
    this.problem = undefined;
    this.held = undefined;
    this.#focusWanted = "case-view";
    if (this.complaintId === id) return this.requestUpdate();
    this.complaintId = id;
    go(`/console/w/${this.windowId}/c/${id}`);
  }

  /** The button and the key alike: who has one in hand is asked first. */
  #next = async () => {
    if (this.busy) return;
    this.busy = true;
    this.held = await inHand(this.windowId);
    this.busy = false;
    if (!this.held) await this.#call();
  };

  /** The next one, or that one. */
  async #call(id) {
    if (this.busy) return;
    this.busy = true;
    const { value, problem } = await post(`/v1/windows/${this.windowId}/calls`, id ? { complaintId: id } : {});
    this.busy = false;
    this.problem = problem;
    if (problem && id) this.#line.heard(id);
    this.held = undefined;
    if (value === null) this.news = "none-waits";
    if (!value) return;
    if (this.left?.complaint.id === value.id) this.left = undefined;
    this.#line.put(value);
    this.#take(value);
    this.#goTo(value.id);
  }
}

customElements.define("desk-page", DeskPage);
