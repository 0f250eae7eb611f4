import { offers, token } from "../shared/api.js";

/** Says when something may have changed: by the program's own stream where it has one, else by asking every 15 seconds. */

const EVERY_MS = 15_000;
const RARELY_MS = 60_000;
const AGAIN_MS = 5_000;

/** Reads until the stream ends; false when the program refuses it. An event is only taken as a sign that something changed. */
const stream = async (claim, changed, signal) => {
  const headers = claim ? { "claim-code": claim } : { authorization: `Bearer ${token()}` };
  const answer = await fetch("/v1/me/stream", { headers, signal, cache: "no-store" });
  if (!answer.ok) return false;
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    if (/^data:/m.test(piece.value)) changed();
  }
  return true;
};

const keepStreaming = async (claim, changed, signal) => {
  while (!signal.aborted) {
    const worked = await stream(claim, changed, signal).catch(() => true);
    if (!worked || signal.aborted) return;
    await new Promise((later) => setTimeout(later, AGAIN_MS));
    changed();
  }
};

/** @returns how to stop */
export const watch = (claim, changed) => {
  const ending = new AbortController();
  const look = () => document.visibilityState === "visible" && !ending.signal.aborted && changed();
  const timer = setInterval(look, offers("stream") ? RARELY_MS : EVERY_MS);
  document.addEventListener("visibilitychange", look);
  window.addEventListener("online", look);
  if (offers("stream")) keepStreaming(claim, look, ending.signal);
  return () => {
    ending.abort();
    clearInterval(timer);
    document.removeEventListener("visibilitychange", look);
    window.removeEventListener("online", look);
  };
};
