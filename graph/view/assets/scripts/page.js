// Puts the page together: filters, search, views and keys.

const RESULTS = 8;

function drawSummary() {
  const words = [plural(data.claims.length, "claim"), plural(data.articles.length, "article"), plural(data.actors.length, "actor")];
  byId("summary").replaceChildren(`${words[0]} from ${words[1]} about ${words[2]}, each with the sentence that says it`);
}

function filterRow(field, value, sample, words, events) {
  const count = countClaims(events);
  const box = element("input", { type: "checkbox", name: field, value, onchange: (change) => setHidden(field, value, !change.target.checked) });
  box.checked = true;
  return element("label", {}, box, sample, element("span", { class: "words" }, words), element("span", { class: "count" }, format(count)));
}

function drawFilters() {
  byId("status-filters").replaceChildren(...data.statuses.map((status) =>
    filterRow("status", status, lineSample(status), STATUS_WORDS[status], data.events.filter((event) => event.status === status))));
  const used = data.kinds.map(([kind, noun]) => [kind, noun, data.events.filter((event) => event.kind === kind)]).filter(([, , events]) => events.length > 0);
  byId("kind-filters").replaceChildren(...used.map(([kind, noun, events]) => filterRow("kind", kind, null, noun, events)));
  drawKey();
}

function drawKey() {
  const kinds = new Set(data.actors.map((actor) => actor.kind));
  const keys = Object.entries(CLASS_WORDS).filter(([kind]) => kinds.has(kind));
  if (data.events.some((event) => event.actors.length === 1)) keys.push(["event", "Dealing that names one side"]);
  byId("key").replaceChildren(...keys.map(([kind, words]) => element("li", {}, shapeSample(kind), element("span", {}, words))));
}

function drawNotice() {
  const hiddenClaims = countClaims(data.events.filter((event) => !isShown(event)));
  const drawnActors = data.drawing.nodes.filter((node) => node.group !== "event").length;
  const words = [];
  if (drawnActors < data.actors.length)
    words.push(`The network draws the ${format(drawnActors)} best connected of ${format(data.actors.length)} actors; search and table hold all. `);
  if (hiddenClaims > 0)
    words.push(`${plural(hiddenClaims, "claim")} hidden by the filters. `, element("button", { type: "button", onclick: resetFilters }, "Show all"));
  byId("notice").replaceChildren(...words);
}

function resetFilters() {
  for (const box of document.querySelectorAll(".filters input")) box.checked = true;
  showEverything();
  byId("search").focus();
}

function showView(name) {
  for (const view of ["network", "table"]) {
    byId(`${view}-tab`).setAttribute("aria-pressed", String(view === name));
    byId(`${view}-view`).hidden = view !== name;
  }
  document.body.classList.toggle("tabled", name === "table");
  if (name === "table") drawTable();
  else redraw();
}

function isTableShown() {
  return !byId("table-view").hidden;
}

let folded = null; // quotes and sentences for searching, made at the first search

function findMatches(words) {
  const term = fold(words.trim());
  folded ??= {
    actors: data.actors.map((actor) => fold(actor.label)),
    claims: data.claims.map((claim) => fold(`${claim.sentence} ${data.passages[claim.passage].quote}`)),
  };
  const places = (texts) => texts.flatMap((text, place) => (text.includes(term) ? [place] : []));
  const actors = places(folded.actors).sort((one, other) => eventsOfActor[other].length - eventsOfActor[one].length);
  return { actors, claims: places(folded.claims) };
}

function drawResults() {
  const box = byId("results");
  const words = byId("search").value;
  box.hidden = words.trim() === "";
  if (box.hidden) return box.replaceChildren();
  const { actors, claims } = findMatches(words);
  box.replaceChildren(
    element("p", { class: "found", role: "status" }, `${plural(actors.length, "actor")}, ${plural(claims.length, "claim")}`),
    ...actors.slice(0, RESULTS).map((actor) => result(shapeSample(data.actors[actor].kind), data.actors[actor].label, () => { selectActor(actor); showActorEvidence(actor); })),
    ...claims.slice(0, RESULTS).map((claim) => result(lineSample(data.claims[claim].status), data.claims[claim].sentence, () => openClaim(data.claims[claim]))));
}

function result(sample, words, open) {
  const choose = () => { byId("results").hidden = true; byId("search").focus(); open(); };
  return element("button", { type: "button", onclick: choose }, sample, element("bdi", {}, words));
}

function openClaim(claim) {
  selectPair(claim.event.actors);
  showPairEvidence(claim.event.actors, [claim.event]);
}

function moveAmongResults(step) {
  const stops = [byId("search"), ...byId("results").querySelectorAll("button")];
  const place = stops.indexOf(document.activeElement);
  stops[(place + step + stops.length) % stops.length].focus();
}

function onKey(press) {
  const inSearch = document.activeElement?.closest(".search") && !byId("results").hidden;
  if (press.key === "/" && !/^(INPUT|TEXTAREA)$/.test(document.activeElement?.tagName)) byId("search").focus();
  else if (press.key === "Escape" && !byId("results").hidden) { byId("search").value = ""; drawResults(); byId("search").focus(); }
  else if (press.key === "Escape") closeEvidence();
  else if (press.key === "Enter" && document.activeElement === byId("search")) byId("results").querySelector("button")?.click();
  else if (inSearch && press.key === "ArrowDown") moveAmongResults(1);
  else if (inSearch && press.key === "ArrowUp") moveAmongResults(-1);
  else return;
  press.preventDefault();
}

function redraw() {
  drawNotice();
  drawNetwork();
  if (isTableShown()) drawTable();
  if (!byId("evidence").classList.contains("open")) showOverview();
}

function start() {
  document.querySelector(".filters").open = matchMedia("(min-width: 60rem)").matches;
  drawSummary();
  drawFilters();
  redraw();
  onFilter.push(redraw);
  byId("search").addEventListener("input", drawResults);
  byId("search").addEventListener("focus", drawResults);
  byId("network-tab").addEventListener("click", () => showView("network"));
  byId("table-tab").addEventListener("click", () => showView("table"));
  byId("zoom-in").addEventListener("click", () => zoomBy(1.4));
  byId("zoom-out").addEventListener("click", () => zoomBy(1 / 1.4));
  byId("zoom-fit").addEventListener("click", () => fit());
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", (click) => { if (!click.target.closest(".search")) byId("results").hidden = true; });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawNetwork);
}

start();
