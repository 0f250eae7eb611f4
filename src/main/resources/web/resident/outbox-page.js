import { css, html, nothing } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import { moment } from "../shared/dates.js";
import { go } from "../shared/router.js";
import { arrived } from "./cases.js";
import { draft } from "./draft.js";
import { forget, onDelivered, report } from "./outbox.js";
import { sendNow } from "./sending.js";
import "../shared/error-photo.js";
import "../shared/problem-note.js";

/**
 * A report that is still on this phone: which state it is in, until it has been sent and its progress takes this place.
 * @property reportKey
 */
export class OutboxPage extends DoudiElement {
  static properties = { reportKey: {}, one: { state: true }, trying: { state: true } };
  static styles = css`blockquote { padding: var(--s-3) var(--s-4); border-inline-start: 3px solid var(--line-strong); white-space: pre-wrap; }`;
  #stops = [];
  #gone = false;

  connectedCallback() {
    super.connectedCallback();
    this.tell("page-title", t("ui.outbox.title"));
    const online = () => this.#try();
    window.addEventListener("online", online);
    this.#stops = [onDelivered(() => this.#look()), () => window.removeEventListener("online", online)];
    this.#look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stops.forEach((stop) => stop());
  }

  render() {
    if (this.one === undefined) return html`<div class="grey card" aria-busy="true"></div>`;
    if (this.one === null) return html`<div class="stack"><h1>${t("ui.outbox.gone")}</h1><p><a class="link" href="/mine">${t("ui.app.mine")}</a></p></div>`;
    const refused = this.one.state === "refused";
    return html`
      <div class="stack-l">
        <section class="card stack" aria-live="polite">
          <h1>${t(refused ? "ui.outbox.refused" : this.trying ? "ui.outbox.trying" : "ui.outbox.kept")}</h1>
          ${refused ? html`<problem-note .problem=${this.one.problem}></problem-note>` : html`<p class="muted">${t("ui.outbox.kept-why")}</p>`}
          ${refused ? nothing : html`<button class="quiet" ?disabled=${this.trying} @click=${this.#try}>${t("ui.outbox.try")}</button>`}
        </section>
        <section class="stack">
          <p class="small muted">${t("ui.outbox.written", { at: moment(this.one.savedAt) })}</p>
          <blockquote>${this.one.body.narrative}</blockquote>
          ${this.one.photo ? html`<error-photo .blob=${this.one.photo}></error-photo>` : nothing}
          <div><button class="link" @click=${this.#drop}>${t(refused ? "ui.outbox.again" : "ui.outbox.drop")}</button></div>
        </section>
      </div>`;
  }

  /** Once it was delivered its progress takes this place; whoever delivered it may tell so while we still look ourselves. */
  #look = async () => {
    if (this.#gone) return;
    const one = (await report(this.reportKey)) ?? null;
    if (this.#gone) return;
    this.#gone = one?.state === "sent";
    if (!this.#gone) {
      this.one = one;
      return;
    }
    await arrived(one);
    go(`/complaints/${one.complaintId}`, { replace: true });
  };

  #try = async () => {
    if (this.trying) return;
    this.trying = true;
    await sendNow().catch(() => null);
    this.trying = false;
    await this.#look();
  };

  /** Back to the first screen with all that was said in its place, and the photo beside it. */
  #drop = async () => {
    const { body, photo, anonymous } = this.one;
    const { narrative, serviceId, platformId, failureKind, districtId, needs, contact } = body;
    draft.keep({ words: narrative, more: { districtId, needs, ...contact, someoneElses: anonymous }, heard: { picked: { serviceId, platformId, failureKind } } });
    draft.photo = photo ?? null;
    await forget(this.reportKey);
    go("/");
  };
}

customElements.define("outbox-page", OutboxPage);
