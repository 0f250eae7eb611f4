import { keepLanguage, language } from "./settings.js";

/** Every sentence on every screen, by key, from the same catalog the program speaks from. Texts are never joined: values go into places like {name}. */

const loaded = new Map();

const load = async (tag) => {
  if (loaded.has(tag)) return;
  const answer = await fetch(new URL(`../messages/${tag}.json`, import.meta.url));
  loaded.set(tag, await answer.json());
};

/** Must have ended before the first screen is drawn. */
export const loadMessages = () => load(language());

export const setLanguage = async (tag) => {
  await load(tag);
  keepLanguage(tag);
};

/** The sentence with its places filled. A missing sentence is a fault of ours: it shows as its key and in the console. */
export const t = (key, values = {}) => {
  const sentence = loaded.get(language())?.[key];
  if (sentence === undefined) {
    console.error(`no sentence for ${key}`);
    return key;
  }
  return sentence.replace(/\{(\w+)\}/g, (place, name) => {
    if (values[name] === undefined) console.error(`${key} needs a value for ${name}`);
    return values[name] ?? place;
  });
};

/** A sentence that counts: the catalog holds `key.one` and `key.other`, and {n} is the number. */
export const count = (key, n, values = {}) => t(`${key}.${new Intl.PluralRules(language()).select(n) === "one" ? "one" : "other"}`, { n, ...values });

export const has = (key) => loaded.get(language())?.[key] !== undefined;
