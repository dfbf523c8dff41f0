// Words one slip of the finger away from a word that cues name (a letter more, less, other, or two turned round). Pure.
// Twin of `_known` in standfast/cues/cues.py. There every known word is kept by each of its letters left out; here
// named words are kept by how they begin and end, which is as exact and quicker to set up: a letter put in leaves one
// of both.

import { isNamed } from "./lexicon.js";

const SLIP_FROM = 5;
const ONLY_LETTERS = /^\p{L}+$/u;
const [LENGTH_STEP, SIGN_STEP] = [2 ** 16, 2 ** 8];

// Gives the named word that is one slip away, else the word. `ordinary`: words that are never mended.
export function knownWord(word, lexicon, ordinary) {
  if (word.length < SLIP_FROM - 1 || isNamed(word, lexicon) || ordinary.has(word) || !ONLY_LETTERS.test(word)) {
    return word;
  }
  // A word that begins as a pattern says (ecri*) is known already.
  for (let length = SLIP_FROM - 1; length <= word.length; length += 1) {
    if (isNamed(word.slice(0, length) + "*", lexicon)) {
      return word;
    }
  }
  for (const shorter of new Set([word, ...oneLetterLess(word)])) {
    const near = firstWithOneMore(shorter, lexicon);
    if (near !== null && isOneSlip(word, near)) {
      return near;
    }
    if (shorter.length >= SLIP_FROM && isNamed(shorter, lexicon)) {
      return shorter;
    }
  }
  return word;
}

function oneLetterLess(word) {
  return Array.from(word, (_, place) => word.slice(0, place) + word.slice(place + 1));
}

// Gives the first named word, by the alphabet, that is this one with a letter put in; or null.
function firstWithOneMore(word, lexicon) {
  if (word.length < SLIP_FROM - 1) {
    return null;
  }
  const byEnds = indexByEnds(lexicon);
  let first = null;
  for (const near of [byEnds.heads.get(headOf(word, 1)), byEnds.tails.get(tailOf(word, 1))]) {
    for (const one of near || []) {
      if ((first === null || one < first) && isOneMore(word, one)) {
        first = one;
      }
    }
  }
  return first;
}

function indexByEnds(lexicon) {
  if (lexicon.byEnds === undefined) {
    lexicon.byEnds = { heads: new Map(), tails: new Map() };
    for (const word of lexicon.words) {
      if (word.length >= SLIP_FROM && !word.endsWith("*")) {
        putUnder(lexicon.byEnds.heads, headOf(word, 0), word);
        putUnder(lexicon.byEnds.tails, tailOf(word, 0), word);
      }
    }
  }
  return lexicon.byEnds;
}

function putUnder(index, name, word) {
  const same = index.get(name);
  if (same === undefined) {
    index.set(name, [word]);
  } else {
    same.push(word);
  }
}

// A number made of the length that a word has, with so many letters more, and of its first two letters, or its last
// two.
function headOf(word, more) {
  return (word.length + more) * LENGTH_STEP + word.charCodeAt(0) * SIGN_STEP + word.charCodeAt(1);
}

function tailOf(word, more) {
  const { length } = word;
  return (length + more) * LENGTH_STEP + word.charCodeAt(length - 1) * SIGN_STEP + word.charCodeAt(length - 2);
}

function isOneMore(shorter, longer) {
  let place = 0;
  while (place < shorter.length && shorter[place] === longer[place]) {
    place += 1;
  }
  return shorter.slice(place) === longer.slice(place + 1);
}

// Tells whether two words differ by one letter or by two neighbours turned round.
function isOneSlip(one, other) {
  if (Math.abs(one.length - other.length) > 1) {
    return false;
  }
  let head = 0;
  while (head < Math.min(one.length, other.length) && one[head] === other[head]) {
    head += 1;
  }
  const [left, right] = [one.slice(head), other.slice(head)];
  if (left.slice(1) === right.slice(1) || left === right.slice(1) || left.slice(1) === right) {
    return true;
  }
  const turned = left.length > 1 && left[0] === right[1] && left[1] === right[0];
  return left.length === right.length && turned && left.slice(2) === right.slice(2);
}
