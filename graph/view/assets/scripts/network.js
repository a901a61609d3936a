// The drawing. Places come from the build; events between the same two actors share a line.

const DASHES = { actual: false, planned: [9, 5], possible: [2, 5], negated: [9, 5] };
const STRENGTH = { actual: 3, planned: 2, possible: 1, negated: 0 };
const NO_LABEL = " "; // vis-network keeps the last label when it is given an empty one
const MANY_LINES = 300; // from here on lines are left out while the drawing is dragged

const LETTERS = { least: 12, most: 24 }; // pixels

const placeOf = new Map(data.drawing.nodes.map((node) => [node.id, node]));

let network = null;
let nodes = null;
let edges = null;
let zooming = 0; // the timer that waits for the end of a zoom
let chosen = null; // the nodes that stand out while others fade, or null

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** Lines for the events shown: one a pair of nodes, and one more for what is denied. */
function bundles() {
  const found = new Map();
  for (const edge of data.drawing.edges) {
    const event = data.events[edge.id];
    if (!isShown(event)) continue;
    const ends = [edge.from, edge.to].sort();
    const key = [...ends, event.status === "negated"].join("|");
    if (!found.has(key)) found.set(key, { key, ends, events: [], arrows: new Set() });
    const bundle = found.get(key);
    bundle.events.push(event);
    if (!UNORDERED.has(event.kind) && event.actors.length === 2) bundle.arrows.add(edge.from === ends[0] ? "to" : "from");
  }
  return found;
}

function lineOf(bundle, all) {
  const status = bundle.events.map((event) => event.status).reduce((best, next) => (STRENGTH[next] > STRENGTH[best] ? next : best));
  const isPaired = status === "negated" && all.has([...bundle.ends, false].join("|"));
  const fades = chosen !== null && !bundle.ends.every((end) => chosen.has(end));
  const count = countClaims(bundle.events);
  const nouns = [...new Set(bundle.events.map((event) => NOUNS.get(event.kind)))];
  return {
    id: bundle.key, from: bundle.ends[0], to: bundle.ends[1],
    arrows: [...bundle.arrows].join(","),
    dashes: DASHES[status],
    width: 1.2 + Math.log2(count) * 0.8,
    color: { color: colour(status === "negated" ? "denied" : "line"), highlight: colour("accent"), hover: colour("accent"), opacity: fades ? 0.12 : 1 },
    label: fades ? NO_LABEL : lineLabel(bundle, nouns, count),
    title: nouns.join(", "),
    font: { size: 12 / scale(), strokeWidth: 3 / scale() },
    smooth: isPaired ? { enabled: true, type: "curvedCW", roundness: 0.18 } : false,
  };
}

/** What stands on a line: the kinds of a chosen one, or how many claims it bundles; nothing where it would not fit. */
function lineLabel({ ends, events }, nouns, count) {
  const isNamed = chosen !== null && events[0].actors.length === 2;
  const words = isNamed ? nouns.slice(0, 2).join(", ") + (nouns.length > 2 ? " …" : "") : count > 1 && scale() > 0.6 ? String(count) : NO_LABEL;
  const [one, other] = ends.map((end) => placeOf.get(end));
  const length = (Math.hypot(one.x - other.x, one.y - other.y) - one.size - other.size) * scale();
  return length > 60 + 6 * words.length ? words : NO_LABEL;
}

function nodeOf(node, drawn, sizes) {
  const fades = chosen !== null && !chosen.has(node.id);
  const isOpen = node.group === "group" || node.group === "event"; // drawn as a ring
  const fill = colour(node.group === "event" ? "line" : node.group);
  const inside = isOpen ? colour("canvas") : fill;
  return {
    id: node.id, x: node.x, y: node.y, shape: node.shape, size: node.size,
    hidden: !drawn.has(node.id),
    label: sizes.has(node.id) ? node.label : NO_LABEL,
    title: node.label,
    opacity: fades ? 0.15 : 1,
    color: { background: inside, border: isOpen ? fill : colour("canvas"),
      highlight: { background: inside, border: colour("ink") }, hover: { background: inside, border: colour("ink") } },
    borderWidth: 1.5,
    shapeProperties: { borderDashes: node.group === "group" ? [4, 3] : false },
    font: { color: colour(node.group === "event" ? "soft" : "ink"), size: sizes.get(node.id) ?? 1, face: fontFace(), strokeWidth: 3 / scale(), strokeColor: colour("canvas"), vadjust: -2 },
  };
}

/** The letters of the names that have room at this zoom, as on a map: the best reported actor takes its place first. */
function nameSizes(drawn) {
  const zoom = scale();
  const sizes = new Map();
  const standing = data.drawing.nodes.filter((node) => drawn.has(node.id) && (chosen === null || chosen.has(node.id)));
  const taken = [];
  for (const node of standing.sort((one, other) => other.size - one.size)) {
    const letters = Math.min(Math.max(node.font.size * zoom, LETTERS.least), LETTERS.most);
    const box = nameBox(node, zoom, letters);
    taken.push(square(node, zoom)); // a name may cover lesser nodes, which come later
    if (taken.slice(0, -1).some((other) => overlap(box, other))) continue;
    taken.push(box);
    sizes.set(node.id, letters / zoom);
  }
  return sizes;
}

function square({ x, y, size }, zoom) {
  return [(x - size) * zoom, (y - size) * zoom, (x + size) * zoom, (y + size) * zoom];
}

function nameBox({ x, y, size, label }, zoom, letters) {
  const half = letters * 0.28 * label.length;
  const top = (y + size) * zoom + 1;
  return [x * zoom - half, top, x * zoom + half, top + letters * 1.25];
}

function overlap(one, other) {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}

/** Pixels to a unit of the drawing. */
function scale() {
  return network === null ? 1 : network.getScale();
}

function fontFace() {
  return getComputedStyle(document.body).fontFamily;
}

function drawNetwork() {
  const all = bundles();
  const drawn = new Set([...all.values()].flatMap((bundle) => bundle.ends));
  const lines = [...all.values()].map((bundle) => lineOf(bundle, all));
  const sizes = nameSizes(drawn);
  const points = data.drawing.nodes.map((node) => nodeOf(node, drawn, sizes));
  byId("empty").hidden = lines.length > 0;
  if (network === null) return startNetwork(points, lines);
  nodes.update(points);
  edges.remove(edges.getIds().filter((id) => !all.has(id)));
  edges.update(lines);
}

function startNetwork(points, lines) {
  nodes = new vis.DataSet(points);
  edges = new vis.DataSet(lines);
  const options = {
    physics: false, autoResize: true,
    layout: { improvedLayout: false },
    interaction: { hideEdgesOnDrag: lines.length > MANY_LINES, hover: true, tooltipDelay: 200, multiselect: false, selectConnectedEdges: false,
      keyboard: { enabled: true, bindToWindow: false } },
    nodes: { chosen: { node: false, label: false }, scaling: { label: { drawThreshold: 1, maxVisible: 99 } } },
    edges: { arrowStrikethrough: false, arrows: { to: { scaleFactor: 0.6 }, from: { scaleFactor: 0.6 } }, hoverWidth: 0.8, selectionWidth: 1.5,
      font: { size: 11, face: fontFace(), color: colour("soft"), strokeWidth: 4, strokeColor: colour("canvas"), align: "horizontal" } },
  };
  network = new vis.Network(byId("drawing"), { nodes, edges }, options);
  fit();
  network.on("click", openClicked);
  network.on("zoom", () => { clearTimeout(zooming); zooming = setTimeout(drawNetwork, 120); });
  network.on("resize", drawNetwork);
  network.on("hoverNode", () => byId("drawing").classList.add("pointing"));
  network.on("blurNode", () => byId("drawing").classList.remove("pointing"));
  network.on("hoverEdge", () => byId("drawing").classList.add("pointing"));
  network.on("blurEdge", () => byId("drawing").classList.remove("pointing"));
}

function openClicked({ nodes: [node], edges: [edge] }) {
  if (node !== undefined) openNode(node);
  else if (edge !== undefined) openLine(edge);
  else return closeEvidence();
  if (matchMedia("(max-width: 60rem)").matches) bringIntoView([...chosen]); // the panel has taken half of the page
}

function openNode(node) {
  const [actor, kind] = node.split(" ");
  emphasize(new Set([node, ...network.getConnectedNodes(node)]));
  if (kind === undefined) return showActorEvidence(Number(actor));
  showPairEvidence([Number(actor)], eventsOfActor[actor].filter((event) => event.actors.length === 1 && event.kind === kind));
}

function openLine(key) {
  const bundle = bundles().get(key);
  emphasize(new Set(bundle.ends));
  const actors = bundle.events[0].actors;
  showPairEvidence(actors, bundle.events[0].actors.length === 2 ? eventsBetween(actors) : bundle.events);
}

function emphasize(some) {
  chosen = some;
  drawNetwork();
}

function clearSelection() {
  if (network === null || chosen === null) return;
  network.unselectAll();
  emphasize(null);
}

function selectActor(actor) {
  const id = String(actor);
  if (nodes.get(id) === null) return clearSelection();
  network.selectNodes([id], false);
  emphasize(new Set([id, ...network.getConnectedNodes(id)]));
  bringIntoView([...chosen]);
}

function selectPair(actors) {
  const ids = actors.map(String).filter((id) => nodes.get(id) !== null);
  if (ids.length === 0) return clearSelection();
  emphasize(new Set(ids));
  bringIntoView(ids);
}

/** Moves the drawing so that the nodes fill it, after the page has given it its new size. */
function bringIntoView(ids) {
  requestAnimationFrame(() => requestAnimationFrame(() => fit({ nodes: ids, maxZoomLevel: 1 })));
}

function fit(options) {
  network.fit(options);
  zoomBy(0.92); // room for the names at the rim
}

function zoomBy(factor) {
  network.moveTo({ scale: network.getScale() * factor });
  drawNetwork();
}

/** A stroke as the drawing uses it, for the key. */
function lineSample(status) {
  return svg("svg", { class: `line ${status}`, viewBox: "0 0 30 8", width: 30, height: 8, "aria-hidden": "true" }, svg("path", { d: "M1 4H29" }));
}

const OUTLINES = {
  government: "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z", agency: "M2.5 2.5h11v11h-11z", court: "M8 1l7 7l-7 7l-7-7z",
  person: "M8 2l6.5 11.5h-13z", organization: "M4.5 2h7l3.5 6l-3.5 6h-7l-3.5-6z", group: "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z",
};

function shapeSample(kind) {
  return svg("svg", { class: `shape ${kind === "event" ? "alone" : kind}`, viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" },
    svg("path", { d: OUTLINES[kind] ?? OUTLINES.government }));
}
