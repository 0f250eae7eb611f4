import { actAs, get, keepToken, post, token } from "./api.js";
import { turnOff } from "./push.js";

/** Who of the staff is signed in at this browser, the same for every staff face. Importing it makes a page act as staff. */

const DRAFTS = "doudi.draft.";
actAs("staff");

/** Which roles a face is for; a person who comes to another one is shown the way. */
export const FACES = {
  console: { href: "/console/", roles: ["clerk", "supervisor"] },
  dashboard: { href: "/dashboard/", roles: ["manager", "supervisor", "auditor"] },
  admin: { href: "/admin/", roles: ["admin"] },
};

export const facesOf = (role) => Object.keys(FACES).filter((face) => FACES[face].roles.includes(role));

/** @returns { value } as GET /v1/me answers, {} when nobody is signed in, { problem } when it cannot be known now */
export const whoAmI = async () => {
  if (!token()) return {};
  const answer = await get("/v1/me");
  return answer.problem?.status === 401 ? {} : answer;
};

export const signIn = async (account, password) => {
  const { value, problem } = await post("/v1/sign-ins", { account, password }, { token: null });
  if (problem) return { problem };
  keepToken(value.token);
  return whoAmI();
};

/** What one person typed is not the next one's. */
export const forgetDrafts = () => Object.keys(sessionStorage).filter((name) => name.startsWith(DRAFTS)).forEach((name) => sessionStorage.removeItem(name));

/** Leaves nothing of this person's work behind in the browser, which also stops telling what happens to it. */
export const signOut = () => {
  turnOff();
  keepToken(null);
  forgetDrafts();
};

/** What was typed and not yet sent, kept in this tab until it is: through a lost connection, a reload, and a sign-in that ended. */
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

/** Calls back when a sign-in no longer holds, `{ left }` telling whether the person signed out in another tab; returns how to stop. */
export const onSignedOut = (ended) => {
  const expired = () => ended({ left: false });
  const elsewhere = (event) => event.key === "doudi.staff.token" && !event.newValue && ended({ left: true });
  window.addEventListener("doudi-signed-out", expired);
  window.addEventListener("storage", elsewhere);
  return () => {
    window.removeEventListener("doudi-signed-out", expired);
    window.removeEventListener("storage", elsewhere);
  };
};
