// Handing a file to the person: it goes to where this browser puts downloads, and nowhere else. What was made for it is
// taken back soon after, and at once when everything is forgotten. Not pure: it makes an address and presses a link.

const SOON = 60000;
const handed = new Map();

export function canHandOver() {
  return typeof Blob !== "undefined" && typeof URL !== "undefined" && "download" in HTMLAnchorElement.prototype;
}

export function handOver(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  handed.set(address, setTimeout(takeBack, SOON, address));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.rel = "noopener";
  document.body.appendChild(link);
  link.click();
  document.body.removeChild(link);
}

export function takeAllBack() {
  for (const address of [...handed.keys()]) takeBack(address);
}

function takeBack(address) {
  clearTimeout(handed.get(address));
  handed.delete(address);
  URL.revokeObjectURL(address);
}
