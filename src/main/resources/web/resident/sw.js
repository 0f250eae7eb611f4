import { flush } from "{{assets}}/resident/outbox.js";

/** Shows the app without a network and sends reports when it returns. Nothing of a complaint is ever cached. */

const CACHE = "doudi-{{version}}";
const FILES = "{{precache}}";
const SCREENS = /^\/(mine|follow|settings|complaints\/[^/]+|outbox\/[^/]+|slip\/[^/]+)?\/?$/;

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(clean()));
self.addEventListener("sync", (event) => event.waitUntil(sendAll()));
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
  await Promise.all(names.filter((name) => name.startsWith("doudi-") && name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
};

const cachedOr = async (key, request) => (await caches.match(key)) ?? fetch(request);

/** Fails while something waits, so that the browser wakes us again. */
const sendAll = async () => {
  if ((await flush()) > 0) throw new Error("still without network");
};
