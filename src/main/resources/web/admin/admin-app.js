import { html, nothing } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { match, watchAddress } from "../shared/router.js";
import "../shared/staff-frame.js";
import "./overview-page.js";

const ROUTES = [["/admin", "overview"], ["/admin/city", "city"], ["/admin/windows", "windows"], ["/admin/years", "years"], ["/admin/routing", "routing"],
  ["/admin/accounts", "accounts"], ["/admin/accounts/:account", "account"], ["/admin/new-account", "account"], ["/admin/keys", "keys"], ["/admin/burden", "burden"]];
const LINKS = ["overview", "city", "windows", "years", "routing", "accounts", "keys", "burden"];
const HREF = { overview: "/admin/" };

/** All but the first screen come when they are needed. */
const LOADERS = {
  city: () => import("./city-page.js"),
  windows: () => import("./windows-page.js"),
  years: () => import("./years-page.js"),
  routing: () => import("./routing-page.js"),
  accounts: () => import("./accounts-page.js"),
  account: () => import("./account-page.js"),
  keys: () => import("./keys-page.js"),
  burden: () => import("../shared/burden-page.js"),
};
const PAGES = {
  overview: () => html`<overview-page></overview-page>`,
  city: () => html`<city-page></city-page>`,
  windows: () => html`<windows-page></windows-page>`,
  years: () => html`<years-page></years-page>`,
  routing: () => html`<routing-page></routing-page>`,
  accounts: (values, me) => html`<accounts-page .me=${me}></accounts-page>`,
  account: ({ account }, me) => html`<account-page .account=${account} .me=${me}></account-page>`,
  keys: () => html`<keys-page></keys-page>`,
  burden: () => html`<burden-page .weeks=${12}></burden-page>`,
};

/** The admins' face: which of its screens is shown. */
export class AdminApp extends DoudiElement {
  static properties = { place: { state: true } };
  #stop;

  connectedCallback() {
    super.connectedCallback();
    this.#stop = watchAddress(ROUTES, this.#show);
    this.#show(match(ROUTES));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  render() {
    const here = this.place?.name === "account" ? "accounts" : this.place?.name;
    const links = LINKS.map((name) => ({ href: HREF[name] ?? `/admin/${name}`, words: t(`ui.admin.nav.${name}`), current: name === here }));
    return html`<staff-frame face="admin" .links=${links} .screen=${this.#screen}></staff-frame>`;
  }

  #screen = (me) => (this.place ? PAGES[this.place.name](this.place.values, me) : nothing);

  #show = async (place) => {
    const before = this.place;
    await LOADERS[place?.name]?.().catch(() => null);
    this.place = place ?? { name: "overview", values: {} };
    if (!before) return;
    await this.updateComplete;
    window.scrollTo(0, 0);
    this.renderRoot.querySelector("staff-frame").renderRoot.querySelector("main").focus({ preventScroll: true });
  };
}

customElements.define("admin-app", AdminApp);
