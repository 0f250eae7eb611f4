/** The questions of the elder mode as entries of the browser's history: Back goes one question back, Forward one on, and a reload stays. */

const FIRST = "words";
/** Longer than any browser takes to go back; a history that was cut short never says that it went. */
const PATIENCE_MS = 500;
const depth = () => history.state?.depth ?? 0;

export const stepNow = () => history.state?.step ?? FIRST;

export const stepTo = (step) => history.pushState({ step, depth: depth() + 1 }, "");

/** Back to where the first question was asked, so that what is shown next follows that one. */
export const unwind = () => new Promise((done) => {
  if (depth() === 0) return done();
  window.addEventListener("popstate", () => done(), { once: true });
  setTimeout(done, PATIENCE_MS);
  history.go(-depth());
});
