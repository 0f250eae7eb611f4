import { css, html, nothing, svg } from "lit";
import { day } from "../shared/dates.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { percent } from "../shared/numbers.js";
import { behind } from "./names.js";

/**
 * What the complaints of a hotspot say, sorted: how many say the same, at which step, in which words, and three of them in full.
 * @property clusters as GET /v1/hotspots/{id}/clusters answers
 * @property hotspotId whose
 */
export class ClusterList extends DoudiElement {
  static properties = { clusters: { attribute: false }, hotspotId: {} };
  static styles = css`
    ul.groups { display: grid; gap: var(--s-4); grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); }
    svg { display: block; width: 100%; height: 8px; } .whole { fill: var(--line); } .part { fill: var(--accent); }
    h3 { font-size: var(--t-m); } .facts { justify-content: space-between; gap: 0 var(--s-3); } .words { gap: var(--s-1); }
    blockquote { padding-inline-start: var(--s-3); border-inline-start: 3px solid var(--line-strong); white-space: pre-wrap; max-height: 9.9em; overflow-y: auto; }
    @media (forced-colors: active) { svg { forced-color-adjust: none; } }
  `;

  render() {
    const { items, looked, of, rest } = this.clusters;
    return html`<section class="stack" aria-labelledby="heading">
      <h2 id="heading">${t(items.length === 0 ? "ui.clusters.none" : "ui.clusters.title", { n: items.length })}</h2>
      ${items.length === 0 ? nothing : html`<ul class="groups">${items.map((one) => this.#group(one))}</ul>`}
      <p class="small muted">${items.length > 0 && rest.part > 0 ? t("ui.clusters.rest", { n: rest.part, share: percent(rest.share) }) : nothing}
        ${t(looked < of ? "ui.clusters.newest" : "ui.clusters.all", { looked, of })} ${t("ui.clusters.note")}</p>
    </section>`;
  }

  #group(one) {
    const { from, to } = this.clusters;
    const href = behind({ from, to, hotspotId: this.hotspotId, clusterId: one.id, n: one.complaints });
    return html`<li class="card stack">
      <h3>${this.#name(one)}</h3>
      <svg viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true"><rect class="whole" width="1000" height="8" />${svg`<rect class="part" width=${1000 * one.share.share} height="8" />`}</svg>
      <div class="row small facts"><span>${t("ui.clusters.share", { share: percent(one.share.share), low: percent(one.share.low), high: percent(one.share.high), of: one.share.of, people: one.people })}</span>
        <a class="link" href=${href}>${t("ui.clusters.open", { n: one.complaints })}</a></div>
      ${one.words.length > 0 ? html`<p class="row small words"><span class="muted">${t("ui.clusters.words")}</span>${one.words.map((word) => html`<span class="tag">${word.words} ${word.complaints}</span>`)}</p>` : nothing}
      ${one.error && one.step ? html`<p class="small"><span class="muted">${t("ui.clusters.error")}</span> ${one.error.words}</p>` : nothing}
      ${one.examples.map((example) => html`<figure class="stack"><blockquote class="small">${example.narrative}</blockquote>
        <figcaption class="small muted">${t("ui.clusters.when", { day: day(example.filedAt) })}</figcaption></figure>`)}
    </li>`;
  }

  /** The step if they name one, else what the screen said, else their words. */
  #name({ step, error, words }) {
    if (step) return t("ui.clusters.step", { step: step.words });
    if (error) return t("ui.clusters.said", { error: error.words });
    return words.length > 0 ? t("ui.clusters.about", { words: words.slice(0, 3).map((one) => one.words).join(t("ui.hotspots.comma")) }) : t("ui.clusters.unnamed");
  }
}

customElements.define("cluster-list", ClusterList);
