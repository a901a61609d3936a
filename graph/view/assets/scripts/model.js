// What the page knows: events, their claims, articles and actors, which refer to each other.

import { byId } from "./elements.js";

/** The content of the page; what each field holds is said in `graph/view/data.py`. */
export const data = readData(JSON.parse(byId("data").textContent));

export const actorByIri = new Map(data.actors.map((actor) => [actor.iri, actor]));
export const eventByIri = new Map(data.events.map((event) => [event.iri, event]));
export const articleById = new Map(data.articles.map((article) => [article.id, article]));

function readData(read) {
  for (const name of ["articles", "actors", "events", "claims"]) read[name] = records(read[name]);
  for (const article of read.articles) Object.assign(article, { claims: [], day: lastDay(article.published) });
  for (const actor of read.actors) actor.events = [];
  for (const claim of read.claims) {
    claim.article = read.articles[claim.article];
    claim.article.claims.push(claim);
  }
  for (const event of read.events) {
    event.actors = event.actors.map((place) => read.actors[place]);
    event.about = event.about.map((place) => read.events[place]);
    event.allClaims = event.claims.map((place) => read.claims[place]);
    const { status, sources, disputed, date } = event;
    Object.assign(event, { final: { status, sources, disputed, date }, allHistory: event.history, isShown: true });
    for (const claim of event.allClaims) claim.event = event;
    for (const actor of new Set(event.actors)) actor.events.push(event);
  }
  return read;
}

/** The records of a table that is held by columns, each with its place. */
function records(columns) {
  const names = Object.keys(columns);
  return (columns[names[0]] ?? []).map((_, place) => {
    const record = { place };
    for (const name of names) record[name] = columns[name][place];
    return record;
  });
}

/** The last day that "2025-06-30T07:00", "2025-06" or "2025" may mean, or null. */
export function lastDay(date) {
  const [, year, month, day] = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(?:T|$)/.exec(date ?? "") ?? [];
  if (!year) return null;
  if (day) return `${year}-${month}-${day}`;
  return new Date(Date.UTC(year, month ?? 12, 0)).toISOString().slice(0, 10);
}

/** The first day that a date may mean, or null. */
export function firstDay(date) {
  return lastDay(date) && (`${date.slice(0, 10)}-01-01`).slice(0, 10);
}

export function quoteOf({ article, quote: [first, end] }) {
  return article.text.slice(first, end).join("");
}

export function countClaims(events) {
  return events.reduce((sum, event) => sum + event.claims.length, 0);
}

/** The claims of an event, those that agree with its status first. */
export function claimsOf(event) {
  return [...event.claims.filter((claim) => claim.status === event.status), ...event.claims.filter((claim) => claim.status !== event.status)];
}

/** The sentence that says an event best. */
export function sentenceOf(event) {
  return claimsOf(event)[0].sentence;
}

/** The best reported first. */
export function byWeight(events) {
  return [...events].sort((one, other) => other.claims.length - one.claims.length || one.place - other.place);
}

/** The events between two actors, or of one with itself. */
export function eventsBetween(one, other) {
  return one.events.filter(({ actors }) => actors.length === 2 && ((actors[0] === one && actors[1] === other) || (actors[0] === other && actors[1] === one)));
}
