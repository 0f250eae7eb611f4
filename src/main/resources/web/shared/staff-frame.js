import { css, html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { DoudiElement } from "./doudi-element.js";
import { setLanguage, t } from "./messages.js";
import { renew } from "./push.js";
import { FACES, facesOf, forgetDrafts, onSignedOut, signOut, whoAmI } from "./session.js";
import { language, setTheme } from "./settings.js";
import "./problem-note.js";
import "./sign-in.js";

/**
 * What stands on every staff screen: sign-in first, then the face's own links, the other faces of this person, language, light or dark, signing out.
 * A sign-in that ends while one works leaves the screen as it is, out of sight, until the same person is back.
 * @property face a name in FACES
 * @property links [{ href, words, current }] of the face
 * @property screen (me) => template, drawn only for somebody whose role belongs here; `me` is what GET /v1/me answers
 * @property fill attribute: exactly as high as the window, so that the screen scrolls inside
 * Slots: "where" beside the brand, "state" at the right.
 */
export class StaffFrame extends DoudiElement {
  static properties = { face: {}, links: { attribute: false }, screen: { attribute: false }, fill: { type: Boolean, reflect: true },
    me: { state: true }, asked: { state: true }, own: { state: true }, problem: { state: true } };
  static styles = css`
    :host { min-height: 100vh; min-height: 100dvh; display: flex; flex-direction: column; }
    :host([fill]) { height: 100vh; height: 100dvh; }
    header { display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--s-4); padding: 0 var(--s-4); background: var(--surface); border-bottom: 1px solid var(--line); }
    .brand { display: inline-flex; align-items: center; min-height: var(--target); color: var(--ink); font-weight: 600; letter-spacing: .08em; text-decoration: none; }
    nav, .end { display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--s-3); } .end { margin-inline-start: auto; }
    header .link { color: var(--ink-2); text-decoration: none; min-width: var(--target); justify-content: center; } header .link:hover { color: var(--accent); }
    header .link[aria-current=page] { color: var(--accent); box-shadow: inset 0 -3px var(--accent); }
    main { flex: 1; min-height: 0; display: flex; flex-direction: column; } main:focus { outline: none; }
    .screen { flex: 1; min-height: 0; display: flex; flex-direction: column; } .screen > * { flex: 1; min-height: 0; }
    .lost { width: min(32rem, 100%); margin: var(--s-7) auto; padding: 0 var(--s-4); }
    header :focus-visible { outline-offset: -3px; }
    .skip { position: absolute; left: var(--s-4); top: -100px; z-index: 3; } .skip:focus { top: var(--s-2); }
    @media print { header, .skip { display: none; } :host([fill]) { height: auto; } main, .screen { display: block; } }
  `;
  #stop;

  constructor() {
    super();
    this.links = [];
    this.screen = () => nothing;
  }

  connectedCallback() {
    super.connectedCallback();
    const ended = onSignedOut(({ left }) => {
      if (left) this.me = undefined;
      this.asked = true;
    });
    window.addEventListener("popstate", this.#elsewhere);
    this.#stop = () => {
      ended();
      window.removeEventListener("popstate", this.#elsewhere);
    };
    this.#look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  render() {
    const known = this.me && !this.asked;
    return html`
      <header>
        <button class="skip quiet" @click=${this.#skip}>${t("ui.app.skip")}</button>
        <a class="brand" href=${FACES[this.face].href}>${t("ui.app.brand")}</a>
        <slot name="where"></slot>
        ${known ? html`<nav class="small" aria-label=${t("ui.staff.nav")}>${this.links.map(this.#link)}${this.#others()}</nav>` : nothing}
        <div class="end small">
          <slot name="state"></slot>
          <button class="link" @click=${this.#switchTheme}>${t(this.#dark ? "ui.settings.theme.light" : "ui.settings.theme.dark")}</button>
          <button class="link" lang=${t("ui.app.other-language-tag")} @click=${this.#switchLanguage}>${t("ui.app.other-language")}</button>
          ${known ? html`<button class="link" aria-pressed=${this.own ? "true" : "false"} aria-label=${t("ui.staff.own", { account: this.me.account })} @click=${this.#showOwn}>${this.me.account}</button><button class="link" @click=${this.#leave}>${t("ui.staff.sign-out")}</button>` : nothing}
        </div>
      </header>
      <main id="main" tabindex="-1" @page-title=${this.#titled} @signed-in=${this.#arrived}>
        ${this.problem ? html`<div class="lost stack"><problem-note .problem=${this.problem}></problem-note><button class="quiet" @click=${this.#look}>${t("ui.staff.again")}</button></div>` : nothing}
        ${this.asked ? html`<sign-in ?expired=${Boolean(this.me)}></sign-in>` : nothing}
        ${known && this.own ? html`<preferences-page .me=${this.me}></preferences-page>` : nothing}
        ${this.me ? html`<div class="screen" ?hidden=${this.asked || this.own} ?inert=${this.asked || this.own}>${keyed(this.me.account, this.#inside())}</div>` : nothing}
      </main>`;
  }

  #inside() {
    if (FACES[this.face].roles.includes(this.me.role)) return this.screen(this.me);
    return html`<div class="lost stack"><h1>${t("ui.staff.not-here")}</h1><p>${t("ui.staff.not-here-why")}</p><nav class="row">${this.#others()}</nav></div>`;
  }

  #others() {
    return facesOf(this.me.role).filter((face) => face !== this.face).map((face) => this.#link({ href: FACES[face].href, words: t(`ui.staff.face.${face}`) }));
  }

  #link = ({ href, words, current }) => html`<a class="link" href=${href} aria-current=${current ? "page" : nothing}>${words}</a>`;

  #look = async () => {
    const { value, problem } = await whoAmI();
    this.problem = problem;
    this.asked = !value && !problem;
    if (value) this.#arrived({ detail: value });
  };

  /** Somebody at the wrong face right after signing in is taken to the right one. */
  #arrived = ({ detail: me }) => {
    const [home] = facesOf(me.role);
    if (this.asked && home && !FACES[this.face].roles.includes(me.role)) location.assign(FACES[home].href);
    if (this.me && this.me.account !== me.account) forgetDrafts();
    this.me = me;
    this.asked = false;
    renew();
    this.tell("me", me);
  };

  #leave = () => {
    signOut();
    this.own = false;
    this.me = undefined;
    this.asked = true;
  };

  /** What is one's own lies over the screen, which stays as it is. */
  #showOwn = async () => {
    await import("./preferences-page.js");
    this.own = !this.own;
  };

  #elsewhere = () => (this.own = false);

  #titled = (event) => {
    document.title = t("ui.app.title", { page: event.detail });
  };

  #skip = () => this.renderRoot.querySelector("main").focus();

  get #dark() {
    return document.documentElement.dataset.theme === "dark";
  }

  #switchTheme = () => setTheme(this.#dark ? "light" : "dark");

  #switchLanguage = () => setLanguage(language() === "en" ? "zh-CN" : "en");
}

customElements.define("staff-frame", StaffFrame);
