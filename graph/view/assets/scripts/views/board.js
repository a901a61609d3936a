// The board: one row a state, one column a sort of dealing, in each cell how often, with whom, and how sure.

import { appendLazily, button, element, hint, named } from "../elements.js";
import { countSources } from "../filters.js";
import { shapeSample, statusMark } from "../samples.js";
import { declareState, get, onState, setState } from "../state.js";
import { addTarget, openTarget, targetOf } from "../targets.js";
import { fold, format, plural, STATUS_WORDS, wordedDate } from "../words.js";
import { columnsFor, columnTitle, directionWords } from "./columns.js";
import { findRow, ROW_SORTS, rowsOf } from "./rows.js";

const ROWS_AT_ONCE = 40;
const NAMES = 3; // of others in a cell, before "and 5 more"

declareState({ "board.rows": "states", "board.sort": "-dealings", "board.find": "" });

export const board = { name: "board", label: "Board", follows: [], mount, update, picture };

let table = null;

addTarget("row", (key) => {
  const row = findRow(key);
  return row ? { heading: row.label, note: "", events: row.events, actors: row.actors.slice(0, 1) } : null;
});

addTarget("cell", (key, name) => {
  const row = findRow(key);
  const column = columnsFor("all").find((each) => each.name === name);
  if (!row || !column) return null;
  return { heading: row.label, note: column.label, events: row.events.filter((event) => column.kinds.includes(event.kind)), actors: row.actors.slice(0, 1) };
});

function mount(panel) {
  const sorts = Object.entries(ROW_SORTS).map(([sort, words]) => element("option", { value: sort }, words));
  panel.append(
    element("div", { class: "toolbar" },
      element("label", {}, "Rows ", element("select", { id: "board-rows", onchange: (change) => setState({ "board.rows": change.target.value }) }, ...sorts)),
      element("label", {}, "Find ", element("input", { type: "search", id: "board-find", autocomplete: "off", oninput: (input) => setState({ "board.find": input.target.value }) })),
      element("p", { class: "marks-key" }, ...Object.entries(STATUS_WORDS).map(([status, words]) => element("span", { class: `status ${status}` }, statusMark(status), words)))),
    element("div", { class: "board-scroll" }));
  table = panel.lastChild;
  table.addEventListener("keydown", onKey);
  onState((changed) => { if (changed.has("open")) markOpen(); });
}

function update(most) {
  document.getElementById("board-rows").value = get("board.rows");
  const find = document.getElementById("board-find");
  if (find !== document.activeElement) find.value = get("board.find");
  const focused = focusedCell();
  table.replaceChildren(boardTable(most));
  stopAt(focused);
}

function picture(most) {
  return boardTable(most);
}

function boardTable(most) {
  const known = columnsFor(get("board.rows"));
  const found = rowsOf(get("board.rows"), known).filter(isFound);
  const columns = known.filter(({ name }) => found.some((row) => row.cells.has(name)));
  const rows = sorted(found, columns);
  const hasReports = rows.some((row) => latestReport(row) !== "");
  const body = element("tbody");
  appendLazily(body, rows, ROWS_AT_ONCE, (row) => boardRow(row, columns, hasReports), most);
  const words = `${ROW_SORTS[get("board.rows")]}: ${plural(rows.length, "row")}, ${orderWords(columns)} first. `;
  if (rows.length === 0) return element("p", { class: "empty" }, "Nothing to show: the filters hide every dealing that would stand here.");
  return element("table", { class: "board", role: "grid", "aria-rowcount": rows.length + 1, "aria-colcount": columns.length + (hasReports ? 2 : 1) },
    element("caption", {}, words, hint("Choose a cell to read the sentences behind it.")),
    element("thead", {}, element("tr", {}, head("name", "Who"), ...columns.map((column) => head(column.name, column.label, columnTitle(column))), hasReports ? head("latest", "Last report") : null)),
    body);
}

function isFound(row) {
  return fold(row.label).includes(fold(get("board.find").trim()));
}

/** Rows as `board.sort` says: a column's name, with "-" in front for the greatest first. */
function sorted(rows, columns) {
  const key = get("board.sort");
  const name = key.replace(/^-/, "");
  const sign = key.startsWith("-") ? -1 : 1;
  const keys = { name: (row) => fold(row.label), latest: latestReport, dealings: (row) => row.events.length };
  const valueOf = keys[name] ?? (columns.some((column) => column.name === name) ? (row) => row.cells.get(name)?.length ?? 0 : keys.dealings);
  const keyed = rows.map((row) => [valueOf(row), row]);
  keyed.sort(([one, row], [other, next]) => (one < other ? -sign : one > other ? sign : next.events.length - row.events.length || (row.label < next.label ? -1 : 1)));
  return keyed.map(([, row]) => row);
}

function latestReport(row) {
  return row.events.reduce((latest, { lastReported: day }) => (day !== null && day > latest ? day : latest), "");
}

/** What the first row has most, or least, of. */
function orderWords(columns) {
  const sort = get("board.sort");
  const label = columns.find(({ name }) => sort.endsWith(name))?.label;
  const words = { name: "those from A", "-name": "those from Z", latest: "the oldest report", "-latest": "the latest report" }[sort];
  return words ?? (label ? `${sort.startsWith("-") ? "most" : "least"} under “${label}”` : "most dealings");
}

function head(name, label, title = null) {
  const [key, isDescending] = [get("board.sort").replace(/^-/, ""), get("board.sort").startsWith("-")];
  const cycle = name === "name" ? [name, "-name", "-dealings"] : [`-${name}`, name, "-dealings"];
  const next = cycle[(cycle.indexOf(get("board.sort")) + 1) % cycle.length];
  return element("th", { scope: "col", class: name, title, "aria-sort": key === name ? (isDescending ? "descending" : "ascending") : null },
    button({ tabindex: "-1", onclick: () => setState({ "board.sort": next }) }, label));
}

function boardRow(row, columns, hasReports) {
  const latest = latestReport(row);
  return element("tr", {},
    element("th", { scope: "row" }, button(opens(targetOf("row", row.key)),
      shapeSample(row.kind), element("span", {}, named(row.label),
        element("span", { class: "count" }, plural(row.events.length, "dealing"))))),
    ...columns.map((column) => cell(row, column)),
    hasReports ? element("td", { class: "latest", "data-label": "Last report" }, latest ? wordedDate(latest) : "") : null);
}

function cell(row, column) {
  const entries = row.cells.get(column.name);
  if (entries === undefined) return element("td", { class: "nothing", tabindex: "-1" }, element("span", { class: "unseen" }, "nothing"));
  const isFirm = entries.some(({ event }) => event.status === "actual");
  return element("td", { "data-label": column.label, class: isFirm ? "firm" : entries.every(({ event }) => event.status === "negated") ? "denied" : "open" },
    button(opens(targetOf("cell", row.key, column.name)),
      element("span", { class: "cell-label" }, column.label),
      element("span", { class: "marks" }, ...statusCounts(entries), entries.some(({ event }) => event.disputed) ? element("span", { class: "disputed", title: "sources differ" }, "≠", element("span", { class: "unseen" }, " sources differ")) : null),
      ...whom(entries, column)));
}

/** What a button of the board has to open a target, and to be marked while the panel shows it. */
function opens(target) {
  return { tabindex: "-1", "data-target": target, "aria-current": get("open") === target ? "true" : null, onclick: () => openTarget(target) };
}

/** Marks what the panel shows, without drawing the table anew: a reader's focus stays. */
function markOpen() {
  for (const marked of table.querySelectorAll("[aria-current]")) marked.removeAttribute("aria-current");
  for (const each of table.querySelectorAll("[data-target]")) if (each.dataset.target === get("open")) each.setAttribute("aria-current", "true");
}

/** A mark and a number for each status. */
function statusCounts(entries) {
  return Object.entries(STATUS_WORDS).flatMap(([status, words]) => {
    const count = entries.filter(({ event }) => event.status === status).length;
    return count === 0 ? [] : [element("span", { class: `status ${status}`, title: words }, statusMark(status), format(count), element("span", { class: "unseen" }, ` ${words}`))];
  });
}

/** "by United Kingdom, United States": a line for each direction, who deals most first. */
function whom(entries, column) {
  const lines = new Map();
  for (const { event, role, other } of entries) {
    const words = directionWords(column, event, role);
    if (!lines.has(words)) lines.set(words, new Map());
    if (other !== null) lines.get(words).set(other, (lines.get(words).get(other) ?? 0) + countSources(event));
  }
  const isPlain = lines.size === 1 && column.alone === "nobody named" && lines.has(column.alone); // the column says it all
  return [...lines].map(([words, others]) => {
    const names = [...others].sort(([, one], [, more]) => more - one).map(([actor]) => actor.label);
    const rest = names.length - NAMES;
    const list = names.slice(0, NAMES).flatMap((name, place) => [place > 0 ? ", " : null, named(name)]);
    return isPlain ? null : element("span", { class: "whom" }, element("span", { class: "how" }, words), words && " ", ...list, rest > 0 ? ` +${rest}` : null);
  });
}

/** One stop for the Tab key in the whole grid; arrows go on from there. */
function stopAt(place) {
  const stop = buttonAt(...place) ?? buttonAt(0, 0);
  if (!stop) return;
  stop.tabIndex = 0;
  if (table.dataset.focused === "yes") stop.focus({ preventScroll: true });
}

function focusedCell() {
  const at = document.activeElement?.closest?.("th, td");
  table.dataset.focused = at && table.contains(at) ? "yes" : "no";
  return at && table.contains(at) ? [at.parentElement.rowIndex, at.cellIndex] : [1, 0];
}

function buttonAt(row, column) {
  const at = table.querySelector("table")?.rows[row]?.cells[column];
  return at?.querySelector("button") ?? (at?.hasAttribute("tabindex") ? at : null);
}

function onKey(press) {
  const steps = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0], PageDown: [10, 0], PageUp: [-10, 0], Home: [0, -99], End: [0, 99] };
  const step = steps[press.key];
  const at = document.activeElement?.closest("th, td");
  if (!step || !at) return;
  press.preventDefault();
  const rows = table.querySelector("table").rows;
  const row = Math.min(Math.max(at.parentElement.rowIndex + step[0], 0), rows.length - 1);
  const column = Math.min(Math.max(at.cellIndex + step[1], 0), rows[0].cells.length - 1);
  const next = buttonAt(row, column);
  if (!next) return;
  document.activeElement.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}
