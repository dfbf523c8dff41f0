// What stands in a rule. Rules stay the JSON of the law's files, in the shapes that law/rules.py tells of:
//   {fact: KEY, is|is_not|in|below|at_least|known: …} · {all: […]} · {any: […]} · {not: …} · {rule: NAME} · {in_force: ID}
// They were held against their schema when the page was built, so nothing is checked here. Pure; twin of law/rules.py.

export const TESTS = ["is", "is_not", "in", "below", "at_least", "known"];

const SHAPES = ["fact", "all", "any", "not", "rule", "in_force"];

export function shapeOf(rule) {
  return SHAPES.find((shape) => shape in rule);
}

export function testOf(rule) {
  return TESTS.find((test) => test in rule);
}

export function groupOf(key) {
  return key.slice(0, key.indexOf("."));
}

// The groups of facts that a rule asks about, directly or through shared rules, which have no circles. `known`, a Map,
// remembers what was worked out of shared rules, by name.
export function asksAbout(rule, rules, known) {
  switch (shapeOf(rule)) {
    case "fact":
      return new Set([groupOf(rule.fact)]);
    case "all":
    case "any":
      return union((rule.all || rule.any).map((part) => asksAbout(part, rules, known)));
    case "not":
      return asksAbout(rule.not, rules, known);
    case "rule":
      return askedByName(rule.rule, rules, known);
    default:
      return new Set();
  }
}

function askedByName(name, rules, known) {
  if (!known.has(name)) {
    known.set(name, asksAbout(rules[name], rules, known));
  }
  return known.get(name);
}

function union(sets) {
  const joined = new Set();
  for (const set of sets) {
    for (const one of set) {
      joined.add(one);
    }
  }
  return joined;
}
