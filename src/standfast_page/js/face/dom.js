// Elements from plain calls: `h("p", { class: "lead" }, "words", node)`. Pure but for making nodes; it never reads HTML,
// so that no words of anyone's become a tag. Attributes: class, id, href, data-…, aria-…, booleans, `on: { click: fn }`.

export function h(tag, attributes, ...children) {
  const node = document.createElement(tag);
  fillAttributes(node, attributes);
  appendAll(node, children);
  return node;
}

const SVG_SPACE = "http://www.w3.org/2000/svg";

export function svg(tag, attributes, ...children) {
  const node = document.createElementNS(SVG_SPACE, tag);
  fillAttributes(node, attributes);
  appendAll(node, children);
  return node;
}

export function emptyOut(node) {
  while (node.firstChild) node.removeChild(node.firstChild);
  return node;
}

export function fillWith(node, ...children) {
  appendAll(emptyOut(node), children);
  return node;
}

function fillAttributes(node, attributes) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") {
      for (const [event, act] of Object.entries(value)) node.addEventListener(event, act);
    } else {
      node.setAttribute(name, value === true ? "" : String(value));
    }
  }
}

function appendAll(node, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) appendAll(node, child);
    else if (typeof child === "object") node.appendChild(child);
    else appendText(node, String(child));
  }
}

// Telephone and file numbers, and names of files, that no line may break; bounded, whatever anyone typed.
const TEXT_ONLY = ["option", "text", "title"];
const WHOLE = /\b\w{1,12}(?:-\w{1,12}){0,4}-\d\w{0,12}(?:\.(?:pdf|dat|ics))?/g;

function appendText(node, text) {
  let done = 0;
  for (const { 0: whole, index } of TEXT_ONLY.includes(node.localName) ? [] : text.matchAll(WHOLE)) {
    if (index > done) node.appendChild(document.createTextNode(text.slice(done, index)));
    const kept = document.createElement("span");
    kept.className = "glued";
    kept.textContent = whole;
    node.appendChild(kept);
    done = index + whole.length;
  }
  if (done < text.length) node.appendChild(document.createTextNode(text.slice(done)));
}
