// The page itself kept on this phone, so that it opens in aeroplane mode: only in the hosted build, only after it was asked
// for, and taken away again by one call. What a person told is never kept by it. Not pure: it speaks to the browser's
// worker and its cache; hosted/worker.js does the rest.

const WORKER = "worker.js";
const CACHE_NAMES = /^notes-/;

// The hosted build names a manifest; a file that was opened from a stick has none, and needs none.
export function canKeepHere() {
  return Boolean(
    typeof isSecureContext !== "undefined" &&
      isSecureContext &&
      "serviceWorker" in navigator &&
      location.protocol.startsWith("http") &&
      document.querySelector("link[rel=manifest]"),
  );
}

export async function isKeptHere() {
  if (!canKeepHere()) return false;
  const found = await navigator.serviceWorker.getRegistration("./");
  return Boolean(found && found.active);
}

// Resolves to true once the page would open without a network.
export async function keepHere() {
  const made = await navigator.serviceWorker.register(WORKER, { scope: "./", updateViaCache: "none" });
  const worker = made.installing || made.waiting || made.active;
  if (worker.state === "activated") return true;
  return new Promise((resolve) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") resolve(true);
      if (worker.state === "redundant") resolve(false);
    });
  });
}

// Resolves to true once nothing of the page is kept here.
export async function removeFromHere() {
  const found = await navigator.serviceWorker.getRegistration("./");
  if (found) await found.unregister();
  const names = await caches.keys();
  await Promise.all(names.filter((name) => CACHE_NAMES.test(name)).map((name) => caches.delete(name)));
  return !(await caches.keys()).some((name) => CACHE_NAMES.test(name));
}
