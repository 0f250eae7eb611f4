import { css, html, nothing } from "lit";
import { stamp, when } from "../shared/dates.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { dueWords } from "../shared/due-words.js";
import { count, t } from "../shared/messages.js";
import { listed, titleParts } from "./names.js";
import { dueTag, isOpen, reasons } from "./order.js";
import "../shared/error-photo.js";
import "../shared/status-tag.js";
import "../shared/time-line.js";

/**
 * One complaint as the window needs it: how it presses, the resident's own words, what they tried and gave, what happened.
 * @property complaint
 * @property names from names.js
 */
export class CaseView extends DoudiElement {
  static properties = { complaint: { attribute: false }, names: { attribute: false } };
  static styles = css`
    h2 { font-size: var(--t-xl); } h2:focus { outline: none; } h2 span { display: inline-block; } h2 span:not(:last-child)::after { content: " ·"; color: var(--ink-3); }
    .quote { padding: var(--s-4) var(--s-5); border-inline-start: 4px solid var(--accent); background: var(--surface); border-radius: 0 var(--r) var(--r) 0; font-size: var(--t-l); white-space: pre-wrap; }
    dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: var(--s-2); }
    dl div { padding: var(--s-2) var(--s-3); background: var(--sunken); border-radius: var(--r-s); } dt { font-size: var(--t-s); color: var(--ink-2); }
    .said { display: grid; gap: var(--s-1); } .said blockquote { padding-inline-start: var(--s-3); border-inline-start: 2px solid var(--line-strong); white-space: pre-wrap; }
    .doubt { border-color: var(--late); }
    a[href^="tel:"] { display: inline-flex; align-items: center; min-height: var(--target); }
  `;

  takeFocus() {
    this.renderRoot.querySelector("h2").focus();
  }

  render() {
    const { complaint: one } = this;
    const { words, tone } = dueTag(one);
    return html`<div class="stack-l">
      <div class="stack">
        <div class="row">
          <status-tag .status=${one.status}></status-tag>
          ${isOpen(one) ? html`<span class="tag ${tone}">${words}</span>` : nothing}
          ${reasons(one).map((why) => html`<span class="tag">${why}</span>`)}
          ${one.channel === "window" ? html`<span class="tag">${t("ui.console.assisted")}</span>` : nothing}
        </div>
        <h2 tabindex="-1">${titleParts(one, this.names).map((part) => html`<span>${part}</span> `)}</h2>
        ${isOpen(one) ? html`<p class="small muted">${this.#promise()}</p>` : nothing}
      </div>
      ${this.#doubt()}
      <blockquote class="quote">${one.narrative}</blockquote>
      ${this.#photo()}
      ${this.#facts()}
      ${this.#question()}
      ${one.disputed ? nothing : this.#answer()}
      <time-line .history=${one.history} .note=${t("ui.console.history-shared")}></time-line>
    </div>`;
  }

  #promise() {
    const { filedAt, pausedSince, window } = this.complaint;
    if (pausedSince) return t("ui.console.promise-paused", { filed: stamp(filedAt), since: stamp(pausedSince), window: window.name });
    return t("ui.console.promise", { filed: stamp(filedAt), promise: dueWords(this.complaint), window: window.name });
  }

  /** What the app showed; that one was taken back stays known, the picture does not. */
  #photo() {
    const { id, photo, history } = this.complaint;
    if (photo) return html`<section class="said"><h3>${t("ui.photo.title")}</h3><error-photo over .complaintId=${id} .photo=${photo}></error-photo></section>`;
    const removed = history.some((event) => event.type === "PhotoRemoved");
    return removed ? html`<p class="small muted">${t("ui.console.photo-removed")}</p>` : nothing;
  }

  /** What the resident was told before and did not agree with. */
  #doubt() {
    const { disputed, confirmation, resolution } = this.complaint;
    if (!disputed || !confirmation) return nothing;
    return html`<section class="card doubt said">
      <h3 class="late-words">${t(`ui.console.doubt.${confirmation.outcome}`)}</h3>
      ${confirmation.words ? html`<blockquote>${confirmation.words}</blockquote>` : nothing}
      <p class="small muted">${t("ui.console.answered-before", { at: stamp(resolution.at) })}</p>
      <blockquote class="muted">${resolution.words}</blockquote>
    </section>`;
  }

  #answer() {
    const { resolution, confirmation } = this.complaint;
    if (!resolution) return nothing;
    return html`<section class="card said">
      <h3>${t(`ui.console.outcome.${resolution.outcome}`)}</h3>
      <blockquote>${resolution.words}</blockquote>
      ${resolution.basis ? html`<p class="small">${t("ui.console.basis-was", { words: resolution.basis })}</p><p class="small">${t("ui.console.remedy-was", { words: resolution.remedy })}</p>` : nothing}
      ${confirmation?.words ? html`<p class="small">${t("ui.console.resident-said", { words: confirmation.words })}</p>` : nothing}
    </section>`;
  }

  #question() {
    const { question, deadlines } = this.complaint;
    if (!question) return nothing;
    return html`<section class="card said">
      <h3>${t("ui.console.asked")}</h3><blockquote>${question.words}</blockquote>
      ${deadlines.answer ? html`<p class="small muted">${t("ui.console.asked-until", { due: when(deadlines.answer) })}</p>` : nothing}
    </section>`;
  }

  /** Only what was said stands here: one try and the whole city are what is taken for granted. */
  #facts() {
    const { platformId, serviceId, districtId, attempt = {}, needs = [], contact = {}, route } = this.complaint;
    const { names } = this;
    const district = names?.district.get(districtId);
    const facts = [
      ["platform", names?.platform.get(platformId)?.name], ["step", attempt.step], ["error", attempt.error], ["tries", this.#tried(attempt)],
      ["needs", needs.length ? listed(needs.map((need) => t(`ui.need.${need}`))) : ""], ["district", district?.parentId ? district.name : ""],
      ["bring", names?.service.get(serviceId)?.bring], ["name", contact.name],
      ["phone", contact.phone ? html`<a href="tel:${contact.phone}">${contact.phone}</a>` : ""], ["route", route.reason],
    ];
    return html`<dl>${facts.filter(([, said]) => said).map(([name, said]) => html`<div><dt>${t(`ui.console.fact.${name}`)}</dt><dd>${said}</dd></div>`)}</dl>`;
  }

  #tried({ at, tries }) {
    const times = tries > 1 ? count("ui.console.fact.times", tries) : "";
    if (!at) return times;
    return times ? t("ui.console.fact.tried-at", { tries: times, at: stamp(at) }) : stamp(at);
  }
}

customElements.define("case-view", CaseView);
