import { day, moment } from "../shared/dates.js";
import { count, t } from "../shared/messages.js";
import { listed } from "./names.js";

const SOON_MS = 86_400_000;
const NEAR_MS = 2 * SOON_MS;

/** Why a complaint stands where it stands: what the contract says of the order of a queue, as a key and in words. */

export const isOpen = ({ status }) => ["waiting", "in-service", "awaiting-resident", "awaiting-department"].includes(status);

/** By when the window owes what it owes now. */
export const owedBy = ({ disputed, deadlines }) => (disputed ? deadlines.disputeAnswer : deadlines.resolution);

const digits = (number, width) => String(number).padStart(width, "0");

/** Texts that sort like the queue: owed by, needs, tries, age, id. */
export const urgency = (one) => [
  digits(Math.floor(Date.parse(owedBy(one)) / 1000), 11), one.needs?.length ? 0 : 1, digits(99 - (one.attempt?.tries ?? 1), 2),
  digits(Date.parse(one.filedAt), 14), one.id].join("|");

/** The same for lists by age. */
export const age = (one) => `${digits(Date.parse(one.filedAt), 14)}|${one.id}`;

export const span = (ms) => {
  const minutes = Math.max(1, Math.floor(ms / 60_000));
  if (minutes < 60) return count("ui.span.minutes", minutes);
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? count("ui.span.hours", hours) : count("ui.span.days", Math.floor(hours / 24));
};

/** @returns { words, tone } of what presses most: late in the words the resident reads too */
export const dueTag = (one) => {
  if (one.pausedSince) return { words: t("ui.console.paused"), tone: "" };
  const left = Date.parse(owedBy(one)) - Date.now();
  if (left < 0) return { words: t("ui.console.late", { span: span(-left) }), tone: "late" };
  const contact = Date.now() - Date.parse(one.deadlines.firstContact);
  if (contact > 0 && one.overdue) return { words: t("ui.console.contact-late", { span: span(contact) }), tone: "late" };
  return { words: left < NEAR_MS ? moment(owedBy(one)) : day(owedBy(one)), tone: left < SOON_MS ? "soon" : "" };
};

/** What besides the deadline moved it forward. */
export const reasons = (one) => [
  ...(one.disputed ? [t("ui.console.why.disputed")] : []),
  ...(one.needs?.length ? [listed(one.needs.map((need) => t(`ui.need.${need}`)))] : []),
  ...((one.attempt?.tries ?? 1) > 1 ? [count("ui.console.why.tries", one.attempt.tries)] : []),
];
