import { html } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { percent, range, rounded } from "../shared/numbers.js";
import { weeksOf } from "./span-row.js";
import "../shared/figure-card.js";

/** What a figure counts, where the list of complaints calls it otherwise. */
const SAID = { "staff-resolved": "staff-resolved-once" };

/**
 * Every figure of a hotspot with its interval.
 * @property hotspot as listed
 * @property open (figure, n) => address of the complaints behind it
 * @property span { from, to }
 */
export class HotspotFigures extends DoudiElement {
  static properties = { hotspot: { attribute: false }, open: { attribute: false }, span: { attribute: false } };

  render() {
    const columns = [{ name: t("ui.hotspot.figure") }, { name: t("ui.hotspot.number"), number: true }, { name: t("ui.hotspot.per"), number: true }, { name: t("ui.hotspot.interval"), number: true }];
    return html`<figure-card .heading=${t("ui.hotspot.figures")} .note=${t("ui.hotspot.figures-note")} .columns=${columns} .rows=${this.#rows()} file="hotspot-${this.span.from}-${this.span.to}"></figure-card>`;
  }

  #rows() {
    const { complaints, people, repeatTrips, surge, figures, interval, peoplePerWeek, repeatTripsPerWeek, attempts, perThousandAttempts } = this.hotspot;
    const weekly = (estimate) => t("ui.hotspot.per-week", { n: rounded(estimate.value) });
    const rows = [
      [t("ui.bar.complaints"), this.#cell("complaints", complaints), weekly({ value: complaints / weeksOf(this.span) }), range(interval)],
      [t("ui.hotspot.people"), people, weekly(peoplePerWeek), range(peoplePerWeek)],
      [t("ui.bar.repeat-trips"), this.#cell("repeat-trips", repeatTrips), weekly(repeatTripsPerWeek), range(repeatTripsPerWeek)],
      ...figures.map(({ id: figure, numerator, share, interval: within }) => [t(`ui.bar.${SAID[figure] ?? figure}`), this.#cell(SAID[figure] ?? figure, numerator), percent(share), t("ui.hotspot.range", { low: percent(within.low), high: percent(within.high) })]),
      [t("ui.hotspot.surge", { days: surge.days, usual: rounded(surge.usual) }), surge.complaints, t("ui.hotspots.times", { n: rounded(surge.ratio.value) }), range(surge.ratio)],
    ];
    if (attempts) rows.push([t("ui.hotspot.attempts"), attempts, t("ui.hotspot.per-thousand", { n: rounded(perThousandAttempts.value) }), range(perThousandAttempts)]);
    return rows;
  }

  #cell(figure, n) {
    return n > 0 ? { text: n, value: n, href: this.open(figure, n) } : 0;
  }
}

customElements.define("hotspot-figures", HotspotFigures);
