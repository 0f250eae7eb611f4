/** What was typed and not yet sent, kept in this tab until it is: through a lost connection, a reload, and a sign-in that ended. */

const DRAFTS = "doudi.draft.";

export const draft = (name) => {
  try {
    return JSON.parse(sessionStorage.getItem(DRAFTS + name)) ?? {};
  } catch {
    return {};
  }
};

/** @param values undefined drops it */
export const keepDraft = (name, values) => {
  try {
    if (values) sessionStorage.setItem(DRAFTS + name, JSON.stringify(values));
    else sessionStorage.removeItem(DRAFTS + name);
  } catch {
    // No room: what is typed still stands on the screen.
  }
};

/** What one person typed is not the next one's. */
export const forgetDrafts = () => Object.keys(sessionStorage).filter((name) => name.startsWith(DRAFTS)).forEach((name) => sessionStorage.removeItem(name));
