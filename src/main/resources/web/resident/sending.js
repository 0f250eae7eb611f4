import { keepToken, token } from "../shared/api.js";
import { flush, keep, kept, onDelivered } from "./outbox.js";

/** Keeps reports moving while a page is open, and leaves the rest to the service worker. */

const SYNC = "doudi-outbox";

/** The account of this phone lives in the database, where the worker sees it too; the page reads it from its own place. */
const adoptAccount = async () => {
  const known = await kept("token").catch(() => null);
  if (known) keepToken(known);
  else if (token()) await keep("token", token()).catch(() => null);
};

/** The program no longer knows the account; the next report makes another one. */
const forgetAccount = () => {
  keepToken(null);
  keep("token", null).catch(() => null);
};

/** Sends what waits; resolves to how many still wait. */
export const sendNow = async () => {
  const left = await flush();
  await adoptAccount();
  if (left > 0) askWorker();
  return left;
};

/** Has the browser wake the worker when the network returns, also when no page is open. Waited for by nobody: without a worker it never ends. */
const askWorker = async () => {
  try {
    const registration = await navigator.serviceWorker?.ready;
    await registration?.sync?.register(SYNC);
  } catch {
    // Not allowed here; the next visit sends.
  }
};

export const startSending = async () => {
  navigator.serviceWorker?.register("/sw.js", { type: "module" }).catch(() => null);
  await adoptAccount();
  onDelivered(adoptAccount);
  window.addEventListener("doudi-signed-out", forgetAccount);
  window.addEventListener("online", () => sendNow().catch(() => null));
  await sendNow().catch(() => null);
};
