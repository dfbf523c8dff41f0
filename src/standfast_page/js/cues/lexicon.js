// The words that the patterns of a set name, and which patterns begin with which: their text in, an index out, in one
// pass that makes no string twice, since it is done on a phone before a first sentence is heard. Pure. Twin of
// `index_of` in standfast/cues/cues.py. Patterns come tidy: one space between parts, none at an edge
// (standfast/page/cues_part.py).

const SIGNS_OF_WORDS = "abcdefghijklmnopqrstuvwxyz0123456789*?";
// More than twice the words that a set names.
const SLOTS = 2 ** 16;
// Letters: a shorter word is never mended, so it is kept only where a pattern begins with it.
const SHORTEST_KEPT = 4;
const [END_OF_LINE, SPACE, OPENS_LIST, BAR] = [10, 32, 123, 124];
const [ROUND_OPENS, ROUND_CLOSES, SQUARE_OPENS, SQUARE_CLOSES] = [40, 41, 91, 93];
// By code: 1 where a sign is one of those of words.
const IS_OF_WORDS = new Uint8Array(128);
Array.from(SIGNS_OF_WORDS).forEach((sign) => {
  IS_OF_WORDS[sign.charCodeAt(0)] = 1;
});

// Gives `{slots, words, beginning, lines, …}`. A word's number stands in `slots` (see `slotOf`); by number, the word
// and the places of the patterns that begin with it; by place, where a pattern's line stands in its group.
export function lexiconOf(groups, negations, lists) {
  const lexicon = { slots: new Int32Array(SLOTS), words: [], beginning: [], lines: [], lists, listed: new Map() };
  for (const word of negations) {
    numberOf(word, lexicon);
  }
  for (const group of groups) {
    readGroup(group, lexicon);
  }
  return lexicon;
}

// Tells whether patterns name a word of four letters or more; a beginning is named with its star.
export function isNamed(word, lexicon) {
  return lexicon.slots[slotOfWord(word, lexicon)] > 0;
}

// Gives the places of the patterns that begin with a word, or with a beginning and its star.
export function beginningWith(word, lexicon) {
  const number = lexicon.slots[slotOfWord(word, lexicon)] - 1;
  return (number >= 0 && lexicon.beginning[number]) || [];
}

function slotOfWord(word, lexicon) {
  let hash = 0;
  for (let at = 0; at < word.length; at += 1) {
    hash = (hash * 31 + word.charCodeAt(at)) & (SLOTS - 1);
  }
  return slotOf(hash, word, 0, word.length, lexicon);
}

// Gives the slot of the word that stands in a text from a place to another: one that holds its number, counted from 1,
// or the empty one in which it would stand.
function slotOf(hash, text, from, to, lexicon) {
  const { slots, words } = lexicon;
  let slot = hash;
  while (slots[slot] !== 0) {
    const word = words[slots[slot] - 1];
    if (word.length === to - from && text.startsWith(word, from)) {
      return slot;
    }
    slot = (slot + 1) & (SLOTS - 1);
  }
  return slot;
}

// Gives the number of the word at a slot, and a new one where it has none yet.
function numberAt(slot, text, from, to, lexicon) {
  if (lexicon.slots[slot] === 0) {
    lexicon.words.push(text.slice(from, to));
    lexicon.beginning.push(null);
    lexicon.slots[slot] = lexicon.words.length;
  }
  return lexicon.slots[slot] - 1;
}

function numberOf(word, lexicon) {
  return numberAt(slotOfWord(word, lexicon), word, 0, word.length, lexicon);
}

function readGroup(group, lexicon) {
  const text = group.lines;
  let at = 0;
  while (at < text.length) {
    const from = at;
    at = text.indexOf(" ", at) + 1;
    lexicon.lines.push({ group, from, told: at });
    at = readNames(text, at, lexicon, lexicon.lines.length - 1) + 1;
  }
}

// Reads the words of one pattern, and gives where it ends. Those with which it can begin are put under `place`: they
// open an alternative of its first part.
function readNames(text, begin, lexicon, place) {
  let inFirst = true;
  let inBrackets = false;
  let opens = true;
  let at = begin;
  while (at < text.length) {
    const from = at;
    let hash = 0;
    let code = text.charCodeAt(at);
    while (IS_OF_WORDS[code] === 1) {
      hash = (hash * 31 + code) & (SLOTS - 1);
      at += 1;
      code = at < text.length ? text.charCodeAt(at) : END_OF_LINE;
    }
    const isFirst = inFirst && opens;
    if (at - from >= SHORTEST_KEPT || (at > from && isFirst)) {
      const number = numberAt(slotOf(hash, text, from, at, lexicon), text, from, at, lexicon);
      if (isFirst) {
        putFirst(number, place, lexicon);
      }
    }
    if (code === END_OF_LINE) {
      return at;
    }
    if (code === OPENS_LIST) {
      at = readList(text, at, lexicon, isFirst ? place : null);
    }
    const closes = code === ROUND_CLOSES || code === SQUARE_CLOSES;
    inBrackets = code === ROUND_OPENS || code === SQUARE_OPENS || (inBrackets && !closes);
    inFirst = inFirst && !closes && (inBrackets || code !== SPACE);
    opens = code === ROUND_OPENS || code === SQUARE_OPENS || code === BAR;
    at += 1;
  }
  return at;
}

function readList(text, at, lexicon, place) {
  const end = text.indexOf("}", at);
  const firsts = firstsOfList(text.slice(at + 1, end), lexicon);
  if (place !== null) {
    for (const number of firsts) {
      putFirst(number, place, lexicon);
    }
  }
  return end;
}

function putFirst(number, place, lexicon) {
  const places = lexicon.beginning[number];
  if (places === null) {
    lexicon.beginning[number] = [place];
  } else if (places[places.length - 1] !== place) {
    places.push(place);
  }
}

// Gives the numbers of the words with which a list's entries begin; a list is read once.
function firstsOfList(name, lexicon) {
  let firsts = lexicon.listed.get(name);
  if (firsts === undefined) {
    firsts = [];
    for (const entry of lexicon.lists.get(name)) {
      firsts.push(...firstsOfEntry(entry, lexicon));
    }
    lexicon.listed.set(name, firsts);
  }
  return firsts;
}

function firstsOfEntry(entry, lexicon) {
  if (entry.charCodeAt(0) === OPENS_LIST) {
    return firstsOfList(entry.slice(1, -1), lexicon);
  }
  const numbers = entry.split(" ").map((word) => numberOf(word, lexicon));
  return numbers.slice(0, 1);
}
