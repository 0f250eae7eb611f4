import { get } from "../shared/api.js";
import { has, t } from "../shared/messages.js";
import { draft, keepDraft } from "../shared/session.js";
import { isOpen } from "./order.js";

/** What a clerk has in hand, and what becomes of the words when it is taken out of it. */

const FIELDS = { words: "ui.console.tell", basis: "ui.console.basis", remedy: "ui.console.remedy" };
const ACTS = ["ask", "refer", "transfer", "reply", "extend"];

export const isMine = ({ status, heldBy }) => status === "in-service" && heldBy === "me";

/** The one that this person has in hand at the window, wherever it was called; undefined for none. */
export const inHand = async (windowId) => {
  const { value } = await get(`/v1/windows/${windowId}/complaints?status=in-service&limit=100`);
  return value?.items.find(isMine);
};

/** What was typed about a complaint and not sent: [{ label, words }]; with all the acts of a holder the resolution too. */
const unsent = (id, acts) => [
  ...(acts === ACTS ? Object.entries(FIELDS).map(([field, label]) => ({ label, words: draft(`${id}.resolve`)[field] })) : []),
  ...acts.map((act) => ({ label: `ui.console.act.${act}.words`, words: draft(`${id}.${act}`).words })),
].filter(({ words }) => words?.trim());

export const forgetUnsent = (id) => ["resolve", ...ACTS].forEach((act) => keepDraft(`${id}.${act}`, undefined));

/**
 * @param before as it was shown; @param now as it is, undefined when it is no longer here to be seen; @param open what was being said without having it in hand
 * @returns { complaint, type, over, unsent } when it left the hand, or the words typed about it lost their place, without this tab; else undefined
 */
export const leftHand = (before, now, open) => {
  if (now && (isMine(now) || (now.status === before.status && now.heldBy === before.heldBy))) return undefined;
  const words = unsent(before.id, isMine(before) ? ACTS : open ? [open] : []);
  if (!isMine(before) && !words.length) return undefined;
  return { complaint: before, type: now ? now.history.at(-1).type : "Transferred", over: !now || !isOpen(now), unsent: words };
};

/** What happened, as staff say it; nothing for what they need not hear. */
export const newsOf = (type) => (has(`ui.console.news.${type}`) ? t(`ui.console.news.${type}`) : "");
