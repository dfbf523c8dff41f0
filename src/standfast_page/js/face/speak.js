// Reading aloud, with voices that are on this device only: any other voice would send the words away. Where there is none
// the button never shows. In: a text in the language of now. Out: a button, hidden until a local voice is known.

import { h } from "./dom.js";
import { lang, say } from "./say.js";

export function localVoice() {
  const voices = "speechSynthesis" in window ? window.speechSynthesis.getVoices() : [];
  return voices.find((voice) => voice.localService === true && voice.lang.toLowerCase().startsWith(lang())) || null;
}

export function readButton(text) {
  if (!("speechSynthesis" in window)) return null;
  const button = h("button", { type: "button", class: "link no-print", hidden: true, on: { click: () => speak(text) } }, say("frame.read"));
  const reveal = () => (button.hidden = localVoice() === null);
  reveal();
  if (button.hidden && window.speechSynthesis.addEventListener) window.speechSynthesis.addEventListener("voiceschanged", reveal, { once: true });
  return button;
}

export function stopSpeaking() {
  if ("speechSynthesis" in window) window.speechSynthesis.cancel();
}

function speak(text) {
  const voice = localVoice();
  stopSpeaking();
  if (voice === null) return;
  const spoken = new SpeechSynthesisUtterance(text);
  spoken.voice = voice;
  spoken.lang = voice.lang;
  spoken.rate = 0.9;
  window.speechSynthesis.speak(spoken);
}
