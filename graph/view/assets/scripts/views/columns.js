// The columns of the board: which kinds of dealing each holds, and how it says who deals with whom.

import { data } from "../model.js";
import { NOUNS } from "../words.js";

/**
 * `by` stands before the others where the row's actor acts, `of` where it is acted upon, `alone` where nobody else is
 * named. They are no verbs: whether it happened is for the marks to say.
 */
const KNOWN = [
  { name: "asked", label: "Asked", kinds: ["Request"], by: "", of: "by", alone: "nobody named" },
  { name: "talking", label: "Talking", kinds: ["Negotiation"], by: "with", of: "with", alone: "nobody named" },
  { name: "agreed", label: "Agreed", kinds: ["Agreement"], by: "with", of: "with", alone: "nobody named" },
  { name: "refused", label: "Refused", kinds: ["Refusal"], by: "", of: "by", alone: "nobody named" },
  { name: "paid", label: "Paid", kinds: ["Payment"], by: "to", of: "by", alone: "nobody named" },
  { name: "sent", label: "Sent people", kinds: ["Transfer"], by: "to", of: "from", alone: "nobody named" },
  { name: "holds", label: "Holds people", kinds: ["Detention"], by: "with", of: "with", alone: "" },
  { name: "court", label: "In court", kinds: ["Ruling", "Lawsuit"], by: "", of: "", alone: "" },
  { name: "restricted", label: "Restricted", kinds: ["Restriction"], by: "", of: "by", alone: "nobody named" },
];
const OFFICES = { name: "offices", label: "Offices", kinds: ["OfficeHolding"], by: "in", of: "held by", alone: "" };

/** A lawsuit and a ruling share a column, but not their words. */
const IN_COURT = {
  Lawsuit: { by: "case against", of: "case by", alone: "case" },
  Ruling: { by: "ruling on", of: "ruling by", alone: "ruling" },
};

const inKnown = new Set([...KNOWN, OFFICES].flatMap((column) => column.kinds));
const own = data.kinds.filter(([kind]) => !inKnown.has(kind)).map(([kind, noun]) => ({ name: kind, label: noun, kinds: [kind], by: "", of: "by", alone: "" }));
const used = new Set(data.events.map((event) => event.kind));

/** The columns that hold something in this build; offices are of interest only where persons have rows. */
export function columnsFor(rows) {
  const all = [...KNOWN, ...own, ...(rows === "states" ? [] : [OFFICES])];
  return all.filter((column) => column.kinds.some((kind) => used.has(kind)));
}

/** How an event stands to a row's actor: "by", "of" or "alone", in words. */
export function directionWords(column, event, role) {
  return (IN_COURT[event.kind] ?? column)[role];
}

export function columnTitle(column) {
  return column.kinds.map((kind) => NOUNS.get(kind)).join(", ");
}
