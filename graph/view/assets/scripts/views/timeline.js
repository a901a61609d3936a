// The timeline: dealings month by month, the latest first, by their own date or by the day of their first report.

import { appendLazily, button, element, hint, named } from "../elements.js";
import { shown } from "../filters.js";
import { lastDay, sentenceOf } from "../model.js";
import { statusMark } from "../samples.js";
import { declareState, get, setState } from "../state.js";
import { openTarget, targetOf } from "../targets.js";
import { format, NOUNS, plural, STATUS_WORDS, wordedDate } from "../words.js";
import { drawOverview, makeOverview } from "./overview.js";

const MONTHS_AT_ONCE = 12;
const EVENTS_AT_ONCE = 60;
const ORDERS = { date: "the date of the dealing", report: "the day of its first report" };

declareState({ "timeline.by": "date" });

export const timeline = { name: "timeline", label: "Timeline", follows: [], mount, update, picture };

let choice = null;
let overview = null;
let list = null;

function mount(panel) {
  choice = element("select", { id: "timeline-by", onchange: (change) => setState({ "timeline.by": change.target.value }) },
    ...Object.entries(ORDERS).map(([order, words]) => element("option", { value: order }, words)));
  list = element("div", { class: "timeline" });
  overview = makeOverview();
  panel.append(element("div", { class: "toolbar" }, element("label", {}, "By ", choice)), overview, list);
}

function update(most) {
  choice.value = order();
  drawOverview();
  if (order() === "report") overview.hidden = true; // that is the slider's
  fill(list, most);
}

function picture(most) {
  return fill(element("div", { class: "timeline" }), most);
}

function order() {
  return get("timeline.by") in ORDERS ? get("timeline.by") : "date";
}

function fill(list, most = null) {
  const isByReport = order() === "report";
  const dateOf = isByReport ? (event) => event.firstReported : (event) => event.date;
  const dated = shown.events.filter((event) => lastDay(dateOf(event)) !== null);
  const undated = shown.events.filter((event) => lastDay(dateOf(event)) === null);
  const parts = [...byMonth(dated, dateOf)];
  if (undated.length > 0) parts.push([isByReport ? "Nobody knows when they were reported" : "No date is given", undated]);
  list.replaceChildren(element("p", { class: "scope" }, `${plural(dated.length, "dealing")} with a date${undated.length > 0 ? `, ${format(undated.length)} without at the end` : ""}. `, hint("Choose one to read its sentences.")));
  appendLazily(list, parts, MONTHS_AT_ONCE, ([heading, events]) => monthPart(heading, events, dateOf, most), most);
  return list;
}

/** Dealings by month, or by the year where no month is known, the latest first. */
function byMonth(events, dateOf) {
  const latestFirst = [...events].sort((one, other) => lastDay(dateOf(other)).localeCompare(lastDay(dateOf(one))) || dateOf(one).length - dateOf(other).length || one.place - other.place);
  const months = new Map();
  for (const event of latestFirst) {
    const date = dateOf(event);
    const month = date.length > 4 ? wordedDate(date.slice(0, 7)) : `${date}, in a month that is not told`;
    if (!months.has(month)) months.set(month, []);
    months.get(month).push(event);
  }
  return months;
}

function monthPart(heading, events, dateOf, most) {
  const rows = element("ol");
  appendLazily(rows, events, EVENTS_AT_ONCE, (event) => row(event, dateOf), most);
  return element("section", {}, element("h2", {}, heading, element("span", { class: "count" }, format(events.length))), rows);
}

function row(event, dateOf) {
  return element("li", {},
    element("span", { class: "when" }, whenWords(event, dateOf)),
    button({ onclick: () => openTarget(targetOf("event", event.iri)) },
      element("span", { class: "course" }, ...courseOf(event)),
      element("span", { class: "what" }, named(sentenceOf(event)),
        element("span", { class: "count" }, ` ${NOUNS.get(event.kind)}${event.sources > 1 ? `, ${plural(event.sources, "source")}` : ""}`),
        event.disputed ? element("span", { class: "disputed" }, " sources differ") : null)));
}

/** Its date, and beside another the day of report if that is known. */
function whenWords(event, dateOf) {
  const date = dateOf(event);
  if (lastDay(date) !== null) return wordedDate(date);
  return event.firstReported ? `reported ${wordedDate(event.firstReported)}` : "";
}

/** The marks of the statuses that it has had, in their order: planned, then happened. */
function courseOf(event) {
  const steps = event.history.length > 1 ? event.history.map(([status, day]) => [status, day ? `${STATUS_WORDS[status]}, reported ${wordedDate(day)}` : STATUS_WORDS[status]]) : [[event.status, STATUS_WORDS[event.status]]];
  return steps.flatMap(([status, words], place) => [
    place > 0 ? element("span", { class: "then", "aria-hidden": "true" }, "→") : null,
    element("span", { class: `status ${status}`, title: words }, statusMark(status), element("span", { class: "unseen" }, `${words}. `))]);
}
