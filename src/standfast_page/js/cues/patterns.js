// A pattern as the data write it: a line of text in, its parts out; and where it stands among words. Pure. Twin of
// standfast/cues/patterns.py, which says what a pattern may hold; patterns come here already found sound,
// with the names of lists in braces.
// A part is a gap `{most}` or a choice `{optional, byFirst, byStem}`: sequences of words by their first word.

const GAP_OF_WORDS = 3;
const PATTERN_PART = /\([^()]*\)|\[[^[\]]*\]|\{[a-z_]+\}|\.\.\d?|[^\s(){}[\]]+/g;

// Cuts a pattern into its parts, as they are written.
export function partTexts(text) {
  return text.match(PATTERN_PART);
}

// Reads the parts of a pattern. `lists`: a Map from a list's name to its entries; `made` keeps parts by their text.
export function readPattern(told, lists, made) {
  return told.map((one) => readOnce(one, lists, made));
}

function readOnce(told, lists, made) {
  let read = made.get(told);
  if (read === undefined) {
    read = readPart(told, lists);
    made.set(told, read);
  }
  return read;
}

function readPart(told, lists) {
  if (told.startsWith("..")) {
    return { most: told.length > 2 ? Number(told[2]) : GAP_OF_WORDS };
  }
  const [byFirst, byStem] = [new Map(), new Map()];
  for (const one of new Set(alternativesOf(told, lists))) {
    const words = one.split(" ");
    const open = words[0].endsWith("*");
    const [index, name] = open ? [byStem, words[0].slice(0, -1)] : [byFirst, words[0]];
    const same = index.get(name);
    if (same === undefined) {
      index.set(name, [words]);
    } else {
      same.push(words);
    }
  }
  return { optional: told[0] === "[", byFirst, byStem };
}

function alternativesOf(told, lists) {
  const inner = told[0] === "(" || told[0] === "[" ? told.slice(1, -1).split("|") : [told];
  return told.includes("{") ? inner.flatMap((one) => listed(one, lists)) : inner;
}

function listed(one, lists) {
  return one[0] === "{" ? lists.get(one.slice(1, -1)).flatMap((entry) => listed(entry, lists)) : [one];
}

// Tells whether each part of a pattern could begin with one of these words: if not, it stands nowhere among them. The
// first is known to. A part that a beginning is enough for (can*) is taken as possible. A part is read only where it
// names a list: most patterns fall here, and need no more.
export function mayStand(told, words, lists, made) {
  for (let place = 1; place < told.length; place += 1) {
    const one = told[place];
    if (one[0] !== "[" && !one.startsWith("..") && !couldBegin(one, words, lists, made)) {
      return false;
    }
  }
  return true;
}

function couldBegin(told, words, lists, made) {
  if (told.includes("{")) {
    const { byFirst, byStem } = readOnce(told, lists, made);
    return byStem.size > 0 || Array.from(words).some((word) => byFirst.has(word));
  }
  const last = told[0] === "(" ? told.length - 1 : told.length;
  let from = told[0] === "(" ? 1 : 0;
  while (from < last) {
    const bar = told.indexOf("|", from);
    const end = bar < 0 ? last : bar;
    const space = told.indexOf(" ", from);
    const first = told.slice(from, space < 0 || space > end ? end : space);
    if (words.has(first) || first.endsWith("*")) {
      return true;
    }
    from = end + 1;
  }
  return false;
}

// Tells where a pattern that begins at a word ends (the place after its last word), or null.
export function endOf(pattern, words, at) {
  return matchFrom(pattern, 0, words, at, words[at].clause);
}

function matchFrom(pattern, place, words, at, clause) {
  if (place === pattern.length) {
    return at;
  }
  const now = pattern[place];
  if (now.byFirst === undefined) {
    return matchAfterGap(pattern, place, words, at, clause);
  }
  for (const sequence of at < words.length ? sequencesFrom(now, words[at].text) : []) {
    if (sequenceStands(sequence, words, at, clause)) {
      const end = matchFrom(pattern, place + 1, words, at + sequence.length, clause);
      if (end !== null) {
        return end;
      }
    }
  }
  return now.optional ? matchFrom(pattern, place + 1, words, at, clause) : null;
}

function matchAfterGap(pattern, place, words, at, clause) {
  for (let skipped = 0; skipped <= pattern[place].most; skipped += 1) {
    if (at + skipped > words.length || (skipped > 0 && words[at + skipped - 1].clause !== clause)) {
      return null;
    }
    const end = matchFrom(pattern, place + 1, words, at + skipped, clause);
    if (end !== null) {
      return end;
    }
  }
  return null;
}

// Gives the sequences that may begin with a word: those that name it, then open ones, longest stem first.
function sequencesFrom(choice, word) {
  let found = choice.byFirst.get(word) || [];
  if (choice.byStem.size > 0) {
    for (let length = word.length; length >= 0; length -= 1) {
      const open = choice.byStem.get(word.slice(0, length));
      found = open === undefined ? found : found.concat(open);
    }
  }
  return found;
}

function sequenceStands(sequence, words, at, clause) {
  if (at + sequence.length > words.length) {
    return false;
  }
  for (let place = 0; place < sequence.length; place += 1) {
    const word = words[at + place];
    if (word.clause !== clause || !isWanted(word.text, sequence[place])) {
      return false;
    }
  }
  return true;
}

function isWanted(word, wanted) {
  return wanted.endsWith("*") ? word.startsWith(wanted.slice(0, -1)) : word === wanted;
}
