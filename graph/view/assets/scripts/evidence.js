// The panel of evidence: what was claimed, in which words, by whom.

import { citationOf, copyFrom, iriOf, queryOf } from "./citations.js";
import { appendLazily, button, byId, element, link, named } from "./elements.js";
import { countSources } from "./filters.js";
import { byWeight, claimsOf, countClaims, data, quoteOf, sentenceOf } from "./model.js";
import { statusMark } from "./samples.js";
import { get, setState } from "./state.js";
import { openedTarget, openTarget, targetOf } from "./targets.js";
import { articleWords, format, NOUNS, plural, STATUS_WORDS, wordedDate } from "./words.js";

const EVENTS_AT_ONCE = 15;
const GROUPED_FROM = 6; // events: from here on headings of kinds stand between them
const CONTEXT = 400; // characters of a passage on each side of a quote

let opener = null; // what had the focus before the panel

/** Shows what the state says is open, or closes the panel. */
export function drawEvidence({ moveFocus = false } = {}) {
  const target = openedTarget();
  const panel = byId("evidence");
  const wasOpen = !panel.hidden;
  panel.hidden = target === null;
  document.body.classList.toggle("reading", target !== null);
  if (target === null) {
    panel.replaceChildren();
    if (wasOpen && moveFocus) (opener?.isConnected ? opener : byId("search")).focus({ preventScroll: true });
    return;
  }
  if (!panel.contains(document.activeElement)) opener = document.activeElement;
  panel.replaceChildren(...panelParts(target));
  panel.scrollTop = 0;
  if (moveFocus) panel.focus({ preventScroll: true });
}

export function closeEvidence() {
  if (get("open") !== "") setState({ open: "" }, { push: true });
}

function panelParts({ heading, note, events, actors }) {
  const known = events.filter((event) => event.isShown);
  const list = element("div", { class: "events" });
  appendLazily(list, inOrder(known), EVENTS_AT_ONCE, ([event, subheading]) => element("div", {}, subheading, eventCard(event)));
  return [
    element("div", { class: "panel-head" },
      element("h2", {}, named(heading)),
      button({ class: "close", "aria-label": "Close", onclick: closeEvidence }, "×")),
    element("p", { class: "note" }, [note, countWords(known)].filter(Boolean).map((words) => `${words}. `), hiddenWords(events.length - known.length)),
    actors.length === 2 ? element("p", { class: "about-actors" }, "All about ", ...actors.flatMap((actor, place) => [place > 0 ? " or " : null, actorButton(actor)])) : null,
    list,
  ].filter(Boolean);
}

function actorButton(actor) {
  return button({ class: "plain", onclick: () => openTarget(targetOf("actor", actor.iri)) }, named(actor.label));
}

function countWords(events) {
  const articles = new Set(events.flatMap((event) => event.claims.map((claim) => claim.article)));
  return `${plural(events.length, "dealing")}, ${plural(countClaims(events), "claim")} in ${plural(articles.size, "article")}`;
}

function hiddenWords(count) {
  return count > 0 ? element("span", { class: "hidden-here" }, `${format(count)} more hidden by the filters.`) : null;
}

/** The best reported first; many are set under headings of kinds. */
function inOrder(events) {
  if (events.length < GROUPED_FROM) return byWeight(events).map((event) => [event, null]);
  return data.kinds.flatMap(([kind, noun]) => {
    const some = byWeight(events.filter((event) => event.kind === kind));
    return some.map((event, place) => [event, place === 0 ? element("h3", { class: "kind" }, noun, element("span", { class: "count" }, format(some.length))) : null]);
  });
}

function eventCard(event) {
  const said = sentenceOf(event);
  const sources = countSources(event);
  return element("article", { class: `event-card ${event.status}` },
    element("h4", {}, named(said)),
    element("p", { class: "tags" },
      statusWords(event.status),
      element("span", {}, NOUNS.get(event.kind)),
      event.date ? element("span", {}, wordedDate(event.date)) : null,
      event.sources ? element("span", {}, plural(sources, "independent source")) : null,
      event.firstReported ? element("span", {}, reportedWords(event)) : null,
      event.disputed ? element("span", { class: "disputed" }, "sources differ") : null),
    historyWords(event),
    ...event.differences.map(([aspect, values]) => differenceWords(event, aspect, values)),
    ...claimsOf(event).map((claim) => quotation(claim, said)),
    aboutWords(event),
    identifiers(event));
}

export function statusWords(status) {
  return element("span", { class: `status ${status}` }, statusMark(status), STATUS_WORDS[status] ?? status);
}

/** "reported on 1 May 2025", or "reported from 1 May 2025 to 3 May 2025". */
function reportedWords({ firstReported: first, lastReported: last }) {
  return first === last ? `reported on ${wordedDate(first)}` : `reported from ${wordedDate(first)} to ${wordedDate(last)}`;
}

/** "planned (1 May 2025), happened (3 June 2025)", where the status has changed. */
function historyWords({ history }) {
  if (history.length < 2) return null;
  return element("ol", { class: "history", "aria-label": "Status as reported" },
    ...history.map(([status, day]) => element("li", {}, statusWords(status), day ? ` ${wordedDate(day)}` : "")));
}

/** "On the sum: $500 (Lantern Post) · $520 (Harbor Wire)", as far as it was public. */
function differenceWords(event, aspect, values) {
  const words = (value) => (aspect === "date" ? wordedDate(value) : aspect === "status" ? STATUS_WORDS[value] : value);
  const known = values.map(([value, places]) => [value, places.map((place) => data.claims[place]).filter((claim) => event.claims.includes(claim))]).filter(([, claims]) => claims.length > 0);
  if (known.length < 2) return null;
  const sources = (claims) => [...new Set(claims.map(({ article }) => article.publisher || article.id))].join(", ");
  return element("p", { class: "difference" }, `On the ${aspect}: `,
    ...known.flatMap(([value, claims], place) => [place > 0 ? " · " : null, element("strong", {}, words(value)), " (", named(sources(claims)), ")"]));
}

function quotation(claim, said) {
  const { before, quote, after } = inContext(claim);
  return element("figure", {},
    claim.sentence === said ? null : element("p", { class: "variant" }, named(claim.sentence), ` (${STATUS_WORDS[claim.status]})`),
    element("blockquote", { dir: "auto", lang: claim.article.language || null, tabindex: quote.length > 1200 ? "0" : null },
      element("span", { class: "context" }, before), element("mark", {}, quote), element("span", { class: "context" }, after)),
    element("figcaption", {}, ...sourceWords(claim)));
}

/** A quote with the rest of its passage, of which no more than CONTEXT on each side. */
export function inContext(claim) {
  const { text } = claim.article;
  const [first, end] = claim.quote;
  const before = text.slice(text.lastIndexOf(null, first) + 1, first).join("");
  const gap = text.indexOf(null, end);
  const after = text.slice(end, gap === -1 ? text.length : gap).join("");
  return {
    before: before.length > CONTEXT ? `… ${before.slice(-CONTEXT).replace(/^\S*\s/, "")}` : before,
    quote: quoteOf(claim),
    after: after.length > CONTEXT ? `${after.slice(0, CONTEXT).replace(/\s\S*$/, "")} …` : after,
  };
}

function sourceWords(claim) {
  const { article } = claim;
  return [
    article.publisher ? element("bdi", { class: "publisher" }, article.publisher) : null,
    article.published ? element("span", {}, wordedDate(article.published)) : null,
    element("bdi", {}, link(article.url, articleWords(article))),
    article.known ? null : element("span", {}, "article not in this build"),
    element("span", {}, claim.attribution ? ["according to ", named(claim.attribution)] : "in the article's own voice"),
    element("span", { class: "confidence", title: "How sure the program is that it read the sentence rightly" },
      `confidence ${Math.round(claim.confidence * 100)} %`),
  ];
}

function aboutWords(event) {
  if (event.about.length === 0) return null;
  return element("p", { class: "about" }, "About: ",
    ...event.about.flatMap((other, place) => [place > 0 ? "; " : null, button({ class: "plain", onclick: () => openTarget(targetOf("event", other.iri)) }, named(sentenceOfAny(other)))]));
}

/** The sentence of an event even where none of its claims was public on the day that is shown. */
function sentenceOfAny(event) {
  return (claimsOf(event)[0] ?? event.allClaims[0]).sentence;
}

/** IRIs, and text to carry away; made when they are asked for. */
function identifiers(event) {
  const list = element("div");
  const fillIn = () => {
    if (list.childElementCount > 0) return;
    const copier = (words, text) => button({ onclick: (click) => copyFrom(click.currentTarget, text()) }, words);
    list.append(
      element("p", { class: "copiers" },
        copier("Copy citation", () => claimsOf(event).map(citationOf).join("\n")),
        copier("Copy SPARQL", () => queryOf(event)),
        copier("Copy link", () => linkTo(event))),
      element("dl", {}, ...[["Event", [event]], ["Claims", event.claims], ["Actors", event.actors]].flatMap(([words, things]) =>
        [element("dt", {}, words), ...things.map((thing) => element("dd", {}, iriOf(thing)))])));
  };
  return element("details", { class: "identifiers", ontoggle: fillIn }, element("summary", {}, "Cite, query, identifiers"), list);
}

function linkTo(event) {
  return `${location.href.split("#")[0]}#${new URLSearchParams({ open: targetOf("event", event.iri) })}`;
}
