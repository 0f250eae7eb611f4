import { get } from "../shared/api.js";
import { language } from "../shared/settings.js";

/** The city document in force, as admins read it. */

/** @returns { value: { version, document } }, a document with empty lists and version 0 when there is no city yet, or { problem } */
export const readCity = async () => {
  const { value, problem } = await get("/v1/catalog");
  if (problem?.code === "not-found") return { value: { version: 0, document: NONE } };
  return problem ? { problem } : { value };
};

const NONE = { name: { zh: "", en: "" }, districts: [], departments: [], platforms: [], services: [], windows: [], routingRules: [] };

export const named = (name) => (language() === "en" ? name?.en : name?.zh) ?? "";

/** The name of the thing in that list, its id when it is gone. */
export const nameOf = (list, id) => named(list.find((one) => one.id === id)?.name) || id;
