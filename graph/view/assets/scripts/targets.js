// What the panel of evidence can be opened on. A target is a word for its sort and names, which stand in the address.

import { actorByIri, articleById, eventByIri, eventsBetween } from "./model.js";
import { declareState, get, setState } from "./state.js";
import { articleWords, CLASS_WORDS, NOUNS } from "./words.js";

declareState({ open: "" });

const finders = new Map();

/** Makes a sort of target known: `find` takes its names and gives { heading, note, events, actors }, or null. */
export function addTarget(sort, find) {
  finders.set(sort, find);
}

/** The target of an event, an actor …: `targetOf("pair", one.iri, other.iri)`. */
export function targetOf(sort, ...names) {
  return [sort, ...names.map((name) => name.replace(/[% ]/g, encodeURIComponent))].join(" ");
}

export function openTarget(target) {
  setState({ open: target }, { push: true });
}

/** What the state says is open: { heading, note, events, actors }, or null. */
export function openedTarget() {
  const [sort, ...names] = get("open").split(" ").map(decode);
  return finders.get(sort)?.(...names) ?? null;
}

function decode(name) {
  try {
    return decodeURIComponent(name);
  } catch { // an address that somebody has cut
    return "";
  }
}

addTarget("event", (iri) => {
  const event = eventByIri.get(iri);
  return event ? { heading: namesOf(event.actors), note: "", events: [event], actors: event.actors } : null;
});

addTarget("actor", (iri) => {
  const actor = actorByIri.get(iri);
  return actor ? { heading: actor.label, note: CLASS_WORDS[actor.kind], events: actor.events, actors: [actor] } : null;
});

addTarget("pair", (iri, otherIri) => {
  const [one, other] = [actorByIri.get(iri), actorByIri.get(otherIri)];
  return one && other ? { heading: namesOf([one, other]), note: "", events: eventsBetween(one, other), actors: [one, other] } : null;
});

addTarget("alone", (iri, kind) => {
  const actor = actorByIri.get(iri);
  if (!actor) return null;
  const events = actor.events.filter((event) => event.actors.length === 1 && event.kind === kind);
  return { heading: actor.label, note: `${NOUNS.get(kind) ?? kind}, with nobody else named`, events, actors: [actor] };
});

addTarget("article", (id) => {
  const article = articleById.get(id);
  return article ? { heading: articleWords(article), note: article.publisher, events: [...new Set(article.claims.map((claim) => claim.event))], actors: [] } : null;
});

function namesOf(actors) {
  return [...new Set(actors.map((actor) => actor.label))].join(" and ");
}

addTarget("piece", (id, place) => {
  const article = articleById.get(id);
  if (!article) return null;
  const claims = article.claims.filter(({ quote: [first, end] }) => first <= Number(place) && Number(place) < end);
  return { heading: articleWords(article), note: article.publisher, events: [...new Set(claims.map((claim) => claim.event))], actors: [] };
});
