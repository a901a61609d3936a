// The strip above the timeline: how many dealings each month has, each year of a long span; to narrow what is shown.

import { button, element } from "../elements.js";
import { shown } from "../filters.js";
import { firstDay, lastDay } from "../model.js";
import { get, setState } from "../state.js";
import { plural, wordedDate } from "../words.js";

const MOST_BARS = 120; // from here on a bar is of a longer time
const UNITS = [ // what a bar is of: so many letters of a date, what completes them to a date, and where a year stands below
  { name: "month", letters: 7, first: "", last: "", hasTick: (key) => key.endsWith("-01") },
  { name: "year", letters: 4, first: "", last: "", hasTick: (key) => key.endsWith("0") || key.endsWith("5") },
  { name: "decade", letters: 3, first: "0", last: "9", hasTick: (key) => key.endsWith("0") || key.endsWith("5") },
];

let strip = null;
let bars = []; // { from, to, words, count, node }
let stop = 0; // the bar that the Tab key comes to
let grabbed = null; // the bar where a drag has begun

export function makeOverview() {
  strip = element("div", { class: "strip", onpointerdown: grab, onpointermove: (move) => { if (grabbed !== null) mark(spanOf(grabbed, barAt(move) ?? grabbed)); }, onpointerup: drop, onpointercancel: drawOverview, onkeydown: onKey });
  return element("div", { class: "overview", role: "group", "aria-label": "Dealings by date: arrows move, Enter narrows to a bar, Shift and arrows to several" }, strip, element("p", { class: "scope" }));
}

/** Draws the strip anew; it is not seen where fewer than two bars would stand in it. */
export function drawOverview() {
  grabbed = null;
  const hadFocus = strip.contains(document.activeElement);
  const unit = UNITS.find((each) => keysOf(each).length <= MOST_BARS) ?? UNITS.at(-1);
  bars = keysOf(unit).map((key) => makeBar(key, unit));
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  bars.forEach((bar, place) => {
    bar.node = button({ class: "column", tabindex: "-1", "aria-label": `${bar.words}: ${plural(bar.count, "dealing")}`, title: `${bar.words}: ${plural(bar.count, "dealing")}` },
      element("span", { class: "height" }), place === 0 || unit.hasTick(bar.key) ? element("span", { class: "tick", "aria-hidden": "true" }, bar.from.slice(0, 4)) : null);
    bar.node.firstChild.style.height = bar.count === 0 ? "0" : `${6 + (94 * bar.count) / most}%`;
  });
  strip.replaceChildren(...bars.map((bar) => bar.node));
  strip.parentElement.hidden = bars.length < 2;
  if (bars.length < 2) return;
  dropTicks();
  stop = Math.min(stop, bars.length - 1);
  bars[stop].node.tabIndex = 0;
  if (hadFocus) bars[stop].node.focus();
  mark(chosenSpan());
  drawWords(unit);
}

/** The bars from the first to the last with a dealing, none left out; what is known to the year only stands in no month. */
function keysOf({ name, letters }) {
  const keys = [...shown.counts.dates.keys()].filter((date) => date.length >= letters).map((date) => date.slice(0, letters)).sort();
  if (keys.length === 0) return [];
  const all = [];
  for (let key = keys[0]; key <= keys.at(-1) && all.length <= 10 * MOST_BARS; key = next(key, name)) all.push(key);
  return all;
}

function next(key, name) {
  if (name !== "month") return String(Number(key) + 1).padStart(key.length, "0");
  const [year, month] = key.split("-").map(Number);
  return month === 12 ? `${String(year + 1).padStart(4, "0")}-01` : `${key.slice(0, 4)}-${String(month + 1).padStart(2, "0")}`;
}

function makeBar(key, { name, letters, first, last }) {
  const count = [...shown.counts.dates].reduce((sum, [date, number]) => (date.slice(0, letters) === key && date.length >= letters ? sum + number : sum), 0);
  return { key, count, from: firstDay(key + first), to: lastDay(key + last), words: name === "decade" ? `${key}0 to ${key}9` : wordedDate(key) };
}

/** Years that would stand on one another, or beyond the strip, are left out. */
function dropTicks() {
  const { right } = strip.getBoundingClientRect();
  let end = -Infinity;
  for (const tick of strip.querySelectorAll(".tick")) {
    const box = tick.getBoundingClientRect();
    if (box.left < end + 6 || box.right > right + 4) tick.remove();
    else end = box.right;
  }
}

function drawWords({ name }) {
  const [from, to] = [get("from"), get("to")];
  const isNarrowed = from !== "" || to !== "";
  const words = isNarrowed ? [`From ${from === "" ? "the first" : wordedDate(from)} to ${to === "" ? "the last" : wordedDate(to)}. `, button({ class: "plain", onclick: () => setState({ from: "", to: "" }, { push: true }) }, "All dates")]
    : [element("span", { class: "hint" }, `Dealings by ${name}. Choose a bar, or drag over several, to see only these.`)];
  strip.nextElementSibling.replaceChildren(...words);
}

/** The places of the first and last bar that the filter of dates lets through, or null. */
function chosenSpan() {
  if (get("from") === "" && get("to") === "") return null;
  const inside = bars.map((bar, place) => [bar, place]).filter(([bar]) => (get("from") === "" || bar.to >= get("from")) && (get("to") === "" || bar.from <= get("to")));
  return inside.length === 0 ? null : [inside[0][1], inside.at(-1)[1]];
}

function mark(span) {
  bars.forEach((bar, place) => {
    const isIn = span !== null && span[0] <= place && place <= span[1];
    bar.node.classList.toggle("out", span !== null && !isIn);
    bar.node.setAttribute("aria-pressed", String(isIn));
  });
}

function spanOf(one, other) {
  return [Math.min(one, other), Math.max(one, other)];
}

/** Shows the dealings of some bars only; of all again if it showed just these. */
function narrow([first, last]) {
  const chosen = { from: bars[first].from, to: bars[last].to };
  const isUndone = get("from") === chosen.from && get("to") === chosen.to;
  setState(isUndone ? { from: "", to: "" } : chosen, { push: true });
}

function barAt({ clientX, clientY }) {
  const place = bars.findIndex((bar) => bar.node.contains(document.elementFromPoint(clientX, clientY)));
  return place === -1 ? null : place;
}

function grab(press) {
  grabbed = barAt(press);
  if (grabbed === null) return;
  stop = grabbed;
  strip.setPointerCapture(press.pointerId);
}

function drop(release) {
  if (grabbed === null) return;
  const span = spanOf(grabbed, barAt(release) ?? grabbed);
  grabbed = null;
  narrow(span);
}

function onKey(press) {
  const step = { ArrowRight: 1, ArrowLeft: -1, Home: -bars.length, End: bars.length }[press.key];
  if (press.key === "Enter" || press.key === " ") narrow([stop, stop]);
  else if (step) {
    const before = stop;
    bars[stop].node.tabIndex = -1;
    stop = Math.min(Math.max(stop + step, 0), bars.length - 1);
    bars[stop].node.tabIndex = 0;
    bars[stop].node.focus();
    const [first, last] = chosenSpan() ?? [before, before];
    if (press.shiftKey) narrow(before === first && before !== last ? spanOf(stop, last) : spanOf(first, stop));
  } else return;
  press.preventDefault();
}
