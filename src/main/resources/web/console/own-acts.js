/** What this tab is doing to a complaint, so that the stream's word of it never overtakes the answer. */

const underWay = new Map();

/** @param answer a promise of api.js; @returns the same, after which the act is no longer under way */
export const doing = (id, answer) => {
  const ended = answer.finally(() => underWay.delete(id));
  underWay.set(id, ended);
  return ended;
};

/** Resolves when nothing is under way, after whoever asked has heard the answer. */
export const settled = (id) => underWay.get(id);
