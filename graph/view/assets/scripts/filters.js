// Which events the filters show, as of which day, and how many they hide. Every view reads `shown`.

import { articleById, data, firstDay, lastDay, quoteOf } from "./model.js";
import { declareState, get, getSet, setState } from "./state.js";
import { fold } from "./words.js";

/** Keys of the state that decide what is shown, and their values when nothing is hidden. */
export const FILTERS = {
  "hide.status": "", "hide.kind": "", "hide.class": "", // what is hidden, by commas
  asof: "", // only what articles up to this day said
  from: "", to: "", // only what is dated between these days
  sources: "1", // the least number of independent ones
  article: "", // only what this one says
  text: "", // only what holds these words
};
declareState(FILTERS);

/** What each filter is called where the page says how much it hides. */
export const FILTER_WORDS = {
  status: "status", kind: "kind", class: "class of actor", asof: "day of report", dates: "date",
  sources: "number of sources", article: "article", text: "search words",
};

/** The events that are shown, with counts; filled anew whenever a filter changes. */
export const shown = { events: [], claims: 0, hidden: 0, hiddenBy: new Map(), counts: {} };

const FACETS = {
  status: (event) => [event.status],
  kind: (event) => [event.kind],
  class: (event) => new Set(event.actors.map((actor) => actor.kind)),
};

const COUNTED = { ...FACETS, dates: ({ date }) => (lastDay(date) === null ? [] : [date]) };

/** The filters that are set: their names, and whether an event passes. */
function activeTests() {
  const tests = { sources: testSources(), article: testArticle(), dates: testDates(), text: testText() };
  for (const [name, valuesOf] of Object.entries(FACETS)) tests[name] = testHidden(getSet(`hide.${name}`), valuesOf);
  return Object.entries(tests).filter(([, passes]) => passes !== null);
}

function testHidden(hidden, valuesOf) {
  return hidden.size === 0 ? null : (event) => ![...valuesOf(event)].some((value) => hidden.has(value));
}

function testSources() {
  const least = Number(get("sources")) || 1;
  return least <= 1 ? null : (event) => countSources(event) >= least;
}

function testArticle() {
  const article = articleById.get(get("article"));
  return article === undefined ? null : (event) => event.claims.some((claim) => claim.article === article);
}

function testDates() {
  const [from, to] = [firstDay(get("from")), lastDay(get("to"))];
  if (from === null && to === null) return null;
  return ({ date }) => lastDay(date) !== null && (from === null || lastDay(date) >= from) && (to === null || firstDay(date) <= to);
}

function testText() {
  const words = fold(get("text")).split(/\s+/).filter(Boolean);
  return words.length === 0 ? null : (event) => words.every((word) => foldedText(event).includes(word));
}

/** All words of an event for searching, made when they are first asked for. */
export function foldedText(event) {
  event.folded ??= fold(event.allClaims.map((claim) => `${claim.sentence} ${quoteOf(claim)} ${claim.article.publisher} ${claim.article.title}`).join(" "));
  return event.folded;
}

/** How many independent sources report an event; where the build has not counted them, how many articles. */
export function countSources(event) {
  return event.sources ?? new Set(event.claims.map((claim) => claim.article)).size;
}

/**
 * Gives an event what was public of it on a day, or all: claims, days of report, and what the build found it to be by
 * then: status with its history, number of sources, disagreement, date.
 */
function standAsOf(event, day) {
  if (day === "") return Object.assign(event, event.final, { claims: event.allClaims, history: event.allHistory, firstReported: event.first_reported, lastReported: event.last_reported });
  const claims = event.allClaims.filter(({ article }) => article.day !== null && article.day <= day);
  const history = event.allHistory.filter(([, reported]) => reported !== null && reported <= day);
  const days = claims.map(({ article }) => article.day).sort();
  const isReported = event.first_reported !== null; // the build has told days
  const [, status, sources, disputed, date] = event.standings.findLast(([from]) => from <= day) ?? [];
  return Object.assign(event, event.final, status === undefined ? {} : { status, sources, disputed, date }, {
    claims, history,
    firstReported: isReported ? (days[0] ?? null) : null,
    lastReported: isReported ? (days.at(-1) ?? null) : null,
  });
}

/** Works out what is shown; to be called when the state has changed. */
export function applyFilters() {
  const tests = activeTests();
  const day = get("asof");
  Object.assign(shown, { events: [], claims: 0, hidden: 0, hiddenBy: new Map() });
  shown.counts = Object.fromEntries(Object.keys(COUNTED).map((name) => [name, new Map()]));
  for (const event of data.events) {
    standAsOf(event, day);
    const failed = event.claims.length === 0 ? ["asof"] : tests.filter(([, passes]) => !passes(event)).map(([name]) => name);
    event.isShown = failed.length === 0;
    if (event.isShown) {
      shown.events.push(event);
      shown.claims += event.claims.length;
    } else {
      shown.hidden += 1;
      shown.hiddenBy.set(failed[0], (shown.hiddenBy.get(failed[0]) ?? 0) + 1);
    }
    countFacets(event, failed);
  }
}

/** A facet counts what it would show if its own boxes were all ticked, dates what they would without limits. */
function countFacets(event, failed) {
  for (const [name, valuesOf] of Object.entries(COUNTED)) {
    if (failed.some((filter) => filter !== name)) continue;
    const counts = shown.counts[name];
    for (const value of valuesOf(event)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
}

export function setHidden(facet, value, isHidden) {
  const hidden = getSet(`hide.${facet}`);
  if (isHidden) hidden.add(value);
  else hidden.delete(value);
  setState({ [`hide.${facet}`]: [...hidden].join(",") });
}

export function showEverything() {
  setState(FILTERS);
}

/** Whether a change of the state changes what is shown. */
export function isFilterChange(changed) {
  return Object.keys(FILTERS).some((key) => changed.has(key));
}
