import { css, html, nothing, svg } from "lit";
import { DoudiElement } from "./doudi-element.js";
import { t } from "./messages.js";
import { percent } from "./numbers.js";

/** The fact that a published figure counts, as its definition has it. */
const fact = ({ complaints }) => new URLSearchParams(complaints.split("?")[1]).get("figure");
const PARTS = ["confirmed-done", "unconfirmed", "unanswered", "unresolved"];

/**
 * How complaints ended: what residents confirmed, silence, what only staff say, and what nobody says is done. Four parts, never merged, and always with n.
 * @property tally { complaints, staffResolved, staffResolvedOnce, confirmedDone, unconfirmed, disputed? }; the line above the parts is what staff have ever said is done, so that
 * what residents disputed shows as the gap; whoever ever said "not done" is told beside the bar, not in it
 * @property figures the published figures of the same complaints, which bring the intervals
 * @property href (figure) => address of the complaints behind a part; none on pages that show no complaints
 */
export class HonestBar extends DoudiElement {
  static properties = { tally: { attribute: false }, figures: { attribute: false }, href: { attribute: false } };
  static styles = css`
    svg { display: block; width: 100%; height: 22px; } .staff { fill: var(--accent); }
    .confirmed-done { fill: var(--done); } .unconfirmed { fill: var(--edge); } .unanswered { fill: var(--accent-line); } .unresolved { fill: var(--line-strong); }
    ul { display: flex; flex-wrap: wrap; gap: var(--s-1) var(--s-5); } li { display: flex; align-items: baseline; gap: var(--s-2); }
    i { flex: none; width: 12px; height: 12px; border-radius: 3px; align-self: center; } b { font-weight: 600; font-size: var(--t-l); } .link b { color: inherit; }
    i.staff { background: var(--accent); height: 4px; } i.confirmed-done { background: var(--done); } i.unconfirmed { background: var(--edge); } i.unanswered { background: var(--accent-line); } i.unresolved { background: var(--line-strong); }
    @media (forced-colors: active) { i, rect { forced-color-adjust: none; } }
  `;

  render() {
    const { complaints: n, disputed } = this.tally;
    const [staff, said] = this.#staff();
    return html`<div class="stack">
      ${n > 0 ? this.#bar() : nothing}
      <ul class="small">
        ${this.#part("staff", staff, said)}
        ${PARTS.map((part) => this.#part(part, part, this.#number(part)))}
        ${disputed === undefined ? nothing : this.#part("", "disputed", disputed)}
        ${this.#part("", "complaints", n)}
      </ul>
    </div>`;
  }

  /** Which of the two ways of counting what staff say is published, and how many that are. */
  #staff() {
    const published = this.figures?.find((one) => one.id === "staff-resolved");
    return published ? [fact(published), published.numerator] : ["staff-resolved-once", this.tally.staffResolvedOnce];
  }

  #share(figure, number) {
    const published = this.figures?.find((one) => fact(one) === figure);
    if (!published) return percent(number / this.tally.complaints);
    return t("ui.bar.share", { share: percent(published.share), low: percent(published.interval.low), high: percent(published.interval.high) });
  }

  #number(part) {
    const { complaints, staffResolved, confirmedDone, unconfirmed } = this.tally;
    return { "confirmed-done": confirmedDone, unconfirmed, unanswered: staffResolved - confirmedDone - unconfirmed, unresolved: complaints - staffResolved }[part];
  }

  #bar() {
    const n = this.tally.complaints;
    let from = 0;
    const parts = PARTS.map((part) => {
      const wide = (1000 * this.#number(part)) / n;
      const one = svg`<rect class=${part} x=${from} y="8" width=${Math.max(0, wide - (wide > 4 ? 2 : 0))} height="14" />`;
      from += wide;
      return one;
    });
    return html`<svg viewBox="0 0 1000 22" preserveAspectRatio="none" aria-hidden="true"><rect class="staff" x="0" y="0" width=${(1000 * this.#staff()[1]) / n} height="4" />${parts}</svg>`;
  }

  #part(tone, figure, number) {
    const words = html`${tone ? html`<i class=${tone}></i>` : nothing}<span>${t(`ui.bar.${figure}`)}</span>`;
    const share = figure === "complaints" || this.tally.complaints === 0 ? nothing : html`<span class="muted">${this.#share(figure, number)}</span>`;
    return html`<li>${words}${this.href ? html`<a class="link" href=${this.href(figure)} aria-label=${t("ui.bar.open", { what: t(`ui.bar.${figure}`), n: number })}><b>${number}</b></a>` : html`<b>${number}</b>`}${share}</li>`;
  }
}

customElements.define("honest-bar", HonestBar);
