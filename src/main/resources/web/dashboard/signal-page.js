import { css, html, nothing, svg } from "lit";
import { get } from "../shared/api.js";
import { day, stamp } from "../shared/dates.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { percent } from "../shared/numbers.js";
import { behind } from "./names.js";
import "../shared/problem-note.js";
import "./signal-answer.js";

/**
 * One signal: first why it may be quite all right, then what was seen and how unlikely it is, the complaints behind it, and what was answered.
 * @property signalId
 */
export class SignalPage extends DoudiElement {
  static properties = { signalId: {}, signal: { state: true }, problem: { state: true } };
  static styles = css`
    .page { max-width: 48rem; margin: 0 auto; padding: var(--s-5) var(--s-5) var(--s-7); width: 100%; } h1 { font-size: var(--t-2xl); } h2 { font-size: var(--t-l); } .grey { height: 12rem; }
    .why { list-style: disc; padding-inline-start: 1.4em; display: grid; gap: var(--s-1); } .innocent { background: var(--accent-soft); border-color: var(--accent-line); }
    .bars { display: grid; grid-template-columns: max-content max-content 1fr; gap: var(--s-2) var(--s-3); align-items: center; } .bars .strong { text-align: end; }
    svg { display: block; width: 100%; height: 14px; } .here { fill: var(--accent); } .others { fill: var(--line-strong); } .allowed { fill: var(--ink-3); } .back { fill: var(--sunken); }
    blockquote { padding-inline-start: var(--s-3); border-inline-start: 3px solid var(--accent-line); white-space: pre-wrap; } .answers { display: grid; gap: var(--s-4); }
    @media (max-width: 600px) { .page { padding: var(--s-4); } .bars { grid-template-columns: 1fr max-content; } .bars svg { grid-column: 1 / -1; margin-bottom: var(--s-2); } }
    @media (forced-colors: active) { rect { forced-color-adjust: none; } }
  `;
  #run = 0;

  willUpdate(changed) {
    if (changed.has("signalId")) this.#load();
  }

  settingsChanged(name) {
    if (name === "language") this.#load();
  }

  render() {
    return html`<div class="page stack-l" @signal-answered=${(event) => this.#show(event.detail)}>
      <div><a class="link" href="/dashboard/signals">${t("ui.signal.all")}</a></div>
      <problem-note .problem=${this.problem}></problem-note>
      ${this.signal ? this.#signal(this.signal) : this.problem ? nothing : html`<div class="stack" aria-busy="true"><div class="grey card"></div><div class="grey card"></div></div>`}
    </div>`;
  }

  #signal(one) {
    return html`
      <div class="stack"><h1 tabindex="-1">${t("ui.signals.title", { window: one.window, kind: one.kindName })}</h1>
        <p class="row"><span class="tag ${one.state === "open" ? "soon" : "done"}">${t(`ui.signals.state.${one.state}`)}</span><span class="small muted">${t("ui.signals.days", { from: day(one.from), to: day(one.to) })}</span></p></div>
      <section class="card stack innocent" aria-labelledby="innocent"><h2 id="innocent">${t("ui.signal.innocent")}</h2>
        <ul class="why">${one.innocent.map((why) => html`<li>${why}</li>`)}</ul></section>
      <section class="card stack" aria-labelledby="seen"><h2 id="seen">${t("ui.signal.seen")}</h2>
        <p>${one.seen.words}</p>
        <div class="bars small">
          ${this.#bar(t("ui.signal.here"), one.seen.share, "here")}
          ${this.#bar(t("ui.signal.others"), one.usual.share, "others")}
          ${this.#bar(t("ui.signal.allowed"), one.usual.allowedShare, "allowed")}
        </div>
        <p><a class="link" href=${behind({ signalId: one.id, windowId: one.windowId, n: one.seen.hits })}>${t("ui.signal.behind", { n: one.seen.hits })}</a></p></section>
      <section class="card stack" aria-labelledby="unlikely"><h2 id="unlikely">${t("ui.signal.unlikely")}</h2><p>${one.unlikely.words}</p></section>
      <section class="card stack" aria-labelledby="answers"><h2 id="answers">${t("ui.signal.answers")}</h2>
        ${one.answers.length === 0 ? html`<p>${t("ui.signal.no-answer")}</p>` : html`<ul class="answers">${one.answers.map((answer) => this.#answer(answer))}</ul>`}
        <signal-answer .signalId=${one.id}></signal-answer></section>`;
  }

  #bar(words, share, tone) {
    return html`<span>${words}</span><span class="strong">${percent(share)}</span>
      <svg viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true"><rect class="back" width="1000" height="14" />${svg`<rect class=${tone} width=${1000 * share} height="14" />`}</svg>`;
  }

  #answer(answer) {
    return html`<li class="stack"><blockquote>${answer.reason}</blockquote>
      <p class="small muted">${t(`ui.signal.by.${answer.byRole}`, { office: answer.office ?? t("ui.signal.no-office"), at: stamp(answer.at) })}</p></li>`;
  }

  #show(signal) {
    this.signal = signal;
    this.tell("page-title", signal.kindName);
  }

  async #load() {
    const run = (this.#run += 1);
    const { value, problem } = await get(`/v1/signals/${encodeURIComponent(this.signalId)}`);
    if (run !== this.#run) return;
    this.problem = problem;
    if (value) this.#show(value);
  }
}

customElements.define("signal-page", SignalPage);
