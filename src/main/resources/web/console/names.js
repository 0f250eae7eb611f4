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

/** What it is about and what went wrong, as far as anybody said. */
export const titleParts = ({ serviceId, failureKind, resolution }, names) => {
  const parts = [names?.service.get(serviceId)?.name, names?.kind.get(failureKind ?? resolution?.cause)?.name].filter(Boolean);
  return parts.length ? parts : [t("ui.console.own-words")];
};

/** 人才购房补贴 · 符合条件却被退回 */
export const titleOf = (one, names) => {
  const [service, kind] = titleParts(one, names);
  return kind ? t("ui.console.about", { service, kind }) : service;
};

/** As people list things: 轮椅坡道和手语. */
export const listed = (all) => new Intl.ListFormat(language(), { type: "conjunction" }).format(all);
