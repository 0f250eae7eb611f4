import { get, offers } from "./api.js";
import { catalogList } from "./catalog.js";
import { has, t } from "./messages.js";
import { language } from "./settings.js";

/** What the words seem to be about: asked of the program where it offers that, else found in the public lists by their names, also without a network. */

const MOST = 3;
const ENOUGH = 0.34;
const NOTHING = { services: [], platforms: [], kinds: [] };

/** @returns { services, platforms, kinds }, each at most three of { id, name }, best first */
export const suggest = async (words) => {
  if (words.trim().length < 2) return NOTHING;
  if (offers("suggestions")) {
    const { value } = await get(`/v1/suggestions?words=${encodeURIComponent(words.slice(0, 1000))}`, { token: null, timeout: 3000 });
    if (value) return { services: value.services.slice(0, MOST), platforms: value.platforms.slice(0, MOST), kinds: value.failureKinds.slice(0, MOST) };
  }
  const [services, platforms, kinds] = await Promise.all(["services", "platforms", "failure-kinds"].map(catalogList));
  return { services: bestByName(services, words), platforms: bestByName(platforms, words), kinds: heardKinds(kinds, words) };
};

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
