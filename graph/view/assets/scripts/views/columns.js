// The columns of the board: which kinds of dealing each holds, and how it says who deals with whom.

import { data } from "../model.js";
import { NOUNS } from "../words.js";

/** `by` is said where the row's actor acts, `of` where it is acted upon, `alone` where nobody else is named. */
const KNOWN = [
  { name: "asked", label: "Asked", kinds: ["Request"], by: "asked", of: "asked by", alone: "asked" },
  { name: "talking", label: "Talking", kinds: ["Negotiation"], by: "with", of: "with", alone: "talked" },
  { name: "agreed", label: "Agreed", kinds: ["Agreement"], by: "with", of: "with", alone: "said yes" },
  { name: "refused", label: "Refused", kinds: ["Refusal"], by: "said no to", of: "refused by", alone: "said no" },
  { name: "paid", label: "Paid", kinds: ["Payment"], by: "paid", of: "paid by", alone: "paid" },
  { name: "sent", label: "Sent people", kinds: ["Transfer"], by: "to", of: "from", alone: "sent people" },
  { name: "holds", label: "Holds people", kinds: ["Detention"], by: "with", of: "with", alone: "holds people" },
  { name: "court", label: "In court", kinds: ["Ruling", "Lawsuit"], by: "against", of: "before", alone: "ruled" },
  { name: "restricted", label: "Restricted", kinds: ["Restriction"], by: "restricts", of: "by", alone: "restricts" },
];
const OFFICES = { name: "offices", label: "Offices", kinds: ["OfficeHolding"], by: "of", of: "held by", alone: "in office" };

/** The words of a lawsuit differ from those of a ruling, with which it shares a column. */
const LAWSUIT = { by: "sued", of: "sued by", alone: "sued" };
const RULING = { by: "ruled on", of: "ruled on by", alone: "ruled" };

const inKnown = new Set([...KNOWN, OFFICES].flatMap((column) => column.kinds));
const own = data.kinds.filter(([kind]) => !inKnown.has(kind)).map(([kind, noun]) => ({ name: kind, label: noun, kinds: [kind], by: "with", of: "by", alone: "alone" }));
const used = new Set(data.events.map((event) => event.kind));

/** The columns that hold something in this build; offices are of interest only where persons have rows. */
export function columnsFor(rows) {
  const all = [...KNOWN, ...own, ...(rows === "states" ? [] : [OFFICES])];
  return all.filter((column) => column.kinds.some((kind) => used.has(kind)));
}

/** How an event stands to a row's actor: "by", "of" or "alone", in words. */
export function directionWords(column, event, role) {
  const words = { Lawsuit: LAWSUIT, Ruling: RULING }[event.kind] ?? column;
  return words[role];
}

export function columnTitle(column) {
  return column.kinds.map((kind) => NOUNS.get(kind)).join(", ");
}
