import { get } from "./api.js";
import { catalogEntry, catalogList } from "./catalog.js";
import { has, t } from "./messages.js";
import { language } from "./settings.js";

/** What words seem to be about: asked of the program, and found in the public lists by their names while there is no network. */

const MOST = 3;
const ENOUGH = 0.34;
/** Every letter of Chinese takes nine in an address, and some proxies take no more than 8 kB. */
const LONGEST = 600;
const SAID = 2;
const PATIENCE_MS = 3000;
const PAUSE_MS = 250;
const NOTHING = { services: [], platforms: [], kinds: [] };
const FROM = { services: "services", platforms: "platforms", kinds: "failure-kinds" };

/** @returns { services, platforms, kinds }, each at most three of { id, name, score }, best first; without a score where the program was not asked */
export const suggest = async (words, signal) => {
  const said = words.trim();
  if (said.length < SAID) return NOTHING;
  const { value } = globalThis.navigator?.onLine === false ? {} : await get(`/v1/suggestions?words=${encodeURIComponent([...said].slice(0, LONGEST).join(""))}`, { token: null, timeout: PATIENCE_MS, signal });
  if (value) return { services: value.services, platforms: value.platforms, kinds: value.failureKinds };
  const [services, platforms, kinds] = await Promise.all(Object.values(FROM).map(catalogList));
  return { services: bestByName(services, said), platforms: bestByName(platforms, said), kinds: heardKinds(kinds, said) };
};

/** Which list the answer to each field of a report comes from. */
const LISTS = { serviceId: "services", platformId: "platforms", failureKind: "kinds" };
/** From this score on a suggestion may be chosen for whoever named nothing: decision 0037 says why. */
const SURE = 0.75;

/**
 * For a page where words are typed and answers tapped: asks a moment after the last letter, drops the answer to older words, and keeps what was
 * tapped where it can be seen and taken back. The page draws `found` and `choice`.
 */
export class Suggesting {
  found = NOTHING;
  /** What was tapped, by field of the report: an id, "none" for none of them, "" or nothing for no answer. */
  picked = {};
  /** What stands there as chosen because it was heard, by field: only where nothing was tapped, and never again what was taken back. */
  heard = {};
  /** Whether the words were looked at and nothing in them was sure enough. */
  unsure = false;
  #host;
  #chooses;
  #refused = [];
  #words = "";
  #waiting;
  #asking;
  #asked;

  /** @param chooses fields in which what is sure is chosen beforehand */
  constructor(host, { chooses = [] } = {}) {
    this.#host = host;
    this.#chooses = chooses;
    host.addController(this);
  }

  hostDisconnected() {
    this.#stop();
  }

  /** @param pause at once with 0 */
  hear(words, pause = PAUSE_MS) {
    this.#stop();
    this.#words = words;
    this.#waiting = setTimeout(this.#ask, pause);
  }

  /** Until all words so far are heard; the pause after the last letter is not waited for. */
  async settled() {
    if (this.#waiting) {
      clearTimeout(this.#waiting);
      this.#ask();
    }
    await this.#asked;
  }

  pick({ name, id }) {
    const before = this.choice(name);
    if (before && before !== id) this.#refused = [...this.#refused, before];
    this.picked = { ...this.picked, [name]: id };
    this.heard = { ...this.heard, [name]: "" };
    this.#host.requestUpdate();
  }

  /** What stands chosen: what was tapped, else what was heard. */
  choice(name) {
    return this.picked[name] || this.heard[name] || "";
  }

  /** What was heard, as it is called. */
  get heardNames() {
    return this.#chooses.map((name) => this.found[LISTS[name]].find((one) => one.id === this.heard[name])?.name).filter(Boolean);
  }

  /** What is chosen, as a report takes it. */
  get answers() {
    return Object.fromEntries(Object.keys(LISTS).map((name) => [name, this.choice(name)]).filter(([, id]) => id && id !== "none"));
  }

  /** The same, of the words as they are now, and nothing that was not on the screen before they were all heard. */
  async answersSeen() {
    const seen = this.answers;
    if (Object.values(this.heard).some(Boolean)) await this.settled();
    return Object.fromEntries(Object.entries(this.answers).filter(([name, id]) => seen[name] === id));
  }

  /** What outlives a reload; `state` takes it back. */
  get state() {
    return { found: this.found, picked: this.picked, heard: this.heard, refused: this.#refused };
  }

  set state({ found = NOTHING, picked = {}, heard = {}, refused = [] }) {
    Object.assign(this, { found, picked, heard });
    this.#refused = refused;
  }

  #stop() {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.#asking?.abort();
  }

  #ask = () => {
    this.#waiting = undefined;
    this.#asked = this.#listen(this.#words);
  };

  async #listen(words) {
    const asking = (this.#asking = new AbortController());
    const found = await suggest(words, asking.signal);
    const lists = await Promise.all(Object.entries(LISTS).map(async ([field, list]) => [list, await this.#withPicked(found[list], list, this.picked[field])]));
    if (asking.signal.aborted) return;
    this.unsure = words.trim().length >= SAID && Object.values(found).every((list) => list.length === 0);
    this.found = Object.fromEntries(lists);
    this.heard = Object.fromEntries(this.#chooses.map((name) => [name, this.#sure(name)]));
    this.#host.requestUpdate();
  }

  /** Names found on the phone carry no score: they choose nothing, and unchoose nothing. */
  #sure(name) {
    if (this.picked[name]) return "";
    const list = this.found[LISTS[name]];
    const still = list.find((one) => one.id === this.heard[name] && one.score === undefined);
    const best = still ?? (list[0]?.score >= SURE ? list[0] : undefined);
    return best && !this.#refused.includes(best.id) ? best.id : "";
  }

  async #withPicked(list, name, id) {
    if (!id || id === "none" || list.some((one) => one.id === id)) return list;
    const kept = this.found[name].find((one) => one.id === id) ?? (await catalogEntry(FROM[name], id));
    return kept ? [kept, ...list] : list;
  }
}

/** Pairs of characters in Chinese, words in English. */
const pieces = (text) => {
  const plain = text.toLowerCase();
  if (language() === "en") return new Set(plain.match(/[a-z0-9]{3,}/g) ?? []);
  const letters = plain.replace(/[^\p{L}\p{N}]/gu, "");
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)));
};

/** A piece counts the more, the fewer names have it, so that “申领” or “查询” alone suggests nothing. */
const bestByName = (list, words) => {
  const said = pieces(words);
  const named = list.map((one) => ({ one, own: [...pieces(one.name)] }));
  const spread = new Map();
  named.forEach(({ own }) => own.forEach((piece) => spread.set(piece, (spread.get(piece) ?? 0) + 1)));
  const weight = (piece) => 1 / spread.get(piece);
  const sum = (all) => all.reduce((total, piece) => total + weight(piece), 0);
  return named.map(({ one, own }) => ({ one, score: sum(own.filter((piece) => said.has(piece))) / Math.sqrt(sum(own) || 1) }))
    .filter(({ score }) => score >= ENOUGH).sort((a, b) => b.score - a.score).slice(0, MOST).map(({ one }) => one);
};

/** By the phrases people use for each kind, which the catalog of sentences holds per language. */
const heardKinds = (kinds, words) => {
  const plain = words.toLowerCase();
  const hits = (one) => (has(`ui.hear.${one.id}`) ? t(`ui.hear.${one.id}`).split("|").filter((phrase) => plain.includes(phrase)).length : 0);
  return kinds.map((one) => ({ one, score: hits(one) })).filter(({ score }) => score > 0).sort((a, b) => b.score - a.score).slice(0, MOST).map(({ one }) => one);
};
