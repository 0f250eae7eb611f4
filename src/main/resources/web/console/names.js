import { catalogList } from "../shared/catalog.js";
import { t } from "../shared/messages.js";
import { language } from "../shared/settings.js";

/** What the ids in a complaint are called, in the language of the screen. */

const LISTS = { service: "services", kind: "failure-kinds", platform: "platforms", district: "districts", department: "departments", window: "windows" };

/** @returns { service: Map, kind: Map, … } by id */
export const loadNames = async () => {
  const lists = await Promise.all(Object.values(LISTS).map(catalogList));
  return Object.fromEntries(Object.keys(LISTS).map((name, at) => [name, new Map(lists[at].map((one) => [one.id, one]))]));
};

/** 人才购房补贴 · 符合条件却被退回 */
export const titleOf = ({ serviceId, failureKind, resolution }, names) => {
  const service = names?.service.get(serviceId)?.name;
  const kind = names?.kind.get(failureKind ?? resolution?.cause)?.name;
  if (service && kind) return t("ui.console.about", { service, kind });
  return service ?? kind ?? t("ui.console.own-words");
};

/** As people list things: 轮椅坡道和手语. */
export const listed = (all) => new Intl.ListFormat(language(), { type: "conjunction" }).format(all);
