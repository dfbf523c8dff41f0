// The ladder as a drawing: rails, a rung for each step from the bottom up, a mark where one stands and one on the next.
// Colours come from the style sheet; its words stand in its title, and all of it in the list beside it. Pure.

import { svg } from "../dom.js";
import { own, say } from "../say.js";

const RUNG_HEIGHT = 44;
const LEFT_RAIL = 34;
const RIGHT_RAIL = 78;

export function ladderDrawn(rungs, reached, next) {
  const height = rungs.length * RUNG_HEIGHT + 16;
  const shape = { class: "drawing", viewBox: `0 0 104 ${height}`, width: "104", height: String(height), role: "img" };
  return svg(
    "svg",
    shape,
    svg("title", {}, ladderTitle(rungs, reached, next)),
    [LEFT_RAIL, RIGHT_RAIL].map((x) => svg("line", { class: "rail", x1: x, x2: x, y1: 4, y2: height - 4 })),
    rungs.map((_rung, place) => rungDrawn(place, height, rungState(place, reached, next))),
  );
}

function ladderTitle(rungs, reached, next) {
  const place = Math.max(next, 0);
  const told = say("ladder.drawing", { count: rungs.length, next: place + 1, title: own(rungs[place].title) });
  return reached < 0 ? told : told + " " + say("ladder.drawing_here", { here: reached + 1 });
}

// Where a rung stands to the one that was reached and the next.
export function rungState(place, reached, next) {
  if (place === next) return "next";
  if (place === reached) return "here";
  return place < reached ? "done" : "above";
}

function rungDrawn(place, height, where) {
  const y = height - RUNG_HEIGHT * (place + 0.5) - 8;
  return svg(
    "g",
    { class: "step-" + where },
    svg("line", { class: "step", x1: LEFT_RAIL, x2: RIGHT_RAIL, y1: y, y2: y }),
    svg("text", { x: 20, y: y + 6, "text-anchor": "end" }, String(place + 1)),
    markDrawn(where, y),
  );
}

// A full mark where one stands, an arrow on the next: told apart by shape, not by colour alone.
function markDrawn(where, y) {
  const middle = (LEFT_RAIL + RIGHT_RAIL) / 2;
  if (where === "here") return svg("circle", { class: "mark-here", cx: middle, cy: y, r: 10 });
  if (where === "next") return svg("path", { class: "mark-next", d: `M${middle - 11} ${y + 8} L${middle} ${y - 11} L${middle + 11} ${y + 8} Z` });
  return null;
}
