// Text as words that can be compared: text in, words with their places out. Pure. Twin of standfast/cues/words.py, and
// equal to it for every text: see there for the rules. A place is told twice: `start` and `end` in UTF-16 units, as
// JavaScript counts, and `startAt` and `endAt` in code points, as Python does.

const LONGEST_WORD = 40;
const ASKED_WORD = "?";
const MANY_IN_A_ROW = 3;
const NEW_LINE = 10;
const CLAUSE_ENDS = new Set(".!?;:\n\r\u2026");
const BREATH_ENDS = new Set(".!?;:\n\r\u2026,()[]\u00ab\u00bb\"\u201c\u201d\u2013\u2014");
const QUOTE_SIGNS = new Set("'`\u2019\u02bc\u2018\u00b4");
const TIED_LETTERS = new Map([["\u0153", "oe"], ["\u0152", "oe"], ["\u00e6", "ae"], ["\u00c6", "ae"]]);
const ENGLISH_ENDINGS = new Set(["t", "s", "re", "ve", "ll", "m", "d"]);
const LETTER_OR_DIGIT = /^[\p{L}\p{N}]$/u;
const UNSEEN_SIGN = /^[\p{Mn}\p{Cf}]$/u;
const ONE_LETTER = /^\p{L}$/u;
const IN_A_ROW = /(.)\1\1/u;
// Characters, from and to, that make words or are passed over; what each range is stands in the twin.
const WRITING = [
  [0x0000, 0x036f],
  [0x0370, 0x052f],
  [0x0531, 0x06ff],
  [0x0900, 0x0aff],
  [0x0b80, 0x0bff],
  [0x0e00, 0x0e7f],
  [0x10d0, 0x139f],
  [0x1400, 0x167f],
  [0x1d00, 0x1dbf],
  [0x1e00, 0x20bf],
  [0x20d0, 0x20f0],
  [0x2100, 0x218b],
  [0x2460, 0x24ff],
  [0x3040, 0x30ff],
  [0x3131, 0x318e],
  [0x3200, 0x33ff],
  [0x4e00, 0x9fef],
  [0xac00, 0xd7a3],
  [0xfb00, 0xfb4f],
  [0xfe00, 0xfe0f],
  [0xfe20, 0xfe2f],
  [0xfe70, 0xffef],
  [0x1d400, 0x1d7ff],
  [0x1f130, 0x1f149],
  [0xe0001, 0xe01ef],
];

// What a character does, worked out once: the letters that it spreads to, whether nobody sees it, what it ends.
const signsMet = new Map();

// Gives the words of a text, in order. `spellings`: a Map from a word to the words that it stands for.
export function wordsOf(text, spellings) {
  const found = [];
  for (const word of joinedWords(rawWords(text))) {
    const plain = squeezed(word.text);
    for (const one of spellings.get(plain) || [plain]) {
      found.push(sameWord(word, one));
    }
  }
  return found;
}

export function sameWord(word, text) {
  const { start, end, startAt, endAt, clause, breath } = word;
  return { text, start, end, startAt, endAt, clause, breath, quoted: false };
}

function rawWords(text) {
  const found = [];
  let [letters, start, startAt] = ["", 0, 0];
  let [clause, breath, quoted, afterQuote] = [0, 0, false, false];
  let at = 0;
  for (let unit = 0; unit <= text.length; at += 1) {
    const place = unit;
    const code = unit < text.length ? text.codePointAt(unit) : NEW_LINE;
    unit += code > 0xffff ? 2 : 1;
    const sign = signOf(code);
    if (sign.letters !== "") {
      if (letters === "") {
        [start, startAt, quoted] = [place, at, afterQuote];
      }
      letters = letters.length < LONGEST_WORD ? letters + sign.letters : letters;
      continue;
    }
    if (sign.unseen) {
      continue;
    }
    if (letters !== "") {
      const word = letters.slice(0, LONGEST_WORD);
      found.push({ text: word, start, end: place, startAt, endAt: at, clause, breath, quoted });
      letters = "";
    }
    const last = found[found.length - 1];
    if (sign.asks && last && last.clause === clause) {
      const here = { start: place, end: unit, startAt: at, endAt: at + 1 };
      found.push({ text: ASKED_WORD, ...here, clause, breath, quoted: false });
    }
    afterQuote = sign.quotes && last !== undefined && last.end === place;
    clause += sign.endsClause;
    breath += sign.endsBreath;
  }
  return found;
}

function signOf(code) {
  let sign = signsMet.get(code);
  if (sign === undefined) {
    const char = String.fromCodePoint(code);
    sign = {
      letters: spreadOf(char),
      unseen: UNSEEN_SIGN.test(char) && inWriting(code),
      asks: char === ASKED_WORD,
      quotes: QUOTE_SIGNS.has(char),
      endsClause: CLAUSE_ENDS.has(char) ? 1 : 0,
      endsBreath: BREATH_ENDS.has(char) ? 1 : 0,
    };
    signsMet.set(code, sign);
  }
  return sign;
}

function spreadOf(char) {
  if (QUOTE_SIGNS.has(char) || !inWriting(char.codePointAt(0))) {
    return "";
  }
  const spread = TIED_LETTERS.get(char) || char.normalize("NFKD");
  const kept = Array.from(spread.toLowerCase());
  return kept.filter((one) => LETTER_OR_DIGIT.test(one) && inWriting(one.codePointAt(0))).join("");
}

function inWriting(code) {
  return WRITING.some(([first, last]) => first <= code && code <= last);
}

// Joins an English ending to its word; every other apostrophe parts two words.
function joinedWords(raw) {
  const found = [];
  for (const word of raw) {
    const last = found[found.length - 1];
    if (word.quoted && last && ENGLISH_ENDINGS.has(word.text) && last.text.length > 1) {
      found[found.length - 1] = { ...last, text: last.text + word.text, end: word.end, endAt: word.endAt };
    } else {
      found.push(word);
    }
  }
  return found;
}

// Writes a letter that stands three times or more in a row once.
function squeezed(word) {
  if (!IN_A_ROW.test(word)) {
    return word;
  }
  const kept = [];
  let run = 0;
  for (let place = 0; place < word.length; place += 1) {
    const letter = word[place];
    run = place > 0 && letter === word[place - 1] ? run + 1 : 1;
    if (run >= MANY_IN_A_ROW && ONE_LETTER.test(letter)) {
      if (run === MANY_IN_A_ROW) {
        kept.pop();
      }
      continue;
    }
    kept.push(letter);
  }
  return kept.join("");
}
