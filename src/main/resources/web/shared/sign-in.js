import { css, html } from "lit";
import { DoudiElement } from "./doudi-element.js";
import { t } from "./messages.js";
import { signIn } from "./session.js";
import "./problem-note.js";

/**
 * Account and password of staff. Tells "signed-in" with who it is.
 * @property expired whether a sign-in has just ended with work still open behind it
 */
export class SignIn extends DoudiElement {
  static properties = { expired: { type: Boolean }, problem: { state: true }, busy: { state: true } };
  static styles = css`
    :host { width: min(24rem, 100%); margin: var(--s-7) auto; padding: 0 var(--s-4); }
    form { padding: var(--s-5); } label { display: grid; gap: var(--s-1); } .primary { width: 100%; }
  `;

  constructor() {
    super();
    this.expired = false;
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.sign-in.title"));
  }

  firstUpdated() {
    this.renderRoot.querySelector("input").focus();
  }

  render() {
    return html`<form class="card stack-l" @submit=${this.#submit}>
      <div class="stack"><h1>${t("ui.sign-in.title")}</h1>${this.expired ? html`<p>${t("ui.sign-in.expired")}</p>` : html`<p class="muted">${t("ui.sign-in.lead")}</p>`}</div>
      <problem-note .problem=${this.problem}></problem-note>
      <label>${t("ui.sign-in.account")}<input class="field" name="account" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="64"></label>
      <label>${t("ui.sign-in.password")}<input class="field" name="password" type="password" autocomplete="current-password" required maxlength="200"></label>
      <button class="primary" ?disabled=${this.busy}>${t(this.busy ? "ui.sign-in.busy" : "ui.sign-in.do")}</button>
    </form>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    const { account, password } = event.target.elements;
    this.problem = undefined;
    this.busy = true;
    const { value, problem } = await signIn(account.value.trim(), password.value);
    this.busy = false;
    this.problem = problem;
    if (value) this.tell("signed-in", value);
    if (problem?.code === "wrong-credentials") password.select();
  };
}

customElements.define("sign-in", SignIn);
