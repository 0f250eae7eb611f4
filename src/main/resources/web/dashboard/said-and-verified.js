import { css, html, nothing } from "lit";
import { all, get } from "../shared/api.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { behind } from "./names.js";
import { span } from "./span-row.js";
import "../shared/figure-card.js";
import "../shared/problem-note.js";

const DAYS = 30;

/** What windows call done beside what residents confirm, and what offices call live beside what was measured; a mismatch is said in words. */
export class SaidAndVerified extends DoudiElement {
  static properties = { windows: { state: true }, offices: { state: true }, problem: { state: true } };
  static styles = css`h2 { font-size: var(--t-xl); } .words { display: grid; gap: var(--s-2); } .words li { border-inline-start: 3px solid var(--soon); padding-inline-start: var(--s-3); }`;

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  settingsChanged(name) {
    if (name === "language") this.#load();
  }

  render() {
    if (!this.windows) return html`<problem-note .problem=${this.problem}></problem-note>`;
    const windows = this.windows.filter((one) => one.staffResolved > 0);
    const mismatches = [...windows, ...this.offices].filter((one) => one.finding === "mismatch");
    return html`<div class="stack">
      <h2>${t("ui.said.title")}</h2>
      ${mismatches.length === 0 ? html`<p>${t("ui.said.no-mismatch")}</p>`
        : html`<ul class="words">${mismatches.map((one) => html`<li><span class="strong">${one.window ?? one.department}</span> ${one.words}</li>`)}</ul>`}
      ${windows.length > 0 ? this.#windows(windows) : nothing}
      ${this.offices.length > 0 ? this.#offices() : nothing}
    </div>`;
  }

  #windows(windows) {
    const { from, to } = span(DAYS);
    const number = (one, figure, n) => (n > 0 ? { text: n, value: n, href: behind({ windowId: one.windowId, figure, n, from, to }) } : 0);
    const columns = [{ name: t("ui.windows.window") }, { name: t("ui.bar.staff-resolved"), number: true }, { name: t("ui.bar.confirmed-done"), number: true }, { name: t("ui.bar.unconfirmed"), number: true },
      { name: t("ui.bar.unanswered"), number: true }, { name: t("ui.said.finding") }];
    const rows = windows.map((one) => [one.window, number(one, "staff-resolved", one.staffResolved), number(one, "confirmed-done", one.confirmedDone.part), number(one, "unconfirmed", one.unconfirmed),
      one.notYetAnswered, this.#finding(one)]);
    return html`<figure-card .heading=${t("ui.said.windows", { days: DAYS })} .note=${t("ui.said.windows-note")} .columns=${columns} .rows=${rows} .file=${`said-and-confirmed-${from}-${to}`}></figure-card>`;
  }

  #offices() {
    const columns = [{ name: t("ui.said.office") }, { name: t("ui.said.live"), number: true }, { name: t("ui.said.effective"), number: true }, { name: t("ui.said.without"), number: true },
      { name: t("ui.said.waiting"), number: true }, { name: t("ui.said.finding") }];
    const rows = this.offices.map((one) => [one.department, one.calledLive, one.effective, one.withoutEffect, one.notYetJudged, this.#finding(one)]);
    return html`<figure-card .heading=${t("ui.said.improvements")} .note=${t("ui.said.improvements-note")} .columns=${columns} .rows=${rows} .file=${"called-live-and-measured"}></figure-card>`;
  }

  #finding({ finding }) {
    const words = t(`ui.said.is.${finding}`);
    return finding === "mismatch" ? { text: words, value: words, tone: "late" } : words;
  }

  async #load() {
    const [windows, offices] = await Promise.all([all(`/v1/window-comparisons?${new URLSearchParams(span(DAYS))}`), get("/v1/improvement-comparisons")]);
    this.problem = windows.problem ?? offices.problem;
    if (this.problem) return;
    this.offices = offices.value.items;
    this.windows = windows.value;
  }
}

customElements.define("said-and-verified", SaidAndVerified);
