// The network's drawing as SVG, as large as its nodes and names need; colours are those of the page.

import { svg } from "../elements.js";
import { data } from "../model.js";
import { CLASS_WORDS, STATUS_WORDS } from "../words.js";

const MARGIN = 40;
const DASHES = { actual: null, planned: "9 5", possible: "2 5", negated: "9 5" };
const BEND = 0.18; // of a line that stands beside another, in units of its length

export function drawingAsSvg({ nodes, lines }, colour = colourNow) {
  const placeOf = new Map(nodes.map((node) => [node.id, node]));
  const { left, top, width, height } = frameOf(nodes);
  return svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `${left} ${top} ${width} ${height}`, width, height, "font-family": "sans-serif" },
    svg("title", {}, data.title),
    svg("desc", {}, `Shapes: ${Object.values(CLASS_WORDS).join(", ")}. Lines: solid ${STATUS_WORDS.actual}, dashed ${STATUS_WORDS.planned}, dotted ${STATUS_WORDS.possible}, dashed red ${STATUS_WORDS.negated}.`),
    svg("rect", { x: left, y: top, width, height, fill: colour("canvas") }),
    svg("g", { fill: "none" }, ...lines.map((line) => linePath(line, placeOf, colour))),
    svg("g", {}, ...nodes.map((node) => nodePath(node, colour))),
    svg("g", { "text-anchor": "middle", fill: colour("ink"), stroke: colour("canvas"), "stroke-width": 3, "paint-order": "stroke", "stroke-linejoin": "round" },
      ...nodes.map((node) => svg("text", { x: node.x, y: node.y + node.size + node.font.size, "font-size": node.font.size }, node.label))));
}

function colourNow(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** The colour that a name has in the page, on screen or paper. */
export function colourOfPage(name) {
  return `var(--${name})`;
}

function frameOf(nodes) {
  const half = (node) => Math.max(node.size, 0.3 * node.font.size * node.label.length);
  const left = Math.min(0, ...nodes.map((node) => node.x - half(node))) - MARGIN;
  const top = Math.min(0, ...nodes.map((node) => node.y - node.size)) - MARGIN;
  const right = Math.max(1, ...nodes.map((node) => node.x + half(node))) + MARGIN;
  const bottom = Math.max(1, ...nodes.map((node) => node.y + node.size + 1.5 * node.font.size)) + MARGIN;
  return { left, top, width: Math.ceil(right - left), height: Math.ceil(bottom - top) };
}

function linePath(line, placeOf, colour) {
  const [one, other] = line.ends.map((end) => placeOf.get(end));
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const bend = line.isPaired ? BEND : 0;
  const middle = [(one.x + other.x) / 2 - dy * bend * 2, (one.y + other.y) / 2 + dx * bend * 2];
  const stroke = colour(line.status === "negated" ? "denied" : "line");
  const heads = [["to", other], ["from", one]].filter(([end]) => line.arrows.has(end)).map(([, node]) => arrowHead(node, middle, stroke));
  return svg("g", {}, svg("path", { d: `M${one.x} ${one.y}Q${middle[0]} ${middle[1]} ${other.x} ${other.y}`, stroke, "stroke-width": 1.2 + Math.log2(line.claims) * 0.8, "stroke-dasharray": DASHES[line.status] }), ...heads);
}

/** A triangle where a line that comes from a point meets a node. */
function arrowHead(node, [x, y], fill) {
  const length = Math.hypot(node.x - x, node.y - y) || 1;
  const [ux, uy] = [(node.x - x) / length, (node.y - y) / length];
  const [tipX, tipY] = [node.x - ux * node.size, node.y - uy * node.size];
  const corner = (side) => `${tipX - 9 * ux + side * 4 * uy} ${tipY - 9 * uy - side * 4 * ux}`;
  return svg("path", { d: `M${tipX} ${tipY}L${corner(1)}L${corner(-1)}z`, fill });
}

function nodePath(node, colour) {
  const isOpen = node.group === "group" || node.group === "event";
  const fill = colour(node.group === "event" ? "line" : node.group);
  return svg("path", { d: outline(node), fill: isOpen ? colour("canvas") : fill, stroke: isOpen ? fill : colour("canvas"), "stroke-width": 1.5, "stroke-dasharray": node.group === "group" ? "4 3" : null });
}

function outline({ x, y, size, shape }) {
  const around = (corners, turn) => `M${Array.from({ length: corners }, (_, corner) => {
    const angle = turn + (2 * Math.PI * corner) / corners;
    return `${x + size * Math.cos(angle)} ${y + size * Math.sin(angle)}`;
  }).join("L")}z`;
  if (shape === "square") return `M${x - size} ${y - size}h${2 * size}v${2 * size}h${-2 * size}z`;
  if (shape === "diamond") return around(4, 0);
  if (shape === "triangle") return around(3, -Math.PI / 2);
  if (shape === "hexagon") return around(6, 0);
  return `M${x - size} ${y}a${size} ${size} 0 1 0 ${2 * size} 0a${size} ${size} 0 1 0 ${-2 * size} 0z`;
}
