import { css, html, nothing } from "lit";
import { catalogEntry } from "../shared/catalog.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { go, match, watchAddress } from "../shared/router.js";
import "../shared/staff-frame.js";
import "./console-pages.js";

const ROUTES = [["/console", "home"], ["/console/overview", "overview"], ["/console/w/:windowId", "desk"], ["/console/w/:windowId/c/:complaintId", "desk"],
  ["/console/w/:windowId/intake", "intake"]];
const HOME = { name: "home", values: {} };

/** The window's face: which window, which of its screens, and whether the line to the program holds. */
export class ConsoleApp extends DoudiElement {
  static properties = { place: { state: true }, me: { state: true }, windows: { state: true }, connection: { state: true } };
  static styles = css`
    .where { max-width: 22rem; font-size: var(--t-s); } select.where { width: auto; padding-block: 0; text-overflow: ellipsis; }
  `;
  #stop;

  constructor() {
    super();
    this.place = match(ROUTES) ?? HOME;
    this.windows = [];
    this.connection = "";
  }

  connectedCallback() {
    super.connectedCallback();
    this.#stop = watchAddress(ROUTES, this.#show);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  settingsChanged(name) {
    if (name === "language" && this.me) this.#loadWindows();
  }

  render() {
    const { me, place, connection } = this;
    const links = me?.role === "supervisor" ? [{ href: "/console/overview", words: t("ui.overview.title"), current: place.name === "overview" }] : [];
    return html`<staff-frame fill face="console" .links=${links} @me=${this.#arrived} @connection=${(event) => (this.connection = event.detail)}
        .screen=${(person) => html`<console-pages .me=${person} .place=${place} .connection=${connection}></console-pages>`}>
      ${this.windows.length ? this.#where() : nothing}
      ${connection ? html`<span slot="state" class="tag ${connection === "live" ? "done" : "soon"}">${t(`ui.console.connection.${connection}`)}</span>` : nothing}
    </staff-frame>`;
  }

  #where() {
    const { windowId } = this.place.values;
    if (this.windows.length === 1) return html`<span slot="where" class="where muted">${this.windows[0].name}</span>`;
    return html`<select slot="where" class="field where" aria-label=${t("ui.console.which-window")} @change=${(event) => go(`/console/w/${event.target.value}`)}>
      ${windowId ? nothing : html`<option value="" selected>${t("ui.console.which-window")}</option>`}
      ${this.windows.map((one) => html`<option value=${one.id} ?selected=${one.id === windowId}>${one.name}</option>`)}
    </select>`;
  }

  #arrived = (event) => {
    if (!["clerk", "supervisor"].includes(event.detail.role)) return;
    this.me = event.detail;
    this.#loadWindows();
    this.#show(this.place);
  };

  /** A clerk begins at the first window, a supervisor with what presses. */
  #show = (place) => {
    this.place = place ?? HOME;
    if (this.place.name !== "desk") this.connection = "";
    if (this.place.name !== "home" || !this.me) return;
    go(this.me.role === "supervisor" ? "/console/overview" : `/console/w/${this.me.windowIds[0]}`, { replace: true });
  };

  async #loadWindows() {
    this.windows = await Promise.all(this.me.windowIds.map(async (id) => (await catalogEntry("windows", id)) ?? { id, name: id }));
  }
}

customElements.define("console-app", ConsoleApp);
