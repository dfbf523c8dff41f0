// The reading face, from the page's own data: it stands after everything that a first screen needs, and words are shown in
// the device's face until it is read. Where a browser has no FontFace that face stays.

import { part } from "../parts.js";

const READING_FACE = "Atkinson Hyperlegible Next";

export function loadFonts() {
  if (!("fonts" in document) || typeof FontFace !== "function") return;
  for (const [weight, text] of Object.entries(part("fonts"))) {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    document.fonts.add(new FontFace(READING_FACE, bytes, { weight }));
  }
}
