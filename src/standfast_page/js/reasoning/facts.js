// What rules see of a case: statements about catalogue keys, each with who said it and how sure they were. Facts are an
// object with `subjects(group)` and `statements(key, child)`; these are the plain ones, made of statements in hand. A
// statement is {key, subject, value, says, sure, entry}: `entry` is its place in what was told, and the value `null`
// means "asked, and nobody knows". Nothing here judges. Pure; twin of law/facts.py.

const NOT_SURE = "not_sure";

export function isKnown(statement) {
  return statement.value !== null;
}

export function isUnsure(statement) {
  return statement.sure === NOT_SURE;
}

// `childrenOf` links subjects to a child: {"image/i1": "robin"}. A statement of a group's `child` key does so too.
export function statedFacts(told, childrenOf = {}) {
  const statementsTold = told.map((one, place) => Object.assign({ entry: place + 1 }, one));
  const byKey = gathered(statementsTold);
  const links = new Map();
  const facts = {
    subjects: (group) => subjectsTold(statementsTold, group),
    statements: (key, child = null) => {
      const spoken = byKey.get(key) || [];
      return child === null ? spoken : spoken.filter((one) => concernsChild(one.subject, linksOf(key), child));
    },
  };
  function linksOf(key) {
    const group = key.slice(0, key.indexOf("."));
    if (!links.has(group)) {
      links.set(group, linkedChildren(facts, group, childrenOf));
    }
    return links.get(group);
  }
  return facts;
}

function gathered(statements) {
  const byKey = new Map();
  for (const one of statements) {
    if (!byKey.has(one.key)) {
      byKey.set(one.key, []);
    }
    byKey.get(one.key).push(one);
  }
  return byKey;
}

function subjectsTold(statements, group) {
  const start = group + ".";
  return [...new Set(statements.filter((one) => one.key.startsWith(start)).map((one) => one.subject))];
}

function concernsChild(subject, linked, child) {
  return !linked.has(subject) || linked.get(subject) === child;
}

function linkedChildren(facts, group, childrenOf) {
  if (group === "child") {
    return new Map(facts.subjects(group).map((subject) => [subject, subject]));
  }
  const said = facts.statements(group + ".child").filter((one) => typeof one.value === "string");
  const linked = new Map(said.map((one) => [one.subject, one.value]));
  for (const [place, child] of Object.entries(childrenOf)) {
    const [kind, subject] = place.split("/");
    if (kind === group) {
      linked.set(subject, child);
    }
  }
  return linked;
}

// Facts that answer the same question once: many elements ask for the same keys.
export function rememberingFacts(facts) {
  const groups = new Map();
  const keys = new Map();
  return {
    subjects: (group) => onceFor(groups, group, () => facts.subjects(group)),
    statements: (key, child = null) =>
      onceFor(keys, child === null ? key : key + "/" + child, () => facts.statements(key, child)),
  };
}

export function onceFor(memory, name, make) {
  if (!memory.has(name)) {
    memory.set(name, make());
  }
  return memory.get(name);
}

// The subjects of a group that are linked to a child, or to none.
export function subjectsAbout(facts, group, child) {
  const subjects = facts.subjects(group);
  if (child === null) {
    return subjects;
  }
  if (group === "child") {
    return subjects.filter((subject) => subject === child);
  }
  const link = group + ".child";
  const linkedToSomeone = new Set(facts.statements(link).filter(isKnown).map((one) => one.subject));
  const linkedHere = new Set(facts.statements(link, child).map((one) => one.subject));
  return subjects.filter((subject) => linkedHere.has(subject) || !linkedToSomeone.has(subject));
}
