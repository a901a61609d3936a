// What is shown as files: claims as CSV and JSON, the view that is open as SVG and PNG.

import { iriOf } from "./citations.js";
import { button, byId, element } from "./elements.js";
import { shown } from "./filters.js";
import { data, quoteOf } from "./model.js";
import { snapshotOf } from "./snapshot.js";
import { statusMark } from "./samples.js";
import { fragment } from "./state.js";
import { openView } from "./tabs.js";
import { STATUS_WORDS } from "./words.js";

const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/; // spreadsheets run a cell that begins so (as in graph/facts.py)
const COLUMNS = ["event", "event_status", "claim", "kind", "status", "who", "whom", "says", "date", "quote", "article", "publisher", "published", "url", "attribution", "confidence"];
const MOST = 300; // rows, dealings of a month, articles in a picture; more are counted under them
const DEPTH = 8_000; // pixels of the page, from its top, that a picture holds
const FINENESS = 2; // pixels of a PNG to one of the page, if so many are
const PIXELS = { side: 16_000, area: 100_000_000 }; // no browser draws many more

export function startExports() {
  const exports = { CSV: saveCsv, JSON: saveJson, SVG: saveSvg, PNG: savePng };
  const titles = { CSV: "The claims that are shown, as a table", JSON: "The dealings that are shown, with their claims", SVG: "This view as a picture that can be edited", PNG: "This view as a picture" };
  byId("exports").append(...Object.entries(exports).map(([name, save]) => button({ title: titles[name], onclick: save }, name)));
}

function saveCsv() {
  const rows = shown.events.flatMap((event) => event.claims.map((claim) => rowOf(event, claim)));
  save("csv", "text/csv;charset=utf-8", `\ufeff${[COLUMNS, ...rows].map(csvLine).join("\r\n")}\r\n`);
}

function rowOf(event, claim) {
  const { article } = claim;
  const [who, whom] = event.actors.map((actor) => actor.label);
  return [iriOf(event), event.status, iriOf(claim), event.kind, claim.status, who, whom, claim.sentence, claim.date, quoteOf(claim),
    article.id, article.publisher, article.published, article.url, claim.attribution, claim.confidence];
}

/** A line of RFC 4180; what a spreadsheet would take for a formula gets an apostrophe before it. */
function csvLine(values) {
  return values.map((value) => {
    const text = typeof value === "string" && FORMULA.test(value) ? `'${value}` : String(value ?? "");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }).join(",");
}

function saveJson() {
  const events = shown.events.map((event) => ({
    id: iriOf(event), kind: event.kind, status: event.status, date: event.date, disputed: event.disputed, independent_sources: event.sources,
    actors: event.actors.map((actor) => ({ id: iriOf(actor), label: actor.label, class: actor.kind, country: actor.country })),
    claims: event.claims.map((claim) => ({
      id: iriOf(claim), says: claim.sentence, status: claim.status, date: claim.date, attribution: claim.attribution, confidence: claim.confidence, quote: quoteOf(claim),
      article: { id: claim.article.id, title: claim.article.title, publisher: claim.article.publisher, published: claim.article.published, url: claim.article.url },
    })),
  }));
  save("json", "application/json", JSON.stringify({ title: data.title, shown: fragment(), hidden: shown.hidden, events }, null, 1));
}

function saveSvg() {
  save("svg", "image/svg+xml", asXml(picture()));
}

function savePng() {
  const image = new Image();
  image.addEventListener("load", () => {
    const fineness = Math.min(FINENESS, PIXELS.side / image.width, PIXELS.side / image.height, Math.sqrt(PIXELS.area / (image.width * image.height)));
    const canvas = element("canvas", { width: Math.floor(fineness * image.width), height: Math.floor(fineness * image.height) });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => saveBlob("png", blob));
  });
  image.src = URL.createObjectURL(new Blob([asXml(picture())], { type: "image/svg+xml" }));
}

/** The open view: what it draws itself, or all that it lists under a heading, laid out beside the page for a moment. */
function picture() {
  const made = openView().picture(MOST);
  if (made instanceof SVGElement) return made;
  const frame = element("div", { class: "picture" },
    element("h1", {}, data.title),
    element("p", { class: "scope" }, `${openView().label}: ${byId("shown-count").textContent}; ${byId("asof-day").textContent}`),
    element("p", { class: "marks-key" }, ...Object.entries(STATUS_WORDS).map(([status, words]) => element("span", { class: `status ${status}` }, statusMark(status), words))),
    made,
    element("p", { class: "scope" }, byId("made").textContent));
  byId(`${openView().name}-view`).append(frame);
  if (frame.offsetHeight > DEPTH) made.before(element("p", { class: "scope" }, "This picture holds only the beginning; CSV and JSON hold all of it."));
  const drawn = snapshotOf(frame, data.title, DEPTH);
  frame.remove();
  return drawn;
}

function asXml(drawn) {
  return new XMLSerializer().serializeToString(drawn);
}

function save(ending, type, text) {
  saveBlob(ending, new Blob([text], { type }));
}

function saveBlob(ending, blob) {
  const address = URL.createObjectURL(blob);
  const anchor = element("a", { href: address, download: `cablegraph.${ending}` });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
