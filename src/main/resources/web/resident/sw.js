import { flush } from "{{assets}}/resident/outbox.js";

/** Shows the app without a network and sends reports when it returns. Nothing of a complaint is ever cached. */

const CACHE = "doudi-{{version}}";
const FILES = "{{precache}}";
const SCREENS = /^\/(mine|follow|settings|complaints\/[^/]+|outbox\/[^/]+|slip\/[^/]+)?\/?$/;

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(clean()));
self.addEventListener("sync", (event) => event.waitUntil(sendAll()));
self.addEventListener("push", (event) => event.waitUntil(show(event.data.json())));
self.addEventListener("notificationclick", (event) => event.waitUntil(open(event.notification)));
self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin) return;
  if (event.request.mode === "navigate") {
    if (SCREENS.test(pathname)) event.respondWith(cachedOr("/", event.request));
  } else if (pathname.startsWith("/assets/") || pathname.startsWith("/webjars/")) {
    event.respondWith(cachedOr(event.request, event.request));
  }
});

const fill = async () => {
  const cache = await caches.open(CACHE);
  await cache.addAll(["/", ...FILES].map((url) => new Request(url, { cache: "no-cache" })));
  await self.skipWaiting();
};

const clean = async () => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("doudi-") && name !== CACHE && name !== "doudi-push").map((name) => caches.delete(name)));
  await self.clients.claim();
};

const cachedOr = async (key, request) => (await caches.match(key)) ?? fetch(request);

/** What Firebase sends of a notice: a fixed sentence, and the id of the complaint it is about. */
const show = ({ notification, data = {} }) =>
  self.registration.showNotification(notification.title, {
    body: notification.body,
    tag: notification.tag,
    icon: "{{assets}}/shared/icons/icon-192.png",
    lang: notification.lang,
    data,
  });

/** Shows the complaint, or the face of the staff, in a tab that has it open already or in a new one. */
const open = async (notification) => {
  notification.close();
  const face = (await (await caches.match("/push/face"))?.text()) ?? "/";
  const { complaintId } = notification.data ?? {};
  const address = new URL(face === "/" && complaintId ? `/complaints/${complaintId}` : face, self.location.origin).href;
  const tabs = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const tab = tabs.find(({ url }) => url === address || (face !== "/" && url.startsWith(address)));
  return tab ? tab.focus() : self.clients.openWindow(address);
};

/** Fails while something waits, so that the browser wakes us again. */
const sendAll = async () => {
  if ((await flush()) > 0) throw new Error("still without network");
};
