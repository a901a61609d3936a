// The claims of the network as a table: to read, to sort, and for those who do not see the drawing.

import { appendLazily, button, element, hint, link, named } from "../elements.js";
import { data, quoteOf } from "../model.js";
import { declareState, get, setState } from "../state.js";
import { openTarget, targetOf } from "../targets.js";
import { articleWords, fold, plural, wordedDate } from "../words.js";
import { statusWords } from "../evidence.js";

const ROWS_AT_ONCE = 60;
const COLUMNS = [
  { name: "Claim", key: (claim) => fold(claim.sentence) },
  { name: "Status", key: (claim) => data.statuses.indexOf(claim.status) },
  { name: "Date", key: (claim) => claim.date ?? "" },
  { name: "Sentence", key: (claim) => fold(quoteOf(claim)) },
  { name: "Source", key: ({ article }) => `${article.published ?? ""} ${article.publisher ?? ""}` },
  { name: "Confidence", key: (claim) => claim.confidence },
];

declareState({ "network.sort": "" });

/** The claims of some events, in the order of the state's `network.sort`, as a table that is to stand in `frame`. */
export function claimTable(frame, events, most = null) {
  const claims = sorted(events.flatMap((event) => event.claims));
  const body = element("tbody");
  appendLazily(body, claims, ROWS_AT_ONCE, claimRow, most);
  return element("table", { class: "claims" },
    element("caption", {}, `${plural(claims.length, "claim")}, each with the sentence that says it. `, hint("Choose a claim to read it in its context.")),
    element("thead", {}, element("tr", {}, ...COLUMNS.map((column) => columnHead(frame, events, column)))),
    body);
}

function sorted(claims) {
  const name = get("network.sort").replace(/^-/, "");
  const column = COLUMNS.find((each) => each.name.toLowerCase() === name);
  if (column === undefined) return claims;
  const sign = get("network.sort").startsWith("-") ? -1 : 1;
  const keyed = claims.map((claim) => [column.key(claim), claim]);
  keyed.sort(([one], [other]) => (one < other ? -sign : one > other ? sign : 0));
  return keyed.map(([, claim]) => claim);
}

function columnHead(frame, events, { name }) {
  const key = name.toLowerCase();
  const sort = get("network.sort");
  const toggle = () => {
    setState({ "network.sort": sort === key ? `-${key}` : key });
    frame.querySelector(`[data-column="${key}"]`)?.focus();
  };
  return element("th", { scope: "col", "aria-sort": sort === key ? "ascending" : sort === `-${key}` ? "descending" : null },
    button({ "data-column": key, onclick: toggle }, name));
}

function claimRow(claim) {
  const { article } = claim;
  const open = () => openTarget(targetOf("event", claim.event.iri));
  return element("tr", {},
    element("th", { scope: "row" }, button({ onclick: open }, named(claim.sentence))),
    element("td", {}, statusWords(claim.status)),
    element("td", {}, claim.date ? wordedDate(claim.date) : ""),
    element("td", { class: "quote", dir: "auto" }, quoteOf(claim)),
    element("td", {}, element("bdi", {}, link(article.url, article.publisher || articleWords(article))),
      article.published ? element("span", { class: "day" }, wordedDate(article.published)) : null),
    element("td", { class: "number" }, `${Math.round(claim.confidence * 100)} %`));
}
