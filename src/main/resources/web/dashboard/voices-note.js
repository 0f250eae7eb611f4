import { html, nothing } from "lit";
import { all } from "../shared/api.js";
import { DoudiElement } from "../shared/doudi-element.js";
import { count } from "../shared/messages.js";

const FRESH_MS = 60_000;
let asked;
let askedAt = 0;

/** How many say "me too" on each published hotspot, by its id. */
export const voices = () => {
  if (Date.now() - askedAt > FRESH_MS) asked = undefined;
  if (!asked) askedAt = Date.now();
  asked ??= all("/v1/public/hotspots").then(({ value }) => new Map((value ?? []).map((one) => [one.hotspotId, one.people ?? 0])));
  return asked;
};

/**
 * How many say "me too" on a published hotspot: beside its complaints, never among them. Says nothing where nobody does, or of one that is not published.
 * @property hotspotId
 */
export class VoicesNote extends DoudiElement {
  static properties = { hotspotId: {}, people: { state: true } };

  willUpdate(changed) {
    if (changed.has("hotspotId")) this.#load();
  }

  render() {
    return !this.people ? nothing : html`<p class="small muted">${count("ui.voices.note", this.people)}</p>`;
  }

  async #load() {
    this.people = (await voices()).get(this.hotspotId);
  }
}

customElements.define("voices-note", VoicesNote);
