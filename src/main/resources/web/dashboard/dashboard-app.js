import { html, nothing } from "lit";
import { weeksAsked } from "../shared/burden-page.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { match, watchAddress } from "../shared/router.js";
import "../shared/lost-page.js";
import "../shared/staff-frame.js";
import "./behind-page.js";
import "./board-page.js";
import "./definitions-page.js";
import "./dossier-page.js";
import "./hotspot-page.js";
import "./hotspots-page.js";
import "./improvement-page.js";
import "./platforms-page.js";
import "./propose-page.js";
import "./reading-page.js";
import "./readings-page.js";
import "./signal-page.js";
import "./signals-page.js";
import "./windows-page.js";

const ROUTES = [["/dashboard", "hotspots"], ["/dashboard/windows", "windows"], ["/dashboard/complaints", "behind"],
  ["/dashboard/readings", "readings"], ["/dashboard/readings/:id", "reading"], ["/dashboard/readings/:id/improvement", "propose"],
  ["/dashboard/improvements", "improvements"], ["/dashboard/improvements/:id", "improvement"],
  ["/dashboard/platforms", "platforms"], ["/dashboard/platforms/:id", "dossier"],
  ["/dashboard/definitions", "definitions"], ["/dashboard/burden", "burden"], ["/dashboard/hotspots/:id", "hotspot"],
  ["/dashboard/signals", "signals"], ["/dashboard/signals/:id", "signal"]];

/**
 * What stands in the navigation, in this order; a screen that comes later is one more line here and one in ROUTES.
 * `inner` are the screens one comes to from it, `roles` those who have a part in it; all, where none is named.
 */
const SCREENS = [{ name: "hotspots", href: "/dashboard/", inner: ["behind", "hotspot"] },
  { name: "readings", href: "/dashboard/readings", inner: ["reading", "propose"], roles: ["manager", "auditor"] },
  { name: "improvements", href: "/dashboard/improvements", inner: ["improvement"] },
  { name: "platforms", href: "/dashboard/platforms", inner: ["dossier"], roles: ["manager", "auditor"] },
  { name: "windows", href: "/dashboard/windows" },
  { name: "signals", href: "/dashboard/signals", inner: ["signal"], roles: ["supervisor", "auditor"] },
  { name: "burden", href: "/dashboard/burden", roles: ["manager", "auditor"] }, { name: "definitions", href: "/dashboard/definitions" }];

const PAGES = {
  hotspots: ({ days }) => html`<hotspots-page .days=${days}></hotspots-page>`,
  windows: ({ days }) => html`<windows-page .days=${days}></windows-page>`,
  hotspot: ({ days, me, id }) => html`<hotspot-page .hotspotId=${decodeURIComponent(id)} .days=${days} .me=${me}></hotspot-page>`,
  lost: () => html`<lost-page home="/dashboard/"></lost-page>`,
  signals: () => html`<signals-page .query=${location.search}></signals-page>`,
  signal: ({ id }) => html`<signal-page .signalId=${decodeURIComponent(id)}></signal-page>`,
  burden: () => html`<burden-page .weeks=${weeksAsked()}></burden-page>`,
  definitions: () => html`<definitions-page></definitions-page>`,
  behind: ({ me }) => html`<behind-page .query=${location.search} .me=${me}></behind-page>`,
  readings: ({ me }) => html`<readings-page .me=${me} .hotspotId=${new URLSearchParams(location.search).get("hotspotId") ?? ""}></readings-page>`,
  reading: ({ me, id }) => html`<reading-page .me=${me} .readingId=${id}></reading-page>`,
  propose: ({ me, id }) => html`<propose-page .me=${me} .readingId=${id}></propose-page>`,
  improvements: () => html`<board-page></board-page>`,
  improvement: ({ me, id }) => html`<improvement-page .me=${me} .improvementId=${id}></improvement-page>`,
  platforms: ({ me }) => html`<platforms-page .me=${me}></platforms-page>`,
  dossier: ({ me, days, id }) => html`<dossier-page .me=${me} .platformId=${id} .days=${new URLSearchParams(location.search).has("days") ? days : 90}></dossier-page>`,
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
    const { name, values } = this.place ?? { name: "lost" };
    const links = SCREENS.filter(({ roles }) => !roles || roles.includes(this.me?.role)).map((screen) => ({ href: screen.href,
      words: t(`ui.dashboard.nav.${screen.name}`), current: screen.name === name || screen.inner?.includes(name) }));
    return html`<staff-frame face="dashboard" .links=${links} @me=${(event) => (this.me = event.detail)}
      .screen=${(me) => PAGES[name]?.({ me, days: this.#days(), id: values?.id }) ?? nothing}></staff-frame>`;
  }

  #days() {
    const asked = Number(new URLSearchParams(location.search).get("days"));
    return SPANS.includes(asked) ? asked : SPANS[0];
  }

  #show = (place) => {
    const moved = this.place && this.place.name !== place?.name;
    this.place = { ...(place ?? { name: "lost" }), search: location.search };
    if (moved) window.scrollTo(0, 0);
  };
}

customElements.define("dashboard-app", DashboardApp);
