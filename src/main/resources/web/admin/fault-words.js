import { t } from "../shared/messages.js";

/** The program names faults in plain English for developers; here they are said in the words of the screen. */

const SAID = [
  [/^one district without parentId is required/, "no-root"],
  [/^is missing, yet only one district has no parent, and that is “(.*)”$/, "two-roots", "id"],
  [/^“(.*)” is its own ancestor$/, "circle", "id"],
  [/^one window in “(.*)” with competence/, "no-last-resort", "id"],
  [/^lacks “(.*)” \((.*)\), where (\d+) complaints? still/, "left-behind", "id", "name", "n"],
  [/^\{"all": true\}, or departmentIds/, "competence"],
  [/^true is required, or leave it out$/, "all-true"],
  [/^goes without saying beside all$/, "beside-all"],
  [/^hours by day are required/, "hours"],
  [/^hours on at least one day from mon to fri/, "no-weekday"],
  [/^a list of hours is required$/, "hours-list"],
  [/^not a day; /, "not-a-day"],
  [/^(.*) overlaps (.*)$/, "overlap", "one", "other"],
  [/^(.*) closes before it opens$/, "backwards", "span"],
  [/^hours such as /, "span"],
  [/^\{"latitude": …/, "location"],
  [/^degrees from (.*) to (.*) are required$/, "degrees", "least", "most"],
  [/^the conditions of the rule are required$/, "when"],
  [/^at least one of (.*) is required$/, "one-of-these", "choices"],
  [/^is not known here; known are (.*)$/, "unknown-field", "choices"],
  [/^a list of objects is required$|^a list of texts is required$|^a list is required/, "list"],
  [/^an object is required$/, "object"],
  [/^an id of 1 to 63 characters/, "id-form"],
  [/^“(.*)” is already the id of (.*)$/, "id-twice", "id", "place"],
  [/^an id from (.*) is required$|^a list of ids from (.*) is required$/, "id-from", "list", "list"],
  [/^nothing in (.*) has the id “(.*)”$/, "no-such-id", "list", "id"],
  [/^one of (.*) is required$/, "one-of", "choices"],
  [/^a text of 1 to (\d+) characters on one line is required$/, "text", "n"],
  [/^a whole number from (\d+) to (\d+) is required$/, "number", "least", "most"],
  [/^\{"zh": …, "en": …\} is required$/, "both-languages"],
  [/^is named twice$|^stands here twice$/, "twice"],
  [/^must be valid JSON$/, "not-json"],
  [/^at least one address of a notice is required$/, "no-paper"],
  [/^an http or https address is required$/, "paper"],
  [/^at least one day is required$/, "no-day"],
  [/^the name of the holiday is required$/, "day-name"],
  [/^a date such as /, "date"],
  [/^(.*) is neither in (\d+) nor in the December before$/, "other-year", "date", "year"],
  [/^(.*) is already at (.*)$/, "date-twice", "date", "place"],
  [/^true or false is required$/, "true-false"],
  [/^is (\d+), but the path says (\d+)$/, "path-year", "is", "said"],
  [/^a clerk needs at least one window$/, "needs-window"],
  [/^a supervisor, and nobody else/, "needs-district"],
  [/^a manager, and nobody else/, "needs-platform"],
  [/^is (?:that of )?your own account/, "own-account"],
  [/^is not your password$/, "wrong-password"],
  [/^is not in the city$/, "not-in-city"],
  [/^must be at least (\d+) characters?$/, "short", "n"],
  [/^must be lower-case letters, digits/, "account-form"],
  [/^is required$/, "required"],
];

/** @param detail of one fault of a validation problem; as it is when the screen has no words for it */
export const faultWords = (detail) => {
  for (const [pattern, key, ...names] of SAID) {
    const found = pattern.exec(detail);
    if (found) return t(`ui.fault.${key}`, Object.fromEntries(names.map((name, i) => [name, found[i + 1]]).filter(([, said]) => said !== undefined)));
  }
  return detail;
};
