import { moment } from "./dates.js";
import { t } from "./messages.js";

const owed = ({ disputed, deadlines }) => (disputed ? deadlines.disputeAnswer : undefined) ?? deadlines.resolution;

/** Whether what is owed is late; only a first contact may be late as well. */
export const isLate = (complaint) => complaint.overdue && Date.parse(owed(complaint)) < Date.now();

/** By when the window owes what it owes, in one sentence for the resident and for staff. A dispute adds its answer and moves nothing. */
export const dueWords = (complaint) => {
  const [due, first] = [moment(owed(complaint)), moment(complaint.deadlines.resolution)];
  if (owed(complaint) === complaint.deadlines.resolution) return t(isLate(complaint) ? "ui.progress.overdue" : "ui.progress.due", { due });
  return t(isLate(complaint) ? "ui.progress.dispute-overdue" : "ui.progress.dispute-due", { due, first });
};
