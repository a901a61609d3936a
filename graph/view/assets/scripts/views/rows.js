// The rows of the board: who has one, and which dealings stand in which of its cells.

import { data } from "../model.js";
import { shown } from "../filters.js";

/** What the board can have rows of. */
export const ROW_SORTS = { states: "States", bodies: "Bodies and courts", persons: "Persons", all: "Everybody" };

const OF_STATE = new Set(["government", "country", "agency"]); // courts act for themselves

/** The key of the row that an actor's dealings stand in, or null where it has none on such a board. */
function rowKey(actor, sort) {
  const isOfState = actor.country !== null && OF_STATE.has(actor.kind);
  if (sort === "states") return isOfState ? `state/${actor.country}` : null;
  if (sort === "all") return isOfState && actor.kind !== "agency" ? `state/${actor.country}` : actor.iri;
  if (sort === "persons") return actor.kind === "person" ? actor.iri : null;
  return ["agency", "court", "organization", "group"].includes(actor.kind) ? actor.iri : null;
}

/** The rows of what is shown: { key, label, kind, actors, events, cells } with the entries of each column in `cells`. */
export function rowsOf(sort, columns) {
  const columnOf = new Map(columns.flatMap((column) => column.kinds.map((kind) => [kind, column.name])));
  const rows = new Map();
  for (const event of shown.events) {
    const column = columnOf.get(event.kind);
    if (column === undefined) continue;
    const keys = event.actors.map((actor) => rowKey(actor, sort));
    keys.forEach((key, place) => {
      if (key === null || keys.indexOf(key) < place) return; // a state's dealing with its own body stands in it once
      const row = rowFor(rows, key, event.actors[place]);
      const role = event.actors.length === 1 ? "alone" : place === 0 ? "by" : "of";
      row.events.push(event);
      if (!row.cells.has(column)) row.cells.set(column, []);
      row.cells.get(column).push({ event, role, other: event.actors[1 - place] ?? null });
    });
  }
  return [...rows.values()];
}

function rowFor(rows, key, actor) {
  if (!rows.has(key)) rows.set(key, { key, label: labelOf(key, actor), kind: key.startsWith("state/") ? "government" : actor.kind, events: [], cells: new Map() });
  return rows.get(key);
}

function labelOf(key, actor) {
  return key.startsWith("state/") ? (data.states[actor.country] ?? actor.country) : actor.label;
}

/** The name of a row that may hide behind the filters, and all events of it, shown or not. */
export function findRow(key) {
  const actors = key.startsWith("state/")
    ? data.actors.filter((actor) => OF_STATE.has(actor.kind) && `state/${actor.country}` === key)
    : data.actors.filter((actor) => actor.iri === key);
  if (actors.length === 0) return null;
  return { label: labelOf(key, actors[0]), actors, events: [...new Set(actors.flatMap((actor) => actor.events))].sort((one, other) => one.place - other.place) };
}
