import { token } from "./api.js";

/** The program's server-sent events, read by fetch because an EventSource cannot say who asks. Resumes where it stopped, without a gap or a repeat. */

const AGAIN_MS = 2_000;
/** A living stream says something every 15 seconds. */
const SILENCE_MS = 40_000;

/** Resolves when the stream has ended; "refused" when asking again is of no use. */
const read = async (path, place, { claim, signal, opened, heard, alive }) => {
  const headers = claim ? { "claim-code": claim } : { authorization: `Bearer ${token()}` };
  if (place.id) headers["last-event-id"] = place.id;
  const answer = await fetch(path, { headers, signal, cache: "no-store" });
  if (answer.status === 401) globalThis.dispatchEvent(new CustomEvent("doudi-signed-out"));
  if (!answer.ok) return answer.status < 500 && answer.status !== 429 ? "refused" : "ended";
  opened();
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    alive();
    const blocks = (text + piece.value).split("\n\n");
    text = blocks.pop();
    blocks.forEach((block) => take(block, place, heard));
  }
  return "ended";
};

const take = (block, place, heard) => {
  const fields = {};
  for (const line of block.split("\n")) {
    const cut = line.indexOf(":");
    const name = line.slice(0, cut);
    const value = line.slice(cut + 1).trimStart();
    if (name) fields[name] = name === "data" && fields.data !== undefined ? `${fields.data}\n${value}` : value;
  }
  if (fields.id) place.id = fields.id;
  if (fields.data !== undefined) heard(fields.event ?? "message", JSON.parse(fields.data));
};

/**
 * @param on { heard(event, data), state("live" | "lost" | "refused") }; a "reset" event says that the list must be read again
 * @param options claim, where a claim code is what opens it
 * @returns how to stop
 */
export const follow = (path, { heard, state = () => {} }, { claim } = {}) => {
  const place = { id: "" };
  let stopped = false;
  let connection;
  let silence;
  let resume = () => {};

  const alive = () => {
    clearTimeout(silence);
    silence = setTimeout(() => connection.abort(), SILENCE_MS);
  };
  const opened = () => {
    alive();
    state("live");
  };
  const pause = () => new Promise((done) => {
    resume = done;
    setTimeout(done, AGAIN_MS);
  });
  const run = async () => {
    while (!stopped) {
      connection = new AbortController();
      const { signal } = connection;
      const end = await read(path, place, { claim, signal, opened, heard: (...what) => stopped || heard(...what), alive }).catch(() => "ended");
      clearTimeout(silence);
      if (stopped) return;
      state(end === "refused" ? "refused" : "lost");
      if (end === "refused") return;
      await pause();
    }
  };
  const cut = () => connection?.abort();
  const again = () => resume();
  window.addEventListener("offline", cut);
  window.addEventListener("online", again);
  run();
  return () => {
    stopped = true;
    connection?.abort();
    clearTimeout(silence);
    window.removeEventListener("offline", cut);
    window.removeEventListener("online", again);
  };
};
