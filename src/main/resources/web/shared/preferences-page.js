import { css, html, nothing } from "lit";
import { get, keepToken, put } from "./api.js";
import { DoudiElement } from "./doudi-element.js";
import { setLanguage, t } from "./messages.js";
import { language, setTheme, theme } from "./settings.js";
import "./problem-note.js";
import "./push-switch.js";

/** Kinds of notices that staff get. */
const KINDS = ["queue", "held", "dispute"];
const SHORTEST = 10;

/**
 * What is one's own at every staff face: how things are shown, how one wants to be told, one's password.
 * @property me who is signed in
 */
export class PreferencesPage extends DoudiElement {
  static properties = { me: { attribute: false }, chosen: { state: true }, problem: { state: true }, refused: { state: true }, done: { state: true }, busy: { state: true } };
  static styles = css`
    :host { width: min(40rem, 100%); margin: 0 auto; padding: var(--s-5) var(--s-4) var(--s-7); } section > .row { margin-top: var(--s-2); } form { display: grid; gap: var(--s-3); max-width: 24rem; } form label { display: grid; gap: var(--s-1); }
    .ticks label { display: flex; gap: var(--s-2); align-items: center; min-height: var(--target); } input[type=checkbox] { width: 1.25rem; height: 1.25rem; flex: none; accent-color: var(--accent); }
  `;

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.prefs.title"));
    this.#load();
  }

  render() {
    return html`<div class="stack-l">
      <h1 tabindex="-1">${t("ui.prefs.title")}</h1>
      <p class="muted">${t("ui.prefs.who", { account: this.me.account })}</p>
      ${this.#choice("theme", [null, "light", "dark"], theme(), setTheme)}
      ${this.#choice("language", ["zh-CN", "en"], language(), this.#speak)}
      ${this.#notices()}
      <push-switch></push-switch>
      ${this.#password()}
    </div>`;
  }

  #choice(name, values, now, choose) {
    return html`<section><h2 id=${name}>${t(`ui.settings.${name}`)}</h2><div class="row" role="group" aria-labelledby=${name}>
      ${values.map((value) => html`<button class="chip" aria-pressed=${value === now ? "true" : "false"} @click=${() => choose(value)}>${t(`ui.settings.${name}.${value ?? "auto"}`)}</button>`)}</div></section>`;
  }

  #notices() {
    return html`<section class="ticks"><h2>${t("ui.prefs.notices")}</h2><p class="small muted">${t("ui.prefs.inbox")}</p>
      <problem-note .problem=${this.problem}></problem-note>
      ${this.chosen ? html`${KINDS.map((kind) => this.#tick(t(`ui.prefs.push.${kind}`), this.chosen.push[kind] !== false, (on) => this.#choose({ push: { [kind]: on } })))}
        ${this.#tick(t("ui.prefs.quiet"), this.chosen.quietHours, (on) => this.#choose({ quietHours: on }))}` : nothing}</section>`;
  }

  #tick(words, on, choose) {
    return html`<label><input type="checkbox" .checked=${on} @change=${(event) => choose(event.target.checked)}>${words}</label>`;
  }

  #password() {
    const wrong = this.refused?.errors?.[0];
    return html`<section class="stack"><h2>${t("ui.prefs.password")}</h2><p class="small muted">${t("ui.prefs.password-why")}</p>
      <problem-note .problem=${wrong ? undefined : this.refused}></problem-note>
      <form @submit=${this.#change}>
        <input class="sr" type="text" autocomplete="username" .value=${this.me.account} tabindex="-1" aria-hidden="true" readonly>
        <label>${t("ui.prefs.current")}<input class="field" name="current" type="password" autocomplete="current-password" required maxlength="200" aria-invalid=${wrong ? "true" : "false"} aria-describedby="wrong"></label>
        <p id="wrong" role="alert" class="late-words">${wrong ? t("ui.prefs.wrong") : nothing}</p>
        <label>${t("ui.prefs.fresh")}<input class="field" name="fresh" type="password" autocomplete="new-password" required minlength=${SHORTEST} maxlength="200" aria-describedby="how"></label>
        <p id="how" class="small muted">${t("ui.prefs.how")}</p>
        <div><button class="primary" ?disabled=${this.busy}>${t("ui.prefs.change")}</button></div>
      </form>
      <p role="status" class=${this.done ? "card strong" : "sr"}>${this.done ? t("ui.prefs.changed") : nothing}</p></section>`;
  }

  /** Notices are pushed in the language of the screen. */
  #speak = (tag) => {
    setLanguage(tag);
    this.#choose({ language: tag });
  };

  #load = async () => {
    const { value, problem } = await get("/v1/me/notice-preferences");
    this.problem = problem;
    this.chosen = value;
  };

  #choose = async (change) => {
    const { value, problem } = await put("/v1/me/notice-preferences", change);
    this.problem = problem;
    this.chosen = value ?? { ...this.chosen };
  };

  #change = async (event) => {
    event.preventDefault();
    const form = event.target;
    const { current, fresh } = form.elements;
    this.done = false;
    this.busy = true;
    const { value, problem } = await put("/v1/me/password", { current: current.value, password: fresh.value });
    this.busy = false;
    this.refused = problem;
    if (problem?.errors) current.select();
    if (!value) return;
    keepToken(value.token);
    form.reset();
    this.done = true;
  };
}

customElements.define("preferences-page", PreferencesPage);
