import { html, nothing } from "lit";
import { weeksAsked } from "../shared/burden-page.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { match, watchAddress } from "../shared/router.js";
import "../shared/staff-frame.js";
import "./behind-page.js";
import "./definitions-page.js";
import "./hotspot-page.js";
import "./hotspots-page.js";
import "./signal-page.js";
import "./signals-page.js";
import "./windows-page.js";

const ROUTES = [["/dashboard", "hotspots"], ["/dashboard/windows", "windows"], ["/dashboard/complaints", "behind"],
  ["/dashboard/definitions", "definitions"], ["/dashboard/burden", "burden"], ["/dashboard/hotspots/:id", "hotspot"],
  ["/dashboard/signals", "signals"], ["/dashboard/signals/:id", "signal"]];

/** What stands in the navigation, in this order; a screen that comes later is one more line here and one in ROUTES. */
const SCREENS = [{ name: "hotspots", href: "/dashboard/" }, { name: "windows", href: "/dashboard/windows" },
  { name: "signals", href: "/dashboard/signals", roles: ["supervisor", "auditor"] },
  { name: "burden", href: "/dashboard/burden", roles: ["manager", "auditor"] }, { name: "definitions", href: "/dashboard/definitions" }];

const PAGES = {
  hotspots: (days) => html`<hotspots-page .days=${days}></hotspots-page>`,
  windows: (days) => html`<windows-page .days=${days}></windows-page>`,
  hotspot: (days, { id }) => html`<hotspot-page .hotspotId=${decodeURIComponent(id)} .days=${days}></hotspot-page>`,
  signals: () => html`<signals-page .query=${location.search}></signals-page>`,
  signal: (days, { id }) => html`<signal-page .signalId=${decodeURIComponent(id)}></signal-page>`,
  burden: () => html`<burden-page .weeks=${weeksAsked()}></burden-page>`,
  definitions: () => html`<definitions-page></definitions-page>`,
  behind: () => html`<behind-page .query=${location.search}></behind-page>`,
};
const SPANS = [7, 30, 90];

/** The managers' face: which of its screens is shown, over which days. */
export class DashboardApp extends DoudiElement {
  static properties = { place: { state: true }, me: { state: true } };
  #stop;

  connectedCallback() {
    super.connectedCallback();
    this.#show(match(ROUTES));
    this.#stop = watchAddress(ROUTES, this.#show);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  render() {
    const { name, values } = this.place ?? { name: "hotspots" };
    const links = SCREENS.filter(({ roles }) => !roles || roles.includes(this.me?.role)).map((screen) => ({ href: screen.href, words: t(`ui.dashboard.nav.${screen.name}`), current: [name, `${name}s`].includes(screen.name) }));
    return html`<staff-frame face="dashboard" @me=${(event) => (this.me = event.detail)} .links=${links} .screen=${() => PAGES[name]?.(this.#days(), values) ?? nothing}></staff-frame>`;
  }

  #days() {
    const asked = Number(new URLSearchParams(location.search).get("days"));
    return SPANS.includes(asked) ? asked : SPANS[0];
  }

  #show = (place) => {
    const moved = this.place && this.place.name !== place?.name;
    this.place = { ...(place ?? { name: "hotspots" }), search: location.search };
    if (moved) window.scrollTo(0, 0);
  };
}

customElements.define("dashboard-app", DashboardApp);
