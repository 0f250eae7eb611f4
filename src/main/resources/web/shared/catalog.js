import { all } from "./api.js";
import { language } from "./settings.js";

/** The public lists of the city, in the language of the screen: fetched once a visit, kept for when there is no network. */

const LISTS = ["services", "platforms", "failure-kinds", "districts", "departments", "windows"];
const asked = new Map();

const kept = (name) => {
  try {
    return JSON.parse(localStorage.getItem(name)) ?? [];
  } catch {
    return [];
  }
};

const fetchList = async (list, name) => {
  const { value } = await all(`/v1/${list}`, { token: null });
  if (!value) {
    asked.delete(name);
    return kept(name);
  }
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // No room: the list is still good for this visit.
  }
  return value;
};

/** @param list one of services, platforms, failure-kinds, districts, departments, windows */
export const catalogList = (list) => {
  if (!LISTS.includes(list)) throw new Error(`no list ${list}`);
  const name = `doudi.catalog.${language()}.${list}`;
  if (!asked.has(name)) asked.set(name, fetchList(list, name));
  return asked.get(name);
};

export const catalogEntry = async (list, id) => (id ? (await catalogList(list)).find((one) => one.id === id) : undefined);
