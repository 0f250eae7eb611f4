import { t } from "../shared/messages.js";
import { language } from "../shared/settings.js";

const SETTLING_MS = 3_600_000;
const middle = (year, month) => new Date(Date.UTC(year, month, 15));
const written = (date, parts) => new Intl.DateTimeFormat(language(), { ...parts, timeZone: "UTC" }).format(date);
const numbers = (month) => month.split("-").map(Number);

/** 2026年10月 · October 2026 */
export const monthName = (month) => {
  const [year, number] = numbers(month);
  return written(middle(year, number - 1), { year: "numeric", month: "long" });
};

/** The newest month that is over, an hour after its end, as the program publishes them. */
export const newestMonth = () => {
  const [year, number] = numbers(new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", year: "numeric", month: "2-digit" }).format(Date.now() - SETTLING_MS));
  return middle(year, number - 2).toISOString().slice(0, 7);
};

/** Which month is published next after that one, and on which day, in a sentence. */
export const nextMonth = (newest) => {
  const [year, number] = numbers(newest);
  return t("ui.open.next", { month: monthName(middle(year, number).toISOString().slice(0, 7)), day: written(new Date(Date.UTC(year, number + 1, 1)), { year: "numeric", month: "long", day: "numeric" }) });
};
