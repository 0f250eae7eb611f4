import { css, html, nothing } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { count, t } from "../shared/messages.js";
import { language } from "../shared/settings.js";

const LONGEST = 4000;
/** From when on the box scrolls, and nothing may lie over what stands in it. */
const LONG = 160;
/** From when on it is said how many letters are left, and after how many it is said aloud again. */
const NEAR = 200;
const ALOUD = 50;
const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;

/**
 * The one big box, with dictation where the browser has it: what is heard comes behind what stands there, whatever is typed meanwhile.
 * @property words what stands in it
 * @property fault what is wrong with it, or ""
 * @fires words-changed - detail: the words
 */
export class WordBox extends DoudiElement {
  static properties = { words: {}, fault: {}, listening: { state: true }, heard: { state: true }, deaf: { state: true } };
  static styles = css`
    .box { position: relative; margin-top: var(--s-1); }
    textarea.field { display: block; min-height: 9.5rem; font-size: var(--t-l); line-height: var(--lh); field-sizing: content; resize: none; max-height: 24rem; max-height: min(24rem, 55dvh); }
    .hears textarea.field { padding-bottom: calc(var(--target) + var(--s-5)); }
    .box .quiet { position: absolute; inset-inline-end: var(--s-3); bottom: var(--s-3); }
    .long textarea.field { padding-bottom: var(--s-3); } .long .quiet { position: static; margin-top: var(--s-2); } .room { margin-top: var(--s-2); } .room:empty { margin: 0; }
    .quiet[aria-pressed=true] { background: var(--accent-soft); border-color: var(--accent); color: var(--accent); }
  `;
  #recognition;

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#recognition?.abort();
  }

  takeFocus() {
    this.renderRoot.querySelector("textarea").focus();
  }

  render() {
    return html`
      <label class="small muted" for="words">${t("ui.report.words")}</label>
      <div class="box ${Recognition ? "hears" : ""} ${this.words.length > LONG ? "long" : ""}">
        <textarea data-asks="narrative" id="words" class="field" maxlength=${LONGEST} .value=${this.words} @input=${this.#input} required
          aria-invalid=${this.fault ? "true" : "false"} aria-describedby="fault" placeholder=${t("ui.report.example")}></textarea>
        ${Recognition ? html`<button type="button" class="quiet small" aria-pressed=${this.listening ? "true" : "false"} @click=${this.#listen}>${t(this.listening ? "ui.report.stop" : "ui.report.dictate")}</button>` : nothing}
      </div>
      ${this.#room()}
      <p class="small muted" aria-hidden="true">${this.listening ? this.heard || t("ui.report.listening") : ""}</p>
      <p id="fault" class="small late-words" role="alert">${this.fault || (this.deaf ? t("ui.report.deaf") : "")}</p>`;
  }

  /** Seen with every letter, heard now and then. */
  #room() {
    const left = Math.max(0, LONGEST - this.words.length);
    const said = (n) => (n > NEAR ? "" : n > 0 ? count("ui.report.left", n) : t("ui.report.full", { n: LONGEST }));
    return html`<p class="room small ${left ? "muted" : "late-words"}" aria-hidden="true">${said(left)}</p><p class="sr" role="status">${said(left > NEAR ? left : Math.ceil(left / ALOUD) * ALOUD)}</p>`;
  }

  #input = (event) => this.tell("words-changed", event.target.value);

  #listen = () => {
    if (this.listening) {
      this.#recognition.stop();
      return;
    }
    this.#recognition = new Recognition();
    this.#recognition.lang = language();
    this.#recognition.interimResults = true;
    this.#recognition.continuous = true;
    this.#recognition.onresult = this.#hear;
    this.#recognition.onerror = (event) => (this.deaf = !["aborted", "no-speech"].includes(event.error));
    this.#recognition.onend = () => (this.listening = false);
    this.#recognition.start();
    this.listening = true;
    this.heard = "";
    this.deaf = false;
  };

  /** What is certain is added; what may still change is only shown. */
  #hear = (event) => {
    const results = [...event.results].slice(event.resultIndex);
    const certain = results.filter((one) => one.isFinal).map((one) => one[0].transcript.trim()).join(" ");
    this.heard = results.filter((one) => !one.isFinal).map((one) => one[0].transcript).join("");
    if (certain) this.tell("words-changed", this.#behind(certain).slice(0, LONGEST));
  };

  /** English words want a space between them. */
  #behind(said) {
    const gap = this.words && language() === "en" && !/\s$/.test(this.words) ? " " : "";
    return `${this.words}${gap}${said}`;
  }
}

customElements.define("word-box", WordBox);
