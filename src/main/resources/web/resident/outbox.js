import { post, put } from "../shared/api.js";

/**
 * Reports on their way, kept in the browser's database so that they outlive the tab. Used by the page and by the service worker.
 * A report has its key from the moment it is written down; the program takes each key once, so sending twice files once.
 *
 * A report: { key, body, photo?, anonymous, language, savedAt, state: "waiting" | "sent" | "refused", complaintId?, claimCode?, problem? }
 * A photo, once its complaint is filed: { blob, claim?, language, savedAt }, or { problem } when the program would not take it.
 */

const KEEP_SENT_MS = 30 * 86_400_000;
const news = typeof BroadcastChannel === "function" ? new BroadcastChannel("doudi-outbox") : null;
let opening;

const open = () => (opening ??= new Promise((done, failed) => {
  const request = indexedDB.open("doudi", 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("reports", { keyPath: "key" });
    request.result.createObjectStore("kept");
  };
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
}));

const run = async (store, mode, ask) => {
  const database = await open();
  return new Promise((done, failed) => {
    const transaction = database.transaction(store, mode);
    const request = ask(transaction.objectStore(store));
    transaction.oncomplete = () => done(request?.result);
    transaction.onabort = transaction.onerror = () => failed(transaction.error);
  });
};

export const keep = (name, value) => run("kept", "readwrite", (store) => (value === null ? store.delete(name) : store.put(value, name)));
export const kept = (name) => run("kept", "readonly", (store) => store.get(name));

export const report = (key) => run("reports", "readonly", (store) => store.get(key));
export const forget = (key) => run("reports", "readwrite", (store) => store.delete(key));
const save = (one) => run("reports", "readwrite", (store) => store.put(one));

/** Newest first. */
export const reports = async () => (await run("reports", "readonly", (store) => store.getAll())).sort((a, b) => b.savedAt - a.savedAt);

/** Writes a report down; from here on it is safe. */
export const write = async (body, { anonymous, language, photo }) => {
  const one = { key: crypto.randomUUID?.() ?? fallbackKey(), body, anonymous, language, savedAt: Date.now(), state: "waiting", ...(photo && { photo }) };
  await save(one);
  return one;
};

const PHOTOS = "photos";
const changePhotos = (change) => run("kept", "readwrite", (store) => {
  const asked = store.get(PHOTOS);
  asked.onsuccess = () => store.put(change(asked.result ?? {}), PHOTOS);
  return asked;
});
const without = (photos, id) => Object.fromEntries(Object.entries(photos).filter(([other]) => other !== id));

/** What is on its way to a complaint from this phone; undefined when nothing is. */
export const photoOf = async (id) => (await kept(PHOTOS))?.[id];
export const keepPhoto = (id, photo) => changePhotos((photos) => ({ ...photos, [id]: { ...photo, savedAt: Date.now() } }));
export const forgetPhoto = (id) => changePhotos((photos) => without(photos, id));

/** randomUUID exists only on https and on this machine. */
const fallbackKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** One sender at a time, over all tabs and the worker, so that one phone makes one account. */
const alone = (work) => (globalThis.navigator?.locks ? navigator.locks.request("doudi-outbox", work) : work());

/** Sends everything that waits, photos behind their reports. Resolves to how many still wait. */
export const flush = () => alone(async () => {
  let left = 0;
  for (const one of await reports()) {
    if (one.state === "waiting" && !(await deliver(one))) left += 1;
    if (one.state === "sent" && Date.now() - one.savedAt > KEEP_SENT_MS) await forget(one.key);
  }
  for (const [id, photo] of Object.entries((await kept(PHOTOS)) ?? {})) {
    if (photo.blob && !(await deliverPhoto(id, photo))) left += 1;
  }
  return left;
});

const PATIENCE_MS = 60_000;
const comesAgain = (problem) => problem && (problem.status < 400 || problem.status >= 500 || problem.status === 429);

/** The same photo twice is one for the program; one chosen meanwhile in its place waits for the next round. */
const deliverPhoto = async (id, { blob, claim, language, savedAt }) => {
  const token = claim ? null : await kept("token");
  const { problem } = await put(`/v1/complaints/${encodeURIComponent(id)}/photo`, blob, { token, claim, language, timeout: PATIENCE_MS });
  if (comesAgain(problem)) return false;
  await changePhotos((photos) => (photos[id]?.savedAt !== savedAt ? photos : problem ? { ...photos, [id]: { problem } } : without(photos, id)));
  tell({ photo: id });
  return true;
};

const deliver = async (one, again = true) => {
  const token = one.anonymous ? null : await account(one.language);
  if (token === undefined) return false;
  const { value, problem } = await post("/v1/complaints", one.body, { token, key: one.key, language: one.language });
  if (problem?.code === "invalid-token" && again) {
    await keep("token", null);
    return deliver(one, false);
  }
  if (comesAgain(problem)) return false;
  const { photo, ...rest } = one;
  if (value && photo) await keepPhoto(value.id, { blob: photo, claim: value.claimCode, language: one.language });
  await save(value ? { ...rest, state: "sent", complaintId: value.id, claimCode: value.claimCode } : { ...one, state: "refused", problem });
  tell({ key: one.key });
  return true;
};

/** The account of this phone, made when first needed; undefined while there is no network. */
const account = async (language) => {
  const known = await kept("token");
  if (known) return known;
  const { value } = await post("/v1/residents", {}, { token: null, language });
  if (!value) return undefined;
  await keep("token", value.token);
  return value.token;
};

/** A channel is not heard by whoever speaks on it, so what happens here is told here as well. */
const HERE = "doudi-outbox-news";
const tell = (what) => {
  globalThis.dispatchEvent(new CustomEvent(HERE, { detail: what }));
  news?.postMessage(what);
};

const onNews = (hear) => {
  const here = (event) => hear(event.detail);
  const elsewhere = (event) => hear(event.data);
  window.addEventListener(HERE, here);
  news?.addEventListener("message", elsewhere);
  return () => {
    window.removeEventListener(HERE, here);
    news?.removeEventListener("message", elsewhere);
  };
};

/** Calls back when a report was delivered or refused, by this page or by whomever; returns how to stop. */
export const onDelivered = (delivered) => onNews(({ key }) => key && delivered(key));

/** The same of a photo, with its complaint. */
export const onPhoto = (sent) => onNews(({ photo }) => photo && sent(photo));
