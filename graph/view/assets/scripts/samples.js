// Small drawings beside words: lines and marks of a status, shapes of a class of actor.

import { svg } from "./elements.js";

const OUTLINES = {
  government: "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z", agency: "M2.5 2.5h11v11h-11z", court: "M8 1l7 7l-7 7l-7-7z",
  person: "M8 2l6.5 11.5h-13z", organization: "M4.5 2h7l3.5 6l-3.5 6h-7l-3.5-6z",
};

/** A stroke as the network draws it. */
export function lineSample(status) {
  return svg("svg", { class: `line ${status}`, viewBox: "0 0 30 8", width: 30, height: 8, "aria-hidden": "true" }, svg("path", { d: "M1 4H29" }));
}

/** A disc (happened), half a disc (planned), a dotted ring (possible) or a struck ring (denied). */
export function statusMark(status) {
  const ring = svg("circle", { cx: 6, cy: 6, r: 4.6 });
  const inside = { planned: "M6 1.4a4.6 4.6 0 0 1 0 9.2z", negated: "M2.8 9.2L9.2 2.8" }[status];
  return svg("svg", { class: `mark ${status}`, viewBox: "0 0 12 12", width: 12, height: 12, "aria-hidden": "true" }, ring, inside ? svg("path", { d: inside }) : null);
}

export function shapeSample(kind) {
  return svg("svg", { class: `shape ${kind === "event" ? "alone" : kind}`, viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" },
    svg("path", { d: OUTLINES[kind] ?? OUTLINES.government }));
}
