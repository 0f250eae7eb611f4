import { actAs, get, keepToken, post, token } from "./api.js";
import { forgetDrafts } from "./drafts.js";
import { turnOff } from "./push.js";

export { draft, forgetDrafts, keepDraft } from "./drafts.js";

/** Who of the staff is signed in at this browser, the same for every staff face. Importing it makes a page act as staff. */

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

/** Leaves nothing of this person's work behind in the browser, which also stops telling what happens to it. */
export const signOut = () => {
  turnOff();
  keepToken(null);
  forgetDrafts();
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
