import { stamp } from "../shared/dates.js";
import { t } from "../shared/messages.js";

/** When and where a complaint was filed, and how often it was tried online where somebody said more than once. */
export const filedFacts = ({ filedAt, window, attempt }) => {
  const facts = { at: stamp(filedAt), window: window.name };
  return attempt?.tries > 1 ? t("ui.behind.facts-tried", { ...facts, tries: attempt.tries }) : t("ui.behind.facts", facts);
};
