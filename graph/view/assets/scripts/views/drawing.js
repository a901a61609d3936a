// The drawing by vis-network, without its physics: nodes and lines as the page's colours and the reader's choice have them.

import { byId, element } from "../elements.js";
import { NOUNS } from "../words.js";
import { namesWithRoom } from "./names.js";

const DASHES = { actual: false, planned: [9, 5], possible: [2, 5], negated: [9, 5] };
const NO_LABEL = " "; // vis-network keeps the last label when it is given an empty one
const MANY_LINES = 300; // from here on lines are left out while the drawing is dragged

let drawing = null; // of vis-network
let nodes = null;
let edges = null;
let drawn = { nodes: [], lines: new Map(), chosen: null }; // what it shows; the chosen stand out while others fade
let zooming = 0; // the timer that waits for the end of a zoom

/** Runs the drawing library, which stands in the page as text until it is needed. */
function loadLibrary() {
  const library = element("script", {}, byId("library").textContent);
  document.head.append(library);
  library.remove();
}

/** Draws nodes (as pyvis has them) and lines (see bundles.js); `onOpen` gets the id of a node or the line that was clicked. */
export function draw(canvas, shownNodes, lines, chosen, onOpen) {
  const isNew = drawing === null;
  drawn = { nodes: shownNodes, lines, chosen };
  if (isNew) start(canvas, onOpen);
  redraw();
  if (isNew) fit();
}

function redraw() {
  const names = namesWithRoom(drawn.nodes.filter((node) => drawn.chosen === null || drawn.chosen.has(node.id)), scale());
  const [style, face] = [getComputedStyle(document.documentElement), getComputedStyle(document.body).fontFamily];
  const look = { colour: (name) => style.getPropertyValue(`--${name}`).trim(), face, zoom: scale(), names };
  const placeOf = new Map(drawn.nodes.map((node) => [node.id, node]));
  sync(nodes, drawn.nodes.map((node) => nodeLook(node, look)));
  sync(edges, [...drawn.lines.values()].map((line) => lineLook(line, placeOf, look)));
}

function sync(set, items) {
  const kept = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !kept.has(id)));
  set.update(items);
}

function start(canvas, onOpen) {
  loadLibrary();
  nodes = new vis.DataSet();
  edges = new vis.DataSet();
  const style = getComputedStyle(document.documentElement);
  drawing = new vis.Network(canvas, { nodes, edges }, {
    physics: false, autoResize: true, layout: { improvedLayout: false },
    interaction: { hideEdgesOnDrag: drawn.lines.size > MANY_LINES, hover: true, tooltipDelay: 200, multiselect: false, selectConnectedEdges: false,
      keyboard: { enabled: true, bindToWindow: false } },
    nodes: { chosen: { node: false, label: false }, scaling: { label: { drawThreshold: 1, maxVisible: 99 } } },
    edges: { arrowStrikethrough: false, arrows: { to: { scaleFactor: 0.6 }, from: { scaleFactor: 0.6 } }, hoverWidth: 0.8, selectionWidth: 1.5,
      font: { size: 11, color: style.getPropertyValue("--soft").trim(), strokeWidth: 4, strokeColor: style.getPropertyValue("--canvas").trim(), align: "horizontal" } },
  });
  canvas.firstElementChild.setAttribute("role", "application");
  canvas.firstElementChild.setAttribute("aria-label", "Drawing of the network: arrows move it, + and - zoom. The button “As a table” gives the same to read.");
  drawing.on("click", ({ nodes: [node], edges: [edge] }) => onOpen(node ?? null, node === undefined && edge !== undefined ? drawn.lines.get(edge) : null));
  drawing.on("zoom", () => { clearTimeout(zooming); zooming = setTimeout(redraw, 120); });
  drawing.on("resize", redraw);
  for (const [event, isOver] of [["hoverNode", true], ["hoverEdge", true], ["blurNode", false], ["blurEdge", false]])
    drawing.on(event, () => canvas.classList.toggle("pointing", isOver));
}

function nodeLook(node, { colour, face, zoom, names }) {
  const name = names.get(node.id);
  const fades = drawn.chosen !== null && !drawn.chosen.has(node.id);
  const isOpen = node.group === "group" || node.group === "event"; // drawn as a ring
  const fill = colour(node.group === "event" ? "line" : node.group);
  const inside = isOpen ? colour("canvas") : fill;
  const hover = { background: inside, border: colour("ink") };
  return {
    id: node.id, x: node.x, y: node.y, shape: node.shape, size: node.size,
    label: name ? node.label : NO_LABEL,
    title: node.label,
    opacity: fades ? 0.15 : 1,
    color: { background: inside, border: isOpen ? fill : colour("canvas"), highlight: hover, hover },
    borderWidth: 1.5,
    shapeProperties: { borderDashes: node.group === "group" ? [4, 3] : false },
    font: { color: colour(node.group === "event" ? "soft" : "ink"), size: name?.size ?? 1, face, strokeWidth: 3 / zoom, strokeColor: colour("canvas"), vadjust: -2 - (name?.raise ?? 0) },
  };
}

function lineLook(line, placeOf, { colour, face, zoom }) {
  const fades = drawn.chosen !== null && !line.ends.every((end) => drawn.chosen.has(end));
  const nouns = [...new Set(line.events.map((event) => NOUNS.get(event.kind)))];
  const side = line.isPaired ? Math.sign(placeOf.get(line.ends[1]).x - placeOf.get(line.ends[0]).x) : 0; // below the line that it stands beside, or above
  return {
    id: line.key, from: line.ends[0], to: line.ends[1],
    arrows: [...line.arrows].join(","),
    dashes: DASHES[line.status],
    width: 1.2 + Math.log2(line.claims) * 0.8,
    color: { color: colour(line.status === "negated" ? "denied" : "line"), highlight: colour("accent"), hover: colour("accent"), opacity: fades ? 0.12 : 1 },
    label: fades ? NO_LABEL : lineLabel(line, nouns, placeOf, zoom),
    title: nouns.join(", "),
    font: { size: 12 / zoom, face, color: colour("soft"), strokeWidth: 3 / zoom, strokeColor: colour("canvas"), vadjust: (14 * side) / zoom },
    smooth: line.isPaired ? { enabled: true, type: "curvedCW", roundness: 0.18 } : false,
  };
}

/** What stands on a line: the kinds of a chosen one, or how many claims it bundles; nothing where it would not fit. */
function lineLabel(line, nouns, placeOf, zoom) {
  const isNamed = drawn.chosen !== null && line.events[0].actors.length === 2;
  const words = isNamed ? nouns.slice(0, 2).join(", ") + (nouns.length > 2 ? " …" : "") : line.claims > 1 && zoom > 0.6 ? String(line.claims) : NO_LABEL;
  const [one, other] = line.ends.map((end) => placeOf.get(end));
  const length = (Math.hypot(one.x - other.x, one.y - other.y) - one.size - other.size) * zoom;
  return length > 60 + 6 * words.length ? words : NO_LABEL;
}

/** Pixels to a unit of the drawing. */
function scale() {
  return drawing === null ? 1 : drawing.getScale();
}

/** Moves the drawing so that some nodes, or all, fill it. */
export function fit(ids) {
  if (drawing === null) return;
  drawing.fit(ids === undefined ? { maxZoomLevel: 1.15 } : { nodes: ids, maxZoomLevel: 1 });
  zoomBy(0.92); // room for the names at the rim
}

export function zoomBy(factor) {
  if (drawing === null) return;
  drawing.moveTo({ scale: drawing.getScale() * factor });
  redraw();
}

/** Marks no node and no line as selected. */
export function unselect() {
  drawing?.unselectAll();
}

/** The place of a node on the screen, from the upper left of the drawing. */
export function placeOnScreen(id) {
  return drawing.canvasToDOM(drawing.getPosition(id));
}

/** How many nodes and lines are drawn. */
export function countDrawn() {
  return { nodes: nodes.length, lines: edges.length };
}
