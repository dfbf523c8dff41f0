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
    else node.appendChild(typeof child === "object" ? child : document.createTextNode(String(child)));
  }
}
