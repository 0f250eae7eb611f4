import { css, html, nothing } from "lit";
import { send } from "../shared/api.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import "../shared/problem-note.js";
import "./change-list.js";

const TIMEOUT_MS = 60_000;

/**
 * From a city document to a city: what would change is shown, then applied as it was shown or not at all.
 * Tells "faults" (a list, empty when there are none) and "imported" (the new city's counts).
 */
export class ImportCheck extends DoudiElement {
  static properties = { trial: { state: true }, problem: { state: true }, busy: { state: true }, applied: { state: true } };
  static styles = css`.card { border-color: var(--accent-line); }`;
  #text;

  render() {
    return html`<div class="stack" aria-live="polite">
      <problem-note .problem=${this.problem}></problem-note>
      ${this.busy ? html`<p class="muted" role="status">${t(`ui.admin.import.${this.busy}`)}</p><div class="grey"></div>` : nothing}
      ${this.trial ? this.#preview() : nothing}
      ${this.applied ? html`<p class="card strong" role="status">${t("ui.admin.import.done", { version: this.applied.version })}</p>` : nothing}
    </div>`;
  }

  #preview() {
    const { changes, name } = this.trial;
    if (!changes.length) return html`<p class="card">${t("ui.admin.import.nothing")}</p>`;
    return html`<section class="card stack" tabindex="-1" aria-labelledby="preview">
      <h2 id="preview">${t("ui.admin.import.preview", { city: name })}</h2>
      <p class="small muted">${t("ui.admin.import.whole")}</p>
      <change-list .changes=${changes}></change-list>
      <div class="row"><button type="button" class="primary" ?disabled=${Boolean(this.busy)} @click=${this.#apply}>${t("ui.admin.import.apply")}</button>
        <button type="button" class="quiet" @click=${this.forget}>${t("ui.admin.import.not-yet")}</button></div>
    </section>`;
  }

  /** What was shown is about another text now. */
  forget = () => {
    this.trial = undefined;
    this.problem = undefined;
    this.applied = undefined;
  };

  async check(text) {
    this.forget();
    this.#text = text;
    const { value } = await this.#send("checking", "/v1/catalog/trials");
    this.trial = value;
    await this.updateComplete;
    this.renderRoot.querySelector("section")?.focus();
  }

  #apply = async () => {
    const { value } = await this.#send("applying", "/v1/catalog/imports", this.trial.version);
    if (!value) return;
    this.trial = undefined;
    this.applied = value;
    this.tell("imported", value);
  };

  async #send(busy, path, version) {
    this.busy = busy;
    const answer = await send("POST", path, this.#text, { timeout: TIMEOUT_MS, ifMatch: version === undefined ? undefined : String(version) });
    this.busy = undefined;
    const faults = answer.problem?.errors;
    this.tell("faults", faults ?? []);
    this.problem = faults ? undefined : answer.problem;
    if (answer.problem) this.trial = undefined;
    return answer;
  }
}

customElements.define("import-check", ImportCheck);
