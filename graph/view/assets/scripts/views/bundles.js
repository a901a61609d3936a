// Lines for the network: the events between the same two nodes share one, and what is denied has one of its own.

import { countClaims, data } from "../model.js";

const STRENGTH = { actual: 3, planned: 2, possible: 1, negated: 0 };
const UNORDERED = new Set(data.unordered); // kinds whose parties have no order

/** The node that an event leads from, and to: an actor's place, or "PLACE KIND" for what it did with nobody named. */
export function endsOf(event) {
  const [one, other] = event.actors;
  return [String(one.place), other ? String(other.place) : `${one.place} ${event.kind}`];
}

/** The lines of some events: { key, ends, events, arrows, status, isPaired } by their keys. */
export function bundle(events) {
  const found = new Map();
  for (const event of events) {
    const [from, to] = endsOf(event);
    const ends = [from, to].sort();
    const key = [...ends, event.status === "negated"].join("|");
    if (!found.has(key)) found.set(key, { key, ends, events: [], arrows: new Set() });
    found.get(key).events.push(event);
    if (!UNORDERED.has(event.kind) && event.actors.length === 2) found.get(key).arrows.add(from === ends[0] ? "to" : "from");
  }
  for (const line of found.values()) {
    line.status = line.events.map((event) => event.status).reduce((best, next) => (STRENGTH[next] > STRENGTH[best] ? next : best));
    line.isPaired = line.status === "negated" && found.has([...line.ends, false].join("|"));
    line.claims = countClaims(line.events);
  }
  return found;
}
