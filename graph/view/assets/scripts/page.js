// Puts the page together: views and their tabs, keys, and who is told of what.

import { byId } from "./elements.js";
import { closeEvidence, drawEvidence } from "./evidence.js";
import { startExports } from "./exports.js";
import { applyFilters, isFilterChange } from "./filters.js";
import { data } from "./model.js";
import { closeSuggestions, drawTextFilter, startSearch } from "./search.js";
import { drawSidebar, startSidebar } from "./sidebar.js";
import { onState, readAddress } from "./state.js";
import { drawView, onThemeChange, startViews } from "./tabs.js";
import { plural } from "./words.js";

function drawSummary() {
  const articles = data.articles.filter((article) => article.known).length;
  byId("summary").replaceChildren(
    `${plural(data.events.length, "dealing")} of ${plural(data.actors.length, "actor")}, as ${plural(articles, "article")} ${articles === 1 ? "tells" : "tell"} them: each with the sentence that says it`);
  byId("made").textContent = `Made by Cablegraph ${data.version}`;
}

/** Draws anew whatever a change of the state touches. */
function draw(changed) {
  if (isFilterChange(changed)) {
    applyFilters();
    drawSidebar();
    drawTextFilter();
  }
  if (changed.has("open")) drawEvidence({ moveFocus: true });
  else if (isFilterChange(changed)) drawEvidence();
  drawView(changed);
}

function onKey(press) {
  const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName) && document.activeElement.type !== "checkbox";
  if (press.key === "/" && !isTyping && !press.ctrlKey && !press.metaKey) byId("search").focus();
  else if (press.key === "Escape" && !byId("results").hidden) closeSuggestions();
  else if (press.key === "Escape") closeEvidence();
  else return;
  press.preventDefault();
}

function start() {
  document.querySelector(".filters").open = matchMedia("(min-width: 75rem)").matches;
  drawSummary();
  startSidebar();
  startSearch();
  startExports();
  startViews();
  readAddress();
  applyFilters();
  drawSidebar();
  drawTextFilter();
  drawView(new Set());
  drawEvidence();
  onState(draw);
  addEventListener("popstate", readAddress);
  document.addEventListener("keydown", onKey);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", onThemeChange);
}

start();
