// What is shown as files: claims as CSV and JSON, the network's drawing as SVG and PNG.

import { iriOf } from "./citations.js";
import { button, byId, element } from "./elements.js";
import { shown } from "./filters.js";
import { data, quoteOf } from "./model.js";
import { fragment } from "./state.js";
import { drawingAsSvg } from "./views/picture.js";

const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/; // spreadsheets run a cell that begins so (as in graph/facts.py)
const COLUMNS = ["event", "event_status", "claim", "kind", "status", "who", "whom", "says", "date", "quote", "article", "publisher", "published", "url", "attribution", "confidence"];
const FINENESS = 2; // pixels of a PNG to one of the drawing

export function startExports() {
  const exports = { CSV: saveCsv, JSON: saveJson, SVG: saveSvg, PNG: savePng };
  const titles = { CSV: "The claims that are shown, as a table", JSON: "The dealings that are shown, with their claims", SVG: "The network as it is drawn", PNG: "The network as it is drawn" };
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
  save("svg", "image/svg+xml", new XMLSerializer().serializeToString(drawingAsSvg()));
}

function savePng() {
  const picture = drawingAsSvg();
  const image = new Image();
  image.addEventListener("load", () => {
    const canvas = element("canvas", { width: FINENESS * image.width, height: FINENESS * image.height });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => saveBlob("png", blob));
  });
  image.src = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(picture)], { type: "image/svg+xml" }));
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
