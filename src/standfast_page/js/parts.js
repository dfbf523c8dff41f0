// The data that the page carries, a part at a time: each stands in a block of its own and is read when it is first needed.

const readParts = new Map();

// A part that comes late in the file may not be there yet while the rest is already in use.
export function hasPart(name) {
  return document.getElementById("part-" + name) !== null;
}

export function part(name) {
  let value = readParts.get(name);
  if (value === undefined) {
    value = JSON.parse(document.getElementById("part-" + name).textContent);
    readParts.set(name, value);
  }
  return value;
}
