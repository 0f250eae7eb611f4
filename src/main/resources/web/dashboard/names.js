import { catalogList } from "../shared/catalog.js";
import { t } from "../shared/messages.js";

/** Names of everything a figure may be about, in the language of the screen. */
export const loadNames = async () => {
  const lists = ["services", "platforms", "failure-kinds", "districts", "windows", "departments"];
  const all = await Promise.all(lists.map(catalogList));
  const maps = Object.fromEntries(lists.map((list, at) => [list, new Map(all[at].map((one) => [one.id, one.name]))]));
  return {
    service: (id) => maps.services.get(id) ?? id ?? t("ui.names.no-service"),
    platform: (id) => maps.platforms.get(id) ?? id ?? t("ui.names.no-platform"),
    kind: (id) => maps["failure-kinds"].get(id) ?? id ?? t("ui.names.no-kind"),
    district: (id) => maps.districts.get(id) ?? id,
    window: (id) => maps.windows.get(id) ?? id,
    department: (id) => maps.departments.get(id) ?? id,
    /** In the order of the dictionary. */
    kinds: [...maps["failure-kinds"].keys()],
  };
};

/** What the id of a hotspot says it is about; a part that its complaints do not name is absent. */
export const parts = (hotspotId) => {
  const [platformId, serviceId, failureKind, districtId] = hotspotId.split("~").map((part) => (part === "-" ? undefined : part));
  return { platformId, serviceId, failureKind, districtId };
};

/** What a hotspot is, in one phrase. */
export const title = (names, { serviceId, platformId, failureKind }) =>
  t("ui.names.hotspot", { what: serviceId ? names.service(serviceId) : names.platform(platformId), kind: names.kind(failureKind) });

/** Where a hotspot is: its platform, unless that is its title already, and its district. */
export const place = (names, { serviceId, platformId, districtId }) =>
  serviceId ? t("ui.hotspots.where", { platform: names.platform(platformId), district: names.district(districtId) }) : names.district(districtId);

/** Address of the complaints behind a number; parts that are not there are left out. */
export const behind = (parts) => {
  const query = new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== undefined && value !== null));
  return `/dashboard/complaints?${query}`;
};

/** Address of one hotspot's page, over the days that are looked at. */
export const hotspotPage = (hotspotId, days) => `/dashboard/hotspots/${encodeURIComponent(hotspotId)}?days=${days}`;
