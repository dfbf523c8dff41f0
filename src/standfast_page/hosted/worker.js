// Opens the page without a network, after the person asked for it. It keeps one file, checked against the digest that this
// build wrote here, so that no half page and no other network's page is ever kept; a new build brings a new worker, and
// with it the new page. It keeps nothing that anyone told, asks nobody anything but its own host, and answers no message.
"use strict";

const PAGE_DIGEST = "{digest}";
const PAGE_CACHE = "notes-" + PAGE_DIGEST.slice(0, 16);
const PAGE = "./";

self.addEventListener("install", (event) => {
  event.waitUntil(keepPage().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOthers());
});

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  const isPage = event.request.mode === "navigate" && address.origin === self.location.origin;
  if (isPage) event.respondWith(keptPage(event.request));
});

async function keepPage() {
  const answer = await fetch(PAGE, { cache: "reload", credentials: "omit", redirect: "error" });
  const bytes = await answer.arrayBuffer();
  if (!answer.ok || (await digestOf(bytes)) !== PAGE_DIGEST) throw new Error("not the page of this build");
  const kept = new Response(bytes, { headers: { "content-type": "text/html; charset=utf-8" } });
  await (await caches.open(PAGE_CACHE)).put(PAGE, kept);
}

async function dropOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("notes-") && name !== PAGE_CACHE).map((name) => caches.delete(name)));
}

async function keptPage(request) {
  const kept = await (await caches.open(PAGE_CACHE)).match(PAGE);
  return kept || fetch(request);
}

async function digestOf(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
