// The filters: boxes with counts, dates, sources, article; the slider "as of"; and how much is hidden.

import { button, byId, element } from "./elements.js";
import { FILTER_WORDS, setHidden, showEverything, shown } from "./filters.js";
import { data } from "./model.js";
import { lineSample, shapeSample, statusMark } from "./samples.js";
import { get, getSet, setState } from "./state.js";
import { articleWords, CLASS_WORDS, format, NOUNS, plural, STATUS_WORDS, wordedDate } from "./words.js";

const boxes = []; // { facet, value, box, count }
const days = [...new Set(data.articles.map((article) => article.day).filter(Boolean))].sort();

export function startSidebar() {
  const statuses = data.statuses.map((status) => filterRow("status", status, [statusMark(status), lineSample(status)], STATUS_WORDS[status]));
  byId("status-filters").append(...statuses);
  const usedKinds = new Set(data.events.map((event) => event.kind));
  byId("kind-filters").append(...data.kinds.filter(([kind]) => usedKinds.has(kind)).map(([kind]) => filterRow("kind", kind, [], NOUNS.get(kind))));
  const usedClasses = new Set(data.actors.map((actor) => actor.kind));
  const classes = Object.keys(CLASS_WORDS).filter((kind) => usedClasses.has(kind));
  byId("class-filters").append(...classes.map((kind) => filterRow("class", kind, [shapeSample(kind)], CLASS_WORDS[kind])));
  startFields();
  startSlider();
}

function filterRow(facet, value, samples, words) {
  const box = element("input", { type: "checkbox", name: facet, value, onchange: () => setHidden(facet, value, !box.checked) });
  const count = element("span", { class: "count" });
  boxes.push({ facet, value, box, count });
  return element("label", {}, box, ...samples, element("span", { class: "words" }, words), count);
}

function startFields() {
  for (const key of ["from", "to", "sources", "article"]) byId(`filter-${key}`).addEventListener("change", (change) => setState({ [key]: change.target.value }));
  const most = data.events.reduce((greatest, { sources }) => Math.max(greatest, sources ?? 0), 1);
  byId("filter-sources").append(...[1, 2, 3, 5, 10].filter((number) => number <= Math.max(most, 2)).map((number) =>
    element("option", { value: number }, number === 1 ? "any number" : `at least ${number}`)));
  const articles = [...data.articles].sort((one, other) => (other.day ?? "").localeCompare(one.day ?? ""));
  const fillArticles = () => byId("filter-article").append(...articles.map((article) =>
    element("option", { value: article.id }, `${[article.publisher, articleWords(article).slice(0, 60)].filter(Boolean).join(": ")} (${article.claims.length})`)));
  byId("filter-article").append(element("option", { value: "" }, "all articles"));
  if (articles.length < 300) fillArticles();
  else byId("filter-article").addEventListener("pointerdown", fillArticles, { once: true });
}

function startSlider() {
  const slider = byId("asof");
  byId("asof-group").hidden = days.length < 2;
  slider.max = String(days.length - 1);
  slider.addEventListener("input", () => setState({ asof: days[slider.value] === days.at(-1) ? "" : days[slider.value] }));
  byId("asof-now").addEventListener("click", () => setState({ asof: "" }));
}

/** Shows the state of the filters and what they hide. */
export function drawSidebar() {
  for (const { facet, value, box, count } of boxes) {
    box.checked = !getSet(`hide.${facet}`).has(value);
    count.textContent = format(shown.counts[facet].get(value) ?? 0);
  }
  for (const key of ["from", "to", "sources", "article"]) byId(`filter-${key}`).value = get(key);
  byId("shown-count").textContent = shown.hidden === 0 ? `all ${plural(shown.events.length, "dealing")} shown` : `${plural(shown.events.length, "dealing")} shown, ${format(shown.hidden)} hidden`;
  drawSlider();
  drawNotice();
}

function drawSlider() {
  const day = get("asof");
  const place = day === "" ? days.length - 1 : Math.max(0, days.findLastIndex((known) => known <= day));
  const words = day === "" ? `all reports, the last of ${wordedDate(days.at(-1) ?? "")}` : `what was known on ${wordedDate(day)}`;
  byId("asof").value = String(place);
  byId("asof").setAttribute("aria-valuetext", words);
  byId("asof-day").textContent = words;
  byId("asof-now").hidden = day === "";
}

function drawNotice() {
  const parts = [...shown.hiddenBy].map(([name, count]) => `${format(count)} by ${FILTER_WORDS[name]}`);
  const words = [];
  const day = get("asof");
  if (day !== "") words.push(`As of ${wordedDate(day)}: what articles published by then say, with the status, sources and disagreements of then. `);
  if (shown.hidden > 0)
    words.push(`${format(shown.hidden)} of ${plural(data.events.length, "dealing")} hidden: ${parts.join(", ")}. `, button({ class: "plain", onclick: showEverything }, "Show all"));
  const { events } = data.left_out;
  if (events > 0) words.push(` This page holds the ${plural(data.events.length, "best reported dealing")}; facts.jsonl has ${format(events)} more.`);
  byId("notice").replaceChildren(...words);
}
