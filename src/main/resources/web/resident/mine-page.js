import { css, html, nothing } from "lit";
import { catalogList } from "../shared/catalog.js";
import { moment, stamp } from "../shared/dates.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { myComplaints } from "./cases.js";
import { onDelivered, reports } from "./outbox.js";
import "../shared/problem-note.js";
import "../shared/status-tag.js";

/** All complaints of this phone, those still on their way first. */
export class MinePage extends DoudiElement {
  static properties = { items: { state: true }, waiting: { state: true }, names: { state: true }, problem: { state: true } };
  static styles = css`
    a.card { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: start; gap: var(--s-1) var(--s-3); color: inherit; text-decoration: none; min-height: var(--target-main); }
    a.card:hover { border-color: var(--accent); } .words { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; flex-basis: 100%; }
    .grey { height: 6rem; } ul { display: grid; gap: var(--s-3); }
  `;
  #stop;

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.mine.title"));
    this.#stop = onDelivered(() => this.#load());
    this.#load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  settingsChanged(name) {
    if (name === "language") this.#load();
  }

  render() {
    return html`<div class="stack">
      <h1>${t("ui.mine.title")}</h1>
      <problem-note .problem=${this.problem}></problem-note>
      <ul>${this.waiting?.map((one) => this.#onPhone(one))}${this.items?.map((one) => this.#item(one))}</ul>
      ${this.items || this.problem ? nothing : html`<div class="stack" aria-busy="true"><div class="grey card"></div><div class="grey card"></div></div>`}
      ${this.items?.length === 0 && !this.waiting?.length ? this.#empty() : nothing}
    </div>`;
  }

  #empty() {
    return html`<section class="card stack"><p>${t("ui.mine.empty")}</p><a class="primary" href="/">${t("ui.mine.first")}</a></section>`;
  }

  #onPhone(one) {
    return html`<li><a class="card" href="/outbox/${one.key}">
      <span class="strong">${t(one.state === "refused" ? "ui.outbox.refused" : "ui.mine.on-phone")}</span><span class="tag soon">${t("ui.mine.unsent")}</span>
      <span class="words muted">${one.body.narrative}</span></a></li>`;
  }

  #item(one) {
    const name = this.names.get(one.serviceId) ?? this.names.get(one.failureKind) ?? t("ui.progress.heading");
    return html`<li><a class="card" href="/complaints/${one.id}">
      <span class="strong">${name}</span><status-tag .status=${one.status}></status-tag>
      <span class="words muted">${one.narrative}</span>
      <span class="small muted words">${this.#line(one)}</span></a></li>`;
  }

  #line({ status, deadlines, filedAt, overdue, pausedSince }) {
    if (pausedSince && !overdue) return t("ui.progress.paused", { at: stamp(pausedSince) });
    if (["waiting", "in-service", "awaiting-department", "awaiting-resident"].includes(status)) {
      return t(overdue ? "ui.mine.overdue" : "ui.mine.due", { due: moment(deadlines.resolution) });
    }
    return status === "resolved" && deadlines.confirmation ? t("ui.mine.confirm-by", { due: moment(deadlines.confirmation) }) : t("ui.mine.filed", { at: stamp(filedAt) });
  }

  #load = async () => {
    this.waiting = (await reports().catch(() => [])).filter((one) => one.state !== "sent");
    const [services, kinds, mine] = await Promise.all([catalogList("services"), catalogList("failure-kinds"), myComplaints()]);
    this.names = new Map([...services, ...kinds].map((one) => [one.id, one.name]));
    this.problem = mine.problem;
    this.items = mine.value;
  };
}

customElements.define("mine-page", MinePage);
