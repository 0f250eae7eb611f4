import { actingAs, get, offers, put, send, token } from "./api.js";

/** Being told on this browser while its page is closed, by Firebase web messaging. The SDK comes only when somebody wants that. */

const PATIENCE_MS = 30_000;
const place = () => `doudi.${actingAs()}.device`;
const path = (device) => `/v1/me/devices/${encodeURIComponent(device)}`;

const kept = () => {
  try {
    return localStorage.getItem(place());
  } catch {
    return null;
  }
};

const keep = (device) => {
  try {
    if (device) localStorage.setItem(place(), device);
    else localStorage.removeItem(place());
  } catch {
    // The program knows the browser all the same; only this page will ask again.
  }
};

/** "none" where it is not to be had, "denied" when the browser was told to refuse it, else "on" or "off". */
export const pushState = () => {
  const able = offers("push") && token() && "Notification" in window && "PushManager" in window && navigator.serviceWorker;
  if (!able) return "none";
  if (Notification.permission === "denied") return "denied";
  return kept() && Notification.permission === "granted" ? "on" : "off";
};

/** Where a tap on what was told leads: the worker reads it, and has no other memory. */
const rememberFace = async () => {
  const face = actingAs() === "staff" ? `/${location.pathname.split("/")[1]}/` : "/";
  await (await caches.open("doudi-push")).put("/push/face", new Response(face));
};

const nameOfBrowser = async ({ vapidKey, ...project }) => {
  const [{ getApps, initializeApp }, { getMessaging, getToken }] = await Promise.all([import("firebase/app"), import("firebase/messaging")]);
  await navigator.serviceWorker.register("/sw.js", { type: "module" });
  const serviceWorkerRegistration = await navigator.serviceWorker.ready;
  return getToken(getMessaging(getApps()[0] ?? initializeApp(project)), { vapidKey, serviceWorkerRegistration });
};

/** Google's hosts may be out of reach, and their SDK then waits for ever. */
const inTime = (promise) => Promise.race([promise, new Promise((_, late) => setTimeout(() => late(new Error("no answer")), PATIENCE_MS))]);

/** Asks the browser, then registers it as the caller's. @returns {} or { problem }; its code is "push" when Firebase could not be had */
export const turnOn = async () => {
  const { value: project, problem } = await get("/v1/web-push");
  if (problem) return { problem };
  let device;
  try {
    if ((await Notification.requestPermission()) !== "granted") return {};
    device = await inTime(nameOfBrowser(project));
    await rememberFace();
  } catch {
    return { problem: { code: "push", status: 0 } };
  }
  const told = await put(path(device));
  if (!told.problem) keep(device);
  return told;
};

/** The program forgets this browser; what Firebase keeps of it names nobody. */
export const turnOff = async () => {
  const device = kept();
  keep(null);
  return device ? send("DELETE", path(device)) : {};
};

/** Says that the browser is still in use, and its new name if it got one; to be called whenever a face starts. */
export const renew = async () => {
  if (pushState() === "on") await turnOn();
};
