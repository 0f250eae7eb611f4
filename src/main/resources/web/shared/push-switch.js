import { css, html, nothing } from "lit";
import { DoudiElement } from "./doudi-element.js";
import { t } from "./messages.js";
import { pushState, turnOff, turnOn } from "./push.js";
import "./problem-note.js";

/** Whether this browser tells what happens while its page is closed; nothing at all where that cannot be had. */
export class PushSwitch extends DoudiElement {
  static properties = { state: { state: true }, problem: { state: true }, busy: { state: true } };
  static styles = css`:host { display: block; } section { display: grid; gap: var(--s-2); justify-items: start; }`;

  connectedCallback() {
    super.connectedCallback();
    this.state = pushState();
  }

  render() {
    if (this.state === "none") return nothing;
    return html`<section aria-labelledby="push"><h2 id="push">${t("ui.push.title")}</h2>
      <p role="status">${t(`ui.push.${this.state}`)}</p>
      ${this.problem?.code === "push" ? html`<p role="alert" class="late-words">${t("ui.push.failed")}</p>` : html`<problem-note .problem=${this.problem}></problem-note>`}
      ${this.state === "denied" ? nothing : html`<button class="quiet" ?disabled=${this.busy} aria-busy=${this.busy ? "true" : "false"} @click=${this.#turn}>${t(this.busy ? "ui.push.busy" : `ui.push.turn-${this.state === "on" ? "off" : "on"}`)}</button>`}
    </section>`;
  }

  #turn = async () => {
    this.busy = true;
    const { problem } = await (this.state === "on" ? turnOff() : turnOn());
    this.problem = problem;
    this.state = pushState();
    this.busy = false;
  };
}

customElements.define("push-switch", PushSwitch);
