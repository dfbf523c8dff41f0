// Sentences from the wording: templates with {slots} in, lines out. A line is a list of runs: our own words as a
// string, people's words as {foreign: text}, which a face shows apart. What fills a slot is taken whole. Pure; twin
// of papers/rich.py.

// A template and what fills its slots: a run, or a whole line.
export function filledLine(template, slots = {}) {
  const runs = [];
  template.split(/\{(\w+)\}/).forEach((piece, place) => {
    runs.push(...(place % 2 === 0 ? [piece] : [].concat(slots[piece])));
  });
  return runs.filter((run) => run !== "");
}

export function foreignRun(text) {
  return { foreign: text };
}

// Lines as one line, with something of ours between them.
export function inARow(lines, between = " ") {
  return [].concat(...lines.map((line, place) => (place === 0 ? line : [between].concat(line))));
}

export function textOfLine(line) {
  return line.map((run) => (typeof run === "string" ? run : run.foreign)).join("");
}
