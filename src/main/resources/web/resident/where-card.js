import { css, html, nothing } from "lit";
import { catalogEntry } from "../shared/catalog.js";
import { hoursOn, moment } from "../shared/dates.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";

/**
 * Which window, where, when it is open, what to bring, and why this one.
 * @property complaint
 */
export class WhereCard extends DoudiElement {
  static properties = { complaint: { attribute: false }, place: { state: true }, bring: { state: true } };
  static styles = css`
    dl { display: grid; grid-template-columns: max-content 1fr; gap: var(--s-1) var(--s-4); } dt { color: var(--ink-3); }
    dd a { display: inline-flex; align-items: center; min-height: 44px; margin-block: -8px; } p { margin-top: var(--s-3); }
    @media (max-width: 24rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: var(--s-2); } }
    .hours { display: flex; flex-wrap: wrap; gap: 0 var(--s-4); }
    .elder { grid-template-columns: 1fr; gap: 0; } .elder dd { margin-bottom: var(--s-3); } .elder a { margin-block: 0; }
  `;

  willUpdate(changed) {
    if (changed.has("complaint")) this.#load();
  }

  settingsChanged(name) {
    if (name === "language") this.#load();
  }

  render() {
    const { window, route } = this.complaint;
    const map = this.#map();
    return html`<section class="card" aria-label=${t("ui.where.title")}>
      <dl class=${document.documentElement.dataset.elder ? "elder" : ""}>
        <dt>${t("ui.where.window")}</dt><dd class="strong">${window.name}</dd>
        <dt>${t("ui.where.address")}</dt><dd>${window.address} ${map ? html`<a href=${map} rel="noreferrer noopener" target="_blank">${t("ui.where.map")}</a>` : nothing}</dd>
        ${this.#hours()}
        ${window.phone ? html`<dt>${t("ui.where.phone")}</dt><dd><a href="tel:${window.phone}">${window.phone}</a></dd>` : nothing}
        ${this.bring ? html`<dt>${t("ui.where.bring")}</dt><dd>${this.bring}</dd>` : nothing}
      </dl>
      <p class="small muted">${route.reason}</p>
    </section>`;
  }

  #hours() {
    const { openNow, opensAt } = this.complaint.window;
    const today = hoursOn(this.place?.hours);
    if (openNow && today.length) return html`<dt>${t("ui.where.today")}</dt><dd class="hours">${today.map((span) => html`<span>${span.replace("-", "–")}</span>`)}</dd>`;
    const said = openNow ? t("ui.where.open-now") : opensAt ? t("ui.where.opens", { at: moment(opensAt) }) : t("ui.where.ask-by-phone");
    return html`<dt>${t("ui.where.open")}</dt><dd>${said}</dd>`;
  }

  /** A web page that shows the place in whatever map the phone has; no key, and nothing of the complaint in it. */
  #map() {
    const at = this.place?.location;
    if (!at) return "";
    const query = new URLSearchParams({ position: [at.longitude, at.latitude].join(","), name: this.complaint.window.name, coordinate: "wgs84" });
    return `https://uri.amap.com/marker?${query}`;
  }

  async #load() {
    const { window, serviceId } = this.complaint;
    this.place = await catalogEntry("windows", window.id);
    this.bring = (await catalogEntry("services", serviceId))?.bring;
  }
}

customElements.define("where-card", WhereCard);
