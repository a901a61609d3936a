// The network: who deals with whom, as a drawing or as a table; whole, around one actor, or between two.

import { button, byId, element, named } from "../elements.js";
import { shown } from "../filters.js";
import { actorByIri, data } from "../model.js";
import { declareState, get, setState } from "../state.js";
import { openedTarget, openTarget, targetOf } from "../targets.js";
import { fold, format, plural } from "../words.js";
import { bundle, endsOf } from "./bundles.js";
import { draw, fit, unselect, zoomBy } from "./drawing.js";
import { hubsIn, neighboursIn, shortestWays } from "./neighbours.js";
import { colourOfPage, drawingAsSvg } from "./picture.js";
import { ringsAround, stepsBetween, wholeDrawing } from "./places.js";
import { claimTable } from "./table.js";

const OFFICE = "OfficeHolding"; // says who somebody is, which is no dealing with another
const SUGGESTED = 500; // names in the lists of the two fields

declareState({ "network.form": "drawing", "network.near": "", "network.path": "", "network.hubs": "shown", "network.offices": "hidden" });

export const network = { name: "network", label: "Network", follows: ["open"], mount, update, picture };

let lastScope = ""; // what was drawn last, to tell whether the drawing must be fitted anew

function mount(panel) {
  panel.append(
    element("div", { class: "toolbar" },
      button({ id: "network-form", onclick: () => setState({ "network.form": get("network.form") === "table" ? "drawing" : "table" }) }),
      button({ id: "network-whole", onclick: () => setState({ "network.near": "", "network.path": "" }) }, "Whole network"),
      button({ id: "network-near", onclick: showNeighbours }, "Neighbours only"),
      button({ id: "network-hubs", onclick: () => setState({ "network.hubs": get("network.hubs") === "hidden" ? "shown" : "hidden" }) }),
      button({ id: "network-offices", onclick: () => setState({ "network.offices": get("network.offices") === "hidden" ? "shown" : "hidden" }) }),
      element("form", { class: "path", onsubmit: findPath },
        element("label", {}, "Path from ", element("input", { id: "path-from", list: "path-actors", autocomplete: "off" })),
        element("label", {}, "to ", element("input", { id: "path-to", list: "path-actors", autocomplete: "off" })),
        element("datalist", { id: "path-actors" }),
        element("button", { type: "submit" }, "Find"))),
    element("p", { class: "scope", id: "network-scope", role: "status" }),
    element("div", { class: "drawing-frame", id: "drawing-frame" },
      element("div", { id: "drawing" }),
      element("div", { id: "drawing-printed", class: "printed" }),
      element("p", { class: "empty", id: "network-empty" }, "Nothing to draw."),
      element("div", { class: "zoom", role: "group", "aria-label": "Zoom" },
        button({ "aria-label": "Zoom in", onclick: () => zoomBy(1.4) }, "+"),
        button({ "aria-label": "Zoom out", onclick: () => zoomBy(1 / 1.4) }, "−"),
        button({ "aria-label": "Show all", onclick: () => fit() }, "⤢"))),
    element("div", { class: "table-frame", id: "table-frame" }));
  const best = [...data.actors].sort((one, other) => other.events.length - one.events.length).slice(0, SUGGESTED);
  byId("path-actors").append(...best.map((actor) => element("option", { value: actor.label })));
}

function update(most = null) {
  const isTable = get("network.form") === "table";
  byId("network-form").textContent = isTable ? "As a drawing" : "As a table";
  byId("drawing-frame").hidden = isTable;
  byId("table-frame").hidden = !isTable;
  const { nodes, events, words, isPart } = scopeOf(connectedEvents());
  drawToolbar(isPart);
  byId("network-scope").replaceChildren(...words);
  if (isTable) byId("table-frame").replaceChildren(claimTable(byId("table-frame"), events, most));
  else drawNodes(nodes, linesAmong(nodes, events));
  byId("drawing-printed").replaceChildren(...(most === null || isTable ? [] : [wholePicture(nodes, events, colourOfPage)])); // a canvas is not printed
}

/** The drawing as far as it is shown, whatever the zoom; or the table. */
function picture(most) {
  const { nodes, events } = scopeOf(connectedEvents());
  if (get("network.form") === "table") return claimTable(byId("table-frame"), events, most);
  return wholePicture(nodes, events);
}

function wholePicture(nodes, events, colour) {
  const lines = linesAmong(nodes, events);
  return drawingAsSvg({ nodes: linkedNodes(nodes, lines), lines: [...lines.values()] }, colour);
}

function linesAmong(nodes, events) {
  const ids = new Set(nodes.map((node) => node.id));
  return bundle(events.filter((event) => endsOf(event).every((end) => ids.has(end))));
}

function linkedNodes(nodes, lines) {
  const linked = new Set([...lines.values()].flatMap((line) => line.ends));
  return nodes.filter((node) => linked.has(node.id));
}

function drawNodes(nodes, lines) {
  const drawn = linkedNodes(nodes, lines);
  const chosen = chosenNodes(lines, new Set(drawn.map((node) => node.id)));
  byId("network-empty").hidden = lines.size > 0;
  draw(byId("drawing"), drawn, lines, chosen, openClicked);
  const scope = `${get("network.near")} ${get("network.path")} ${get("network.hubs")} ${get("network.offices")}`;
  if (chosen === null) unselect();
  if (chosen !== null) requestAnimationFrame(() => requestAnimationFrame(() => fit([...chosen]))); // when the panel has its place
  else if (scope !== lastScope) requestAnimationFrame(() => fit());
  lastScope = scope;
}

/** The events that are drawn: not those of hidden hubs, nor who holds which office, if the reader wants it so. */
function connectedEvents() {
  const dealings = get("network.offices") === "hidden" ? shown.events.filter((event) => event.kind !== OFFICE) : shown.events;
  if (get("network.hubs") !== "hidden") return dealings;
  const hubs = new Set(hubsIn(neighboursIn(dealings)));
  return dealings.filter((event) => !event.actors.some((actor) => hubs.has(actor)));
}

function eventsAmong(actors, events) {
  const among = new Set(actors);
  return events.filter((event) => event.actors.every((actor) => among.has(actor)));
}

/** Which nodes are drawn, where, of which events, and what the page says of that. */
function scopeOf(events) {
  const [from, to] = get("network.path").split(" ").map((iri) => actorByIri.get(iri));
  if (from && to) {
    const ways = shortestWays(neighboursIn(events), from, to);
    const words = ways.length === 0 ? `No way from ${from.label} to ${to.label} among the dealings that are shown.`
      : `The shortest ways from ${from.label} to ${to.label}: ${plural(ways.length - 1, "step")}.`;
    return { nodes: stepsBetween(ways), events: eventsAmong(ways.flat(), events), words: [words], isPart: true };
  }
  const centre = actorByIri.get(get("network.near"));
  if (centre) {
    const near = neighboursIn(events).get(centre) ?? new Set();
    const words = [named(centre.label), ` and ${plural(near.size, "actor")} with whom it deals.`];
    return { nodes: ringsAround(centre, near, centre.events.filter((event) => event.isShown)), events: eventsAmong([centre, ...near], events), words, isPart: true };
  }
  const drawnActors = wholeDrawing().filter((node) => node.group !== "event").length;
  const words = drawnActors === data.actors.length ? []
    : [`Drawn are the ${format(drawnActors)} best connected of ${format(data.actors.length)} actors. Search for any other and choose “Neighbours only”, or read all as a table.`];
  return { nodes: wholeDrawing(), events, words, isPart: false };
}

function drawToolbar(isPart) {
  const hubs = hubsIn(neighboursIn(shown.events));
  const isHidden = get("network.hubs") === "hidden";
  byId("network-hubs").hidden = hubs.length === 0 && !isHidden;
  byId("network-hubs").setAttribute("aria-pressed", String(isHidden));
  const names = hubs.slice(0, 2).map((actor) => actor.label).join(", ") + (hubs.length > 2 ? ` and ${hubs.length - 2} more` : "");
  byId("network-hubs").textContent = isHidden ? `Show hubs (${names})` : `Hide hubs (${names})`;
  const offices = shown.events.filter((event) => event.kind === OFFICE).length;
  byId("network-offices").hidden = offices === 0;
  byId("network-offices").textContent = get("network.offices") === "hidden" ? `Show who holds which office (${format(offices)})` : "Hide offices";
  byId("network-whole").hidden = !isPart;
  byId("network-near").hidden = openedTarget()?.actors.length !== 1 || get("network.near") === openedTarget().actors[0].iri;
  const [from, to] = get("network.path").split(" ").map((iri) => actorByIri.get(iri));
  if (from && to) Object.assign(byId("path-from"), { value: from.label }) && Object.assign(byId("path-to"), { value: to.label });
}

function showNeighbours() {
  setState({ "network.near": openedTarget().actors[0].iri, "network.path": "" }, { push: true });
}

function findPath(submit) {
  submit.preventDefault();
  const [from, to] = ["path-from", "path-to"].map((id) => findActor(byId(id).value));
  if (from && to) return setState({ "network.path": `${from.iri} ${to.iri}`, "network.near": "" }, { push: true });
  const missing = from ? byId("path-to") : byId("path-from");
  byId("network-scope").replaceChildren(`No actor is called “${missing.value}”.`);
  missing.focus();
}

/** The best reported actor of a name, or of one that begins so. */
function findActor(name) {
  const words = fold(name.trim());
  if (words === "") return null;
  const byEvents = [...data.actors].sort((one, other) => other.events.length - one.events.length);
  return byEvents.find((actor) => fold(actor.label) === words) ?? byEvents.find((actor) => fold(actor.label).startsWith(words)) ?? null;
}

/** What stands out: those whose evidence is open, with the neighbours of a single one; null for everything. */
function chosenNodes(lines, linked) {
  const ids = (openedTarget()?.actors ?? []).map((actor) => String(actor.place)).filter((id) => linked.has(id));
  if (ids.length === 0) return null;
  const chosen = new Set(ids);
  if (ids.length === 1) for (const { ends } of lines.values()) if (ends.includes(ids[0])) ends.forEach((end) => chosen.add(end));
  return chosen;
}

function openClicked(node, line) {
  if (node !== null) return openNode(node);
  if (line === null) return setState({ open: "" }, { push: true });
  const [one, other] = line.events[0].actors;
  openTarget(other ? targetOf("pair", one.iri, other.iri) : targetOf("alone", one.iri, line.events[0].kind));
}

function openNode(id) {
  const [place, kind] = id.split(" ");
  const { iri } = data.actors[place];
  openTarget(kind === undefined ? targetOf("actor", iri) : targetOf("alone", iri, kind));
}
