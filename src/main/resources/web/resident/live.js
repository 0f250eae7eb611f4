import { offers } from "../shared/api.js";
import { follow } from "../shared/stream.js";

/** Says when something may have changed: by the program's own stream where it has one, else by asking every 15 seconds. */

const EVERY_MS = 15_000;
const RARELY_MS = 60_000;

/** An event is only taken as a sign that something changed, and so is a stream that is back. */
const listen = (claim, changed) => {
  let lost = false;
  const state = (now) => {
    if (now === "live" && lost) changed();
    lost = now !== "live";
  };
  return follow("/v1/me/stream", { heard: changed, state }, { claim });
};

/** @returns how to stop */
export const watch = (claim, changed) => {
  let stopped = false;
  const look = () => document.visibilityState === "visible" && !stopped && changed();
  const timer = setInterval(look, offers("stream") ? RARELY_MS : EVERY_MS);
  const stopListening = offers("stream") ? listen(claim, look) : () => {};
  document.addEventListener("visibilitychange", look);
  window.addEventListener("online", look);
  return () => {
    stopped = true;
    stopListening();
    clearInterval(timer);
    document.removeEventListener("visibilitychange", look);
    window.removeEventListener("online", look);
  };
};
