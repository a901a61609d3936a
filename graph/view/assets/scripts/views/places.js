// Where nodes stand: as the build has laid out the whole, in rings around one actor, or in steps between two.

import { data } from "../model.js";
import { NOUNS } from "../words.js";
import { endsOf } from "./bundles.js";

const RING = 210; // units between rings
const ROOM = 120; // along a ring, for a name
const STEP = 300; // between the steps of a way
const HIGH = 1.5; // so many times as high as wide is a window in which the drawing is turned

/** The nodes of the drawing that the build has made, which is wider than high: turned in the high window of a phone. */
export function wholeDrawing() {
  return innerHeight > HIGH * innerWidth ? data.drawing.nodes.map((node) => ({ ...node, x: node.y, y: node.x })) : data.drawing.nodes;
}

/** An actor in the middle, those it deals with in rings around it (by class, then name), and what it did alone. */
export function ringsAround(centre, neighbours, events) {
  const order = Object.keys(data.shapes);
  const around = [...neighbours].sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind) || (one.label < other.label ? -1 : 1)).map(actorNode);
  const alone = new Set(events.filter((event) => event.actors.length === 1).map((event) => event.kind));
  around.push(...[...alone].map((kind) => aloneNode(centre, kind)));
  const nodes = [Object.assign(actorNode(centre), { x: 0, y: 0 })];
  for (let ring = 1; around.length > 0; ring += 1) {
    const some = around.splice(0, Math.floor((2 * Math.PI * RING * ring) / ROOM));
    some.forEach((node, place) => {
      const angle = (2 * Math.PI * (place + ((ring + 1) % 2) / 2)) / some.length;
      nodes.push(Object.assign(node, { x: Math.round(1.35 * RING * ring * Math.cos(angle)), y: Math.round(RING * ring * Math.sin(angle)) }));
    });
  }
  return nodes;
}

/** The actors of each step in a column of its own, from left to right. */
export function stepsBetween(ways) {
  return ways.flatMap((actors, step) => actors.map((actor, place) =>
    Object.assign(actorNode(actor), { x: STEP * step, y: ROOM * (place - (actors.length - 1) / 2) })));
}

/** A node as the build would draw it (`node_radius` and `label_size` of layout.py). */
function actorNode(actor) {
  const weight = Math.sqrt(Math.min(actor.events.reduce((sum, event) => sum + event.allClaims.length, 0), 100));
  return { id: String(actor.place), label: actor.label, shape: data.shapes[actor.kind], group: actor.kind, size: Math.round(6 + 3.4 * weight), font: { size: Math.round(12 + 2.4 * weight) } };
}

function aloneNode(actor, kind) {
  const [, id] = endsOf({ actors: [actor], kind });
  return { id, label: NOUNS.get(kind) ?? kind, shape: "dot", group: "event", size: 6, font: { size: 12 } };
}
