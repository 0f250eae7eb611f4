import { css, html, nothing } from "lit";
import { get } from "../shared/api.js";
import { catalogList } from "../shared/catalog.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { loadNames } from "./names.js";
import { pageLook } from "./page-look.js";
import { span } from "./span-row.js";
import "../shared/figure-card.js";
import "../shared/problem-note.js";

const DAYS = 90;

/**
 * The platforms one answers for, each with its dossier; those with most complaints first.
 * @property me who looks
 */
export class PlatformsPage extends DoudiElement {
  static properties = { me: { attribute: false }, platforms: { state: true }, problem: { state: true } };
  static styles = [pageLook, css`.page { max-width: 60rem; } .grey { height: 24rem; }`];
  #run = 0;

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.dashboard.nav.platforms"));
    this.#load();
  }

  settingsChanged(name) {
    if (name === "language") this.#load();
  }

  render() {
    return html`<div class="page stack-l">
      <div class="stack"><h1 tabindex="-1">${t("ui.platforms.title")}</h1><p class="muted">${t("ui.platforms.lead")}</p></div>
      <problem-note .problem=${this.problem}></problem-note>
      ${this.platforms ? this.#table() : this.problem ? nothing : html`<div class="grey card" aria-busy="true"></div>`}
    </div>`;
  }

  #table() {
    if (this.platforms.length === 0) return html`<section class="card"><p>${t("ui.platforms.none")}</p></section>`;
    const columns = [{ name: t("ui.hotspots.platform") }, { name: t("ui.platforms.office") }, { name: t("ui.platforms.complaints", { days: DAYS }), number: true }];
    const rows = this.platforms.map((one) => [{ text: one.name, href: `/dashboard/platforms/${one.id}`, value: one.name }, one.office, one.complaints]);
    return html`<figure-card .heading=${t("ui.platforms.mine", { n: rows.length })} .note=${t("ui.platforms.note")} .columns=${columns} .rows=${rows} file="platforms"></figure-card>`;
  }

  /** An auditor answers for all; a manager for those named to them and those of their departments. */
  #isMine = ({ id, departmentId }) => this.me.role === "auditor" || this.me.platformIds?.includes(id) || this.me.departmentIds?.includes(departmentId);

  async #load() {
    const run = (this.#run += 1);
    const [names, platforms, { value, problem }] = await Promise.all([loadNames(), catalogList("platforms"), get(`/v1/hotspots/summary?${new URLSearchParams(span(DAYS))}`)]);
    if (run !== this.#run) return;
    this.problem = problem;
    if (!value) return;
    const complaints = (id) => value.cells.filter((one) => one.platformId === id).reduce((sum, one) => sum + one.complaints, 0);
    this.platforms = platforms.filter(this.#isMine).map((one) => ({ ...one, office: names.department(one.departmentId), complaints: complaints(one.id) }))
      .sort((a, b) => b.complaints - a.complaints);
  }
}

customElements.define("platforms-page", PlatformsPage);
