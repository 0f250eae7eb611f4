import { get } from "./api.js";
import { catalogList } from "./catalog.js";
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

/** @returns { services, platforms, kinds }, each at most three of { id, name }, best first */
export const suggest = async (words, signal) => {
  const said = words.trim();
  if (said.length < SAID) return NOTHING;
  const { value } = globalThis.navigator?.onLine === false ? {} : await get(`/v1/suggestions?words=${encodeURIComponent([...said].slice(0, LONGEST).join(""))}`, { token: null, timeout: PATIENCE_MS, signal });
  if (value) return { services: value.services, platforms: value.platforms, kinds: value.failureKinds };
  const [services, platforms, kinds] = await Promise.all(["services", "platforms", "failure-kinds"].map(catalogList));
  return { services: bestByName(services, said), platforms: bestByName(platforms, said), kinds: heardKinds(kinds, said) };
};

/** Which list the answer to each field of a report comes from. */
const LISTS = { serviceId: "services", platformId: "platforms", failureKind: "kinds" };

/**
 * For a page where words are typed and answers tapped: asks a moment after the last letter, drops the answer to older words, and keeps what was
 * tapped where it can be seen and taken back. The page draws `found` and `picked`.
 */
export class Suggesting {
  found = NOTHING;
  /** By field of the report: an id, "none" for none of them, "" or nothing for no answer. */
  picked = {};
  /** Whether the words were looked at and nothing in them was sure enough. */
  unsure = false;
  #host;
  #waiting;
  #asking;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected() {
    this.#stop();
  }

  /** @param pause at once with 0 */
  hear(words, pause = PAUSE_MS) {
    this.#stop();
    this.#waiting = setTimeout(() => this.#ask(words), pause);
  }

  pick({ name, id }) {
    this.picked = { ...this.picked, [name]: id };
    this.#host.requestUpdate();
  }

  /** What was tapped, as a report takes it. */
  get answers() {
    return Object.fromEntries(Object.entries(this.picked).filter(([, id]) => id && id !== "none"));
  }

  #stop() {
    clearTimeout(this.#waiting);
    this.#asking?.abort();
  }

  async #ask(words) {
    const asking = (this.#asking = new AbortController());
    const found = await suggest(words, asking.signal);
    if (asking.signal.aborted) return;
    this.unsure = words.trim().length >= SAID && Object.values(found).every((list) => list.length === 0);
    this.found = Object.fromEntries(Object.entries(LISTS).map(([field, list]) => [list, this.#withPicked(found[list], this.found[list], this.picked[field])]));
    this.#host.requestUpdate();
  }

  #withPicked(list, before, id) {
    const kept = before.find((one) => one.id === id);
    return kept && !list.some((one) => one.id === id) ? [kept, ...list] : list;
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
