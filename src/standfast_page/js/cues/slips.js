// Words one slip of the finger away from a word that cues name (a letter more, less, other, or two turned round). Pure.
// Twin of `_known` in standfast/cues/cues.py. There every known word is kept by each of its letters left out; here known
// words are kept by how they begin and end, which is as exact and quicker to set up: a letter put in leaves one of both.

const SLIP_FROM = 5;
const ONLY_LETTERS = /^\p{L}+$/u;
const ENDS_KEPT = 2;

// Takes the words that cues name: whole ones, and beginnings (stems) without their star.
export function slipsOf(known, stems) {
  return { known, stems, byHead: null, byTail: null };
}

// Gives the known word that is one slip away, else the word. `ordinary`: words that are never mended.
export function knownWord(word, slips, ordinary) {
  if (word.length < SLIP_FROM - 1 || slips.known.has(word) || ordinary.has(word) || !ONLY_LETTERS.test(word)) {
    return word;
  }
  for (let length = SLIP_FROM - 1; length <= word.length; length += 1) {
    if (slips.stems.has(word.slice(0, length))) {
      return word;
    }
  }
  for (const shorter of new Set([word, ...oneLetterLess(word)])) {
    const near = firstWithOneMore(shorter, slips);
    if (near !== null && isOneSlip(word, near)) {
      return near;
    }
    if (shorter.length >= SLIP_FROM && slips.known.has(shorter)) {
      return shorter;
    }
  }
  return word;
}

function oneLetterLess(word) {
  return Array.from(word, (_, place) => word.slice(0, place) + word.slice(place + 1));
}

// Gives the first known word, by the alphabet, that is this one with a letter put in; or null.
function firstWithOneMore(word, slips) {
  if (word.length < SLIP_FROM - 1) {
    return null;
  }
  if (slips.byHead === null) {
    indexByEnds(slips);
  }
  const ofHead = (slips.byHead.get(headOf(word, word.length + 1)) || []).find((one) => isOneMore(word, one));
  const ofTail = (slips.byTail.get(tailOf(word, word.length + 1)) || []).find((one) => isOneMore(word, one));
  if (ofHead === undefined || ofTail === undefined) {
    return ofHead || ofTail || null;
  }
  return ofHead < ofTail ? ofHead : ofTail;
}

function indexByEnds(slips) {
  [slips.byHead, slips.byTail] = [new Map(), new Map()];
  for (const word of Array.from(slips.known).sort()) {
    if (word.length >= SLIP_FROM) {
      putUnder(slips.byHead, headOf(word, word.length), word);
      putUnder(slips.byTail, tailOf(word, word.length), word);
    }
  }
}

function putUnder(index, name, word) {
  const same = index.get(name);
  if (same === undefined) {
    index.set(name, [word]);
  } else {
    same.push(word);
  }
}

function headOf(word, length) {
  return length + word.slice(0, ENDS_KEPT);
}

function tailOf(word, length) {
  return length + word.slice(-ENDS_KEPT);
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
