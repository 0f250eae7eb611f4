import { dayAndYear } from "../shared/dates.js";
import { t } from "../shared/messages.js";

/** The step by which an auditor opened it again; nothing where none did. */
const byAuditor = ({ state, history }) => state === "reopened" && history.findLast((one) => one.state === "reopened" && one.byRole === "auditor");

/** What comes next, in one sentence; of what is judged, what was found; of what an auditor opened again, why. */
export const nextStep = (one) => {
  const { state } = one;
  const reopened = byAuditor(one);
  if (reopened) return reopened.words;
  if (one.effect) return one.effect.words;
  if (state === "live") return t("ui.improvement.next.live", { at: dayAndYear(one.judgedFrom) });
  if (state === "refused") return one.history.at(-1).words;
  return t(`ui.improvement.next.${state}`, { due: dayAndYear(one.dueOn) });
};

/** Why what is open again is open again, and what became of the rest: { key, tone }; nothing while it is under way. */
export const outcomeTag = (improvement) => {
  const { state } = improvement;
  if (state === "effective") return { key: "ui.improvement.state.effective", tone: "done" };
  if (state !== "reopened") return undefined;
  return byAuditor(improvement) ? { key: "ui.board.reopened", tone: "late" } : { key: "ui.improvement.state.not-effective", tone: "late" };
};

/** Whether it has been put before people; what was only promised has not been tried. */
export const wasTried = ({ history }) => history.some(({ state }) => state === "live");

export const STATE_TONE = { proposed: "asked", accepted: "asked", "under-way": "asked", live: "soon", effective: "done", "not-effective": "late", reopened: "late", refused: "" };
