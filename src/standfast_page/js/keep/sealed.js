// The saved file: a text under a passphrase, as docs/formats/saved-page.md states it. Pure but for the browser's own
// WebCrypto; bytes in, bytes out. Its Python twin, which only opens, is keys/saved_page.py.
//
// magic (8) · version (1) · iterations (4, big-endian) · salt (16) · nonce (12) · AES-256-GCM of the padded text · tag (16)
// The header, all before the sealed text, is bound to it as additional data.

const SEALED_MAGIC = [0x89, 0x4e, 0x4f, 0x54, 0x45, 0x53, 0x0d, 0x0a];
const SEALED_VERSION = 1;
const SEALED_ITERATIONS = 1000000;
const FEWEST_ITERATIONS = 600000;
const MOST_ITERATIONS = 10000000;
const SALT_AT = 13;
const NONCE_AT = 29;
const SEALED_HEADER = 41;
const SEALED_TAG = 16;
const PAD_TO = 4096;
const LONGEST_SEALED = 20000000;
const MAGIC_IN_BASE64 = "iU5PVEVTDQ";

export const SHORTEST_PASSPHRASE = 12;

export function canSeal() {
  return typeof crypto !== "undefined" && Boolean(crypto.subtle) && typeof TextEncoder !== "undefined";
}

// The same words typed on two machines are the same bytes: NFKC, no space at the ends, one space between.
export function normalPassphrase(typed) {
  return typed
    .normalize("NFKC")
    .replace(/[ \t\r\n]+/g, " ")
    .replace(/^ | $/g, "");
}

export async function sealText(text, passphrase, { iterations = SEALED_ITERATIONS } = {}) {
  const header = new Uint8Array(SEALED_HEADER);
  header.set(SEALED_MAGIC, 0);
  header[8] = SEALED_VERSION;
  new DataView(header.buffer).setUint32(9, iterations);
  crypto.getRandomValues(header.subarray(SALT_AT, SEALED_HEADER));
  const key = await keyFrom(passphrase, header.subarray(SALT_AT, NONCE_AT), iterations, "encrypt");
  const sealed = await crypto.subtle.encrypt(gcmOf(header), key, paddedBytes(text));
  const whole = new Uint8Array(SEALED_HEADER + sealed.byteLength);
  whole.set(header, 0);
  whole.set(new Uint8Array(sealed), SEALED_HEADER);
  return whole;
}

// Gives `{ text }`, or `{ problem }`: "not_ours", "newer", "cut_off", "too_large", "not_opened". A wrong passphrase and a
// changed file can't be told apart: nothing is read before the tag is found right.
export async function openSealed(bytes, passphrase) {
  const problem = problemOf(bytes);
  if (problem) return { problem };
  const header = bytes.subarray(0, SEALED_HEADER);
  const key = await keyFrom(passphrase, header.subarray(SALT_AT, NONCE_AT), iterationsOf(bytes), "decrypt");
  try {
    const opened = await crypto.subtle.decrypt(gcmOf(header), key, bytes.subarray(SEALED_HEADER));
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(opened).trimEnd() };
  } catch (error) {
    return { problem: "not_opened" };
  }
}

export function problemOf(bytes) {
  if (bytes.length > LONGEST_SEALED) return "too_large";
  if (bytes.length < SEALED_MAGIC.length || SEALED_MAGIC.some((byte, place) => bytes[place] !== byte)) return "not_ours";
  if (bytes.length > 8 && bytes[8] !== SEALED_VERSION) return "newer";
  if (bytes.length < SEALED_HEADER + SEALED_TAG) return "cut_off";
  const iterations = iterationsOf(bytes);
  return iterations < FEWEST_ITERATIONS || iterations > MOST_ITERATIONS ? "not_opened" : null;
}

// A saved file as a text to copy, for phones that can't save one; and back, whatever spaces came in between.
export function toBase64(bytes) {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

export function fromBase64(text) {
  const packed = text.replace(/\s+/g, "");
  if (!packed.startsWith(MAGIC_IN_BASE64)) return null;
  try {
    return Uint8Array.from(atob(packed), (one) => one.charCodeAt(0));
  } catch (error) {
    return null;
  }
}

// A file that is such a text is read as one.
export function sealedBytes(bytes) {
  if (bytes[0] === SEALED_MAGIC[0] || bytes.length > LONGEST_SEALED) return bytes;
  return fromBase64(new TextDecoder().decode(bytes)) || bytes;
}

async function keyFrom(passphrase, salt, iterations, use) {
  const typed = new TextEncoder().encode(normalPassphrase(passphrase));
  const stretched = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(how, stretched, { name: "AES-GCM", length: 256 }, false, [use]);
}

function gcmOf(header) {
  return { name: "AES-GCM", iv: header.subarray(NONCE_AT, SEALED_HEADER), additionalData: header, tagLength: 128 };
}

function iterationsOf(bytes) {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(9);
}

// Spaces at the end, so that the file's size tells little of how much is written in it.
function paddedBytes(text) {
  const plain = new TextEncoder().encode(text);
  const padded = new Uint8Array(Math.ceil((plain.length + 1) / PAD_TO) * PAD_TO).fill(0x20);
  padded.set(plain, 0);
  return padded;
}
