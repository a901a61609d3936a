// The search field: suggestions as one types (actors, dealings, articles), and the words as a filter.

import { button, byId, element, named } from "./elements.js";
import { foldedText } from "./filters.js";
import { data, sentenceOf } from "./model.js";
import { shapeSample, statusMark } from "./samples.js";
import { get, setState } from "./state.js";
import { openTarget, targetOf } from "./targets.js";
import { articleWords, fold, plural } from "./words.js";

const ACTORS = 6;
const EVENTS = 5;
const ARTICLES = 3;

let options = []; // { row, choose } of what is suggested
let active = -1; // the place of the one that Enter takes

export function startSearch() {
  const field = byId("search");
  field.addEventListener("input", drawSuggestions);
  field.addEventListener("focus", drawSuggestions);
  field.addEventListener("keydown", onKey);
  document.addEventListener("click", (click) => { if (!click.target.closest("[role=search]")) closeSuggestions(); });
}

/** The actors, events and articles that hold all of some words, best reported first. */
export function findMatches(words) {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  const holds = (text) => wanted.every((word) => text.includes(word));
  const first = fold(words.trim());
  const starts = (actor) => (actor.folded.startsWith(first) ? 1 : 0);
  for (const actor of data.actors) actor.folded ??= fold(actor.label);
  return {
    actors: data.actors.filter((actor) => holds(actor.folded)).sort((one, other) => starts(other) - starts(one) || other.events.length - one.events.length),
    events: data.events.filter((event) => event.claims.length > 0 && holds(foldedText(event))),
    articles: data.articles.filter((article) => holds(fold(`${article.title} ${article.publisher} ${article.id}`))),
  };
}

function drawSuggestions() {
  const words = byId("search").value;
  if (words.trim() === "") return closeSuggestions();
  const { actors, events, articles } = findMatches(words);
  options = [
    ...actors.slice(0, ACTORS).map((actor) => suggestion(shapeSample(actor.kind), actor.label, plural(actor.events.length, "dealing"), () => openTarget(targetOf("actor", actor.iri)))),
    ...events.slice(0, EVENTS).map((event) => suggestion(statusMark(event.status), sentenceOf(event), "", () => openTarget(targetOf("event", event.iri)))),
    ...articles.slice(0, ARTICLES).map((article) => suggestion(null, articleWords(article), article.publisher, () => openTarget(targetOf("article", article.id)))),
  ];
  if (events.length > 0) options.push(suggestion(null, `Show only what holds “${words.trim()}”`, plural(events.length, "dealing"), () => setState({ text: words.trim() })));
  options.forEach(({ row }, place) => { row.id = `suggestion-${place}`; });
  byId("suggestions").replaceChildren(...options.map(({ row }) => row));
  byId("found").textContent = `${plural(actors.length, "actor")}, ${plural(events.length, "dealing")}, ${plural(articles.length, "article")} found`;
  byId("results").hidden = false;
  byId("search").setAttribute("aria-expanded", "true");
  activate(options.length > 0 ? 0 : -1);
}

function suggestion(sample, words, note, open) {
  const choose = () => { byId("search").value = ""; closeSuggestions(); open(); };
  const row = element("li", { role: "option", "aria-selected": "false", onclick: choose, onmousedown: (press) => press.preventDefault() },
    element("span", { class: "sample" }, sample), named(words), element("span", { class: "count" }, named(note)));
  return { row, choose };
}

function activate(place) {
  options[active]?.row.setAttribute("aria-selected", "false");
  active = place;
  options[active]?.row.setAttribute("aria-selected", "true");
  options[active]?.row.scrollIntoView({ block: "nearest" });
  if (active < 0) byId("search").removeAttribute("aria-activedescendant");
  else byId("search").setAttribute("aria-activedescendant", `suggestion-${active}`);
}

export function closeSuggestions() {
  byId("results").hidden = true;
  byId("suggestions").replaceChildren();
  byId("search").setAttribute("aria-expanded", "false");
  options = [];
  activate(-1);
}

function onKey(press) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[press.key];
  if (step && options.length > 0) activate((active + step + options.length) % options.length);
  else if (press.key === "Enter" && active >= 0) options[active].choose();
  else if (press.key === "Escape" && byId("search").value !== "") {
    byId("search").value = "";
    closeSuggestions();
  } else return;
  press.preventDefault();
  press.stopPropagation();
}

/** The words that are set as a filter, with a way to take them away. */
export function drawTextFilter() {
  const words = get("text");
  byId("text-filter").hidden = words === "";
  byId("text-filter").replaceChildren(...(words === "" ? [] : [
    "Only what holds ", named(`“${words}”`), " ", button({ class: "plain", onclick: () => setState({ text: "" }) }, "Show all")]));
}
