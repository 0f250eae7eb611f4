import { css, html, nothing } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { count, t } from "../shared/messages.js";

const MINUTE = 60;
const HOUR = 3600;

/**
 * The window that would get it, the reason a resident would read, and why nobody else.
 * @property result as POST /v1/routing/trials answers
 */
export class TrialResult extends DoudiElement {
  static properties = { result: { attribute: false } };
  static styles = css`
    .chosen { border-color: var(--accent); } .big { font-size: var(--t-l); font-weight: 600; } .table { overflow-x: auto; }
    table { width: 100%; min-width: 36rem; border-collapse: collapse; } th, td { padding: var(--s-2) var(--s-3); text-align: start; border-bottom: 1px solid var(--line); vertical-align: top; }
    thead th { font-weight: 500; font-size: var(--t-s); color: var(--ink-2); white-space: nowrap; } tbody th { font-weight: 400; } tr.first th { font-weight: 600; }
    summary { padding: var(--s-3) 0; cursor: pointer; } li { padding: var(--s-1) 0; }
  `;

  render() {
    return html`<div aria-live="polite">${this.result ? this.#answer() : nothing}</div>`;
  }

  #answer() {
    const { window: chosen, route, considered } = this.result;
    const fit = considered.filter((one) => one.score);
    const out = considered.filter((one) => !one.score);
    return html`<div class="stack">
      <section class="card chosen stack" aria-labelledby="chosen"><h2 id="chosen" class="small muted">${t("ui.admin.trial.chosen")}</h2>
        <p class="big">${chosen.name}</p><p class="muted">${chosen.address}</p><p>${route.reason}</p></section>
      ${fit.length ? html`<section class="card table" tabindex="0" aria-labelledby="fit"><h2 id="fit">${count("ui.admin.trial.fit", fit.length)}</h2>
        <table><thead><tr>${["window", "near", "needs", "opens", "wait"].map((name) => html`<th scope="col">${t(`ui.admin.trial.column.${name}`)}</th>`)}</tr></thead>
        <tbody>${fit.map((one) => this.#row(one, one.windowId === chosen.id))}</tbody></table></section>` : nothing}
      ${out.length ? html`<details class="card"><summary>${count("ui.admin.trial.out", out.length)}</summary>
        <ul>${out.map((one) => html`<li>${t("ui.admin.trial.because", { window: one.name, why: one.eliminatedBecause })}</li>`)}</ul></details>` : nothing}
    </div>`;
  }

  #row({ name, score }, first) {
    return html`<tr class=${first ? "first" : ""}><th scope="row">${name}</th><td>${this.#near(score.areaSteps)}</td>
      <td>${score.needsMet}</td><td>${this.#opens(score.opensInSeconds)}</td><td>${this.#span(score.expectedWaitSeconds)}</td></tr>`;
  }

  #near(steps) {
    if (steps === undefined) return t("ui.admin.trial.anywhere");
    return steps === 0 ? t("ui.admin.trial.here") : count("ui.admin.trial.steps", steps);
  }

  #opens(seconds) {
    if (seconds === undefined) return t("ui.admin.trial.never");
    return seconds === 0 ? t("ui.admin.trial.open") : t("ui.admin.trial.opens-in", { span: this.#span(seconds) });
  }

  #span(seconds) {
    if (seconds < MINUTE) return t("ui.admin.trial.none");
    return seconds < HOUR ? count("ui.admin.trial.minutes", Math.round(seconds / MINUTE)) : count("ui.admin.trial.hours", Math.round(seconds / HOUR));
  }
}

customElements.define("trial-result", TrialResult);
