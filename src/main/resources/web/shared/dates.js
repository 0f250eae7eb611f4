import { t } from "./messages.js";
import { language } from "./settings.js";

/** Times as people say them, always Beijing time, whatever the device thinks. */

const ZONE = "Asia/Shanghai";
const format = (options) => new Intl.DateTimeFormat(language() === "en" ? "en-GB" : language(), { timeZone: ZONE, ...options });
const dayKey = (date) => new Intl.DateTimeFormat("en-CA", { timeZone: ZONE }).format(date);
const daysFromToday = (date) => Math.round((Date.parse(dayKey(date)) - Date.parse(dayKey(new Date()))) / 86_400_000);

/** 11月27日 · 27 November */
export const day = (at) => format({ month: "long", day: "numeric" }).format(new Date(at));

/** 3月1日, in another year than this one 2027年3月1日 */
export const dayAndYear = (at) => {
  const date = new Date(at);
  const far = dayKey(date).slice(0, 4) !== dayKey(new Date()).slice(0, 4);
  return format({ ...(far && { year: "numeric" }), month: "long", day: "numeric" }).format(date);
};

/** 周五 · Fri */
export const weekday = (at) => format({ weekday: "short" }).format(new Date(at));

/** 17:00 */
export const clock = (at) => format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(at));

const NEAR = { 0: "ui.date.today", 1: "ui.date.tomorrow", "-1": "ui.date.yesterday" };

/** 今天, 明天, 11月27日（周五） */
export const when = (at) => {
  const near = NEAR[daysFromToday(new Date(at))];
  return near ? t(near) : t("ui.date.day", { day: day(at), weekday: weekday(at) });
};

/** 11月27日（周五）17:00, for paper, which is read on another day */
export const dated = (at) => t("ui.date.moment", { day: day(at), weekday: weekday(at), time: clock(at) });

/** 今天 17:00, 11月27日（周五）17:00 */
export const moment = (at) => {
  const near = NEAR[daysFromToday(new Date(at))];
  return near ? t("ui.date.near-moment", { day: t(near), time: clock(at) }) : dated(at);
};

/** 11月20日 9:32, for what is past */
export const stamp = (at) => t("ui.date.stamp", { day: day(at), time: clock(at) });

/** "late", "soon" (less than a day of 24 hours left) or "" */
export const pressure = (due) => {
  const left = Date.parse(due) - Date.now();
  return left < 0 ? "late" : left < 86_400_000 ? "soon" : "";
};

const WEEK = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
/** The opening spans of a weekday in a window's hours, today's by default: ["09:00-12:00", …]; empty when closed. */
export const hoursOn = (hours, date = new Date()) => {
  const weekdayIndex = new Date(`${dayKey(date)}T12:00:00Z`).getUTCDay();
  return hours?.[WEEK[weekdayIndex]] ?? [];
};
