import { css, html, nothing } from "lit";
import { get } from "../shared/api.js";
import { day } from "../shared/dates.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { filedFacts } from "./filed-facts.js";
import { loadNames, parts, title } from "./names.js";
import "../shared/problem-note.js";
import "./voices-note.js";

const PAGE = 50;
const DAYS = ["from", "to"];
const FILTERS = [...DAYS, "districtId", "platformId", "serviceId", "failureKind", "hotspotId", "figure"];

/**
 * The complaints behind one number, masked.
 * @property me who looks
 * @property query which number, as the address says it; `n` is how many it told, `windowId` that it is a window's, `clusterId` that they say the same,
 *   `signalId` that it is a signal's
 */
export class BehindPage extends DoudiElement {
  static properties = { query: {}, me: { attribute: false }, items: { state: true }, next: { state: true }, names: { state: true }, problem: { state: true } };
  static styles = css`
    .page { max-width: 56rem; margin: 0 auto; padding: var(--s-5); width: 100%; } ul { display: grid; gap: var(--s-3); }
    blockquote { padding-inline-start: var(--s-3); border-inline-start: 3px solid var(--line-strong); white-space: pre-wrap; } .grey { height: 8rem; } .facts { justify-content: space-between; }
    li .said { border-color: var(--accent-line); }
  `;
  #run = 0;

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.behind.title"));
  }

  willUpdate(changed) {
    if (changed.has("query")) this.#start();
  }

  settingsChanged(name) {
    if (name === "language") this.#start();
  }

  render() {
    const asked = new URLSearchParams(this.query);
    return html`<div class="page stack-l">
      <div class="stack"><button class="link" @click=${() => history.back()}>${t("ui.behind.back")}</button>
        <h1 tabindex="-1">${this.names ? this.#heading(asked) : t("ui.behind.title")}</h1>
        <p class="muted">${t("ui.behind.masked")}</p>
        ${asked.has("hotspotId") ? this.#hotspot(asked.get("hotspotId")) : nothing}</div>
      <problem-note .problem=${this.problem}></problem-note>
      ${this.items ? html`<ul>${this.items.map((one) => this.#item(one))}</ul>` : this.problem ? nothing : html`<div class="stack" aria-busy="true"><div class="grey card"></div><div class="grey card"></div></div>`}
      ${this.items?.length === 0 ? html`<section class="card"><p>${t(Number(asked.get("n")) > 0 ? "ui.behind.not-shown" : "ui.behind.none")}</p></section>` : nothing}
      ${this.next ? html`<button class="quiet" @click=${this.#more}>${t("ui.behind.more")}</button>` : nothing}
    </div>`;
  }

  #hotspot(id) {
    return html`<voices-note .hotspotId=${id}></voices-note>
      ${this.me?.role === "supervisor" ? nothing : html`<p><a class="quiet" href="/dashboard/readings?hotspotId=${id}">${t("ui.behind.read")}</a></p>`}`;
  }

  /** Which number this is, in one sentence. */
  #heading(asked) {
    if (asked.has("signalId")) return t("ui.signal.behind-title", { where: this.#where(asked), n: asked.get("n") ?? this.items?.length ?? 0 });
    const figure = t(asked.has("clusterId") ? "ui.behind.same" : `ui.bar.${asked.get("figure") ?? "complaints"}`);
    const n = asked.get("n") ?? this.items?.length ?? 0;
    return t("ui.behind.heading", { where: this.#where(asked), figure, n, days: this.#days(asked) });
  }

  #where(asked) {
    if (asked.has("hotspotId")) return title(this.names, parts(asked.get("hotspotId")));
    if (asked.has("windowId")) return this.names.window(asked.get("windowId"));
    const part = (name) => (asked.get(name) === "-" ? undefined : asked.get(name));
    return asked.has("platformId") ? t("ui.names.hotspot", { what: this.names.platform(part("platformId")), kind: this.names.kind(part("failureKind")) }) : t("ui.behind.all");
  }

  #days(asked) {
    const [from, to] = [asked.get("from"), asked.get("to")];
    if (!from || !to) return t("ui.behind.now");
    return from === to ? day(from) : t("ui.behind.days", { from: day(from), to: day(to) });
  }

  #item(one) {
    return html`<li class="card stack">
      <div class="row facts small"><span class="strong">${t("ui.hotspots.where", { platform: this.names.platform(one.platformId), district: this.names.kind(one.failureKind) })}</span>
        <span class="row"><span class="tag ${one.overdue ? "late" : ""}">${t(one.overdue ? "ui.behind.overdue" : `ui.behind.status.${one.status}`)}</span></span></div>
      <blockquote>${one.narrative}</blockquote>
      ${one.resolution ? html`<p class="small"><span class="muted">${t("ui.behind.staff-said")}</span> ${one.resolution.words}</p>` : nothing}
      ${one.confirmation ? html`<p class="small"><span class="muted">${t("ui.behind.resident-said")}</span> ${t(`ui.behind.outcome.${one.confirmation.outcome}`)}${one.confirmation.words ? html` <q>${one.confirmation.words}</q>` : nothing}</p>` : nothing}
      <p class="small muted">${filedFacts(one)}</p>
    </li>`;
  }

  async #start() {
    this.items = undefined;
    this.next = "";
    this.names = await loadNames();
    await this.#more();
  }

  /** Which list holds them. */
  #list(asked) {
    const part = (name) => encodeURIComponent(asked.get(name));
    if (asked.has("signalId")) return `/v1/signals/${part("signalId")}/complaints`;
    if (asked.has("windowId")) return `/v1/window-loads/${part("windowId")}/complaints`;
    return asked.has("clusterId") ? `/v1/hotspots/${part("hotspotId")}/clusters/${part("clusterId")}/complaints` : "/v1/hotspots/complaints";
  }

  #more = async () => {
    const run = (this.#run += 1);
    const asked = new URLSearchParams(this.query);
    const query = new URLSearchParams((asked.has("clusterId") ? DAYS : FILTERS).filter((name) => asked.has(name)).map((name) => [name, asked.get(name)]));
    query.set("limit", PAGE);
    if (this.next) query.set("cursor", this.next);
    const { value, problem } = await get(`${this.#list(asked)}?${query}`);
    if (run !== this.#run) return;
    this.problem = problem;
    if (!value) return;
    this.items = [...(this.items ?? []), ...value.items];
    this.next = value.next;
  };
}

customElements.define("behind-page", BehindPage);
