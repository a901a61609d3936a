// The timeline: events by the date that they have, the latest first; those without one by their first report.

import { appendLazily, button, element, named } from "../elements.js";
import { shown } from "../filters.js";
import { lastDay, sentenceOf } from "../model.js";
import { statusMark } from "../samples.js";
import { openTarget, targetOf } from "../targets.js";
import { plural, STATUS_WORDS, wordedDate } from "../words.js";

const EVENTS_AT_ONCE = 60;

export const timeline = { name: "timeline", label: "Timeline", follows: [], mount, update };

let list = null;

function mount(panel) {
  list = element("div", { class: "timeline" });
  panel.append(list);
}

function update() {
  const dated = shown.events.filter((event) => lastDay(event.date) !== null).sort((one, other) => (one.date < other.date ? 1 : one.date > other.date ? -1 : one.place - other.place));
  const undated = shown.events.filter((event) => lastDay(event.date) === null)
    .sort((one, other) => (other.firstReported ?? "").localeCompare(one.firstReported ?? "") || one.place - other.place);
  list.replaceChildren(
    ...part(`Dated: ${plural(dated.length, "dealing")}`, dated, (event) => wordedDate(event.date)),
    ...part(`Without a date of their own: ${plural(undated.length, "dealing")}, by first report`, undated, (event) => (event.firstReported ? `reported ${wordedDate(event.firstReported)}` : "")));
}

function part(heading, events, when) {
  if (events.length === 0) return [];
  const rows = element("ol");
  appendLazily(rows, events, EVENTS_AT_ONCE, (event) => element("li", {},
    element("span", { class: "when" }, when(event)),
    button({ onclick: () => openTarget(targetOf("event", event.iri)) },
      element("span", { class: `status ${event.status}`, title: STATUS_WORDS[event.status] }, statusMark(event.status), element("span", { class: "unseen" }, STATUS_WORDS[event.status])),
      named(sentenceOf(event)),
      event.disputed ? element("span", { class: "disputed" }, "sources differ") : null)));
  return [element("h2", {}, heading), rows];
}
