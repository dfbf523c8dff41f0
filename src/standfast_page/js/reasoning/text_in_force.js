// Which text of the law speaks about an event: in force that day, changed since, or perhaps changed before it. Days are
// "YYYY-MM-DD", which compare as text. An event is a day, a pair of its first and last day, or `null` while no day is
// known; a span is {since, until}, and what is missing of it is open. Pure; twin of law/text_in_force.py and law/gates.py.

export function eventDays(event) {
  if (event === null || event === undefined) {
    return null;
  }
  if (typeof event === "string") {
    return [event, event];
  }
  return event[0] <= event[1] ? [event[0], event[1]] : [event[1], event[0]];
}

// `true` if the text was in force on every day of the event, `false` if on none, else `null`.
export function inForce(span, event) {
  const told = eventDays(event);
  if (told === null) {
    return null;
  }
  const [first, last] = told;
  const begun = !span.since || span.since <= last;
  const ended = Boolean(span.until) && span.until < first;
  if (!begun || ended) {
    return false;
  }
  const whole = (!span.since || span.since <= first) && (!span.until || last <= span.until);
  return whole ? true : null;
}

// What to say about the text, gravest first; the numbers are those of the twin. `gates` are those that made the state so,
// `notes` the judgments, bills, and changes that the event outlasted.
export function textUsed({ span, gates, event, today }) {
  const changes = gates.filter((gate) => gate.kind === "change");
  const notes = gates.filter((gate) => gate.kind !== "change");
  const told = eventDays(event);
  const [first, last] = told || [today, today];
  const after = changes.filter((gate) => bitesFrom(gate) && bitesFrom(gate) > last);
  // 1
  if (told !== null && inForce(span, event) === false) {
    return { state: "not_in_force", gates: after, notes };
  }
  const across = changes.filter((gate) => gate.in_force && first < gate.in_force && gate.in_force <= last);
  const allNotes = notes.concat(across);
  // 2
  const unsettled = changes.filter((gate) => !gate.in_force && (!gate.assent || gate.assent <= last));
  if (unsettled.length > 0) {
    return { state: "may_have_changed", gates: unsettled.concat(after), notes: allNotes };
  }
  // 3
  if (after.length > 0) {
    return { state: "changed_after", gates: after, notes: allNotes };
  }
  // 4
  return { state: "in_force", gates: [], notes: allNotes };
}

function bitesFrom(gate) {
  return gate.in_force || gate.assent;
}
