// The panel of evidence: what was claimed, in which words, by whom.

const EVENTS_AT_ONCE = 25;
let opener = null; // what had the focus before the panel

function showEvidence(heading, note, events) {
  const panel = byId("evidence");
  if (!panel.contains(document.activeElement)) opener = document.activeElement;
  const shown = events.filter(isShown);
  const list = element("div", { class: "events" });
  appendInSteps(list, byWeight(shown), EVENTS_AT_ONCE, eventCard);
  panel.replaceChildren(
    element("div", { class: "panel-head" },
      element("h2", {}, element("bdi", {}, heading)),
      element("button", { type: "button", class: "close", "aria-label": "Close", onclick: closeEvidence }, "×")),
    element("p", { class: "note" }, note(shown), hiddenWords(events.length - shown.length)),
    list);
  panel.classList.add("open");
  document.body.classList.add("reading");
  panel.scrollTop = 0;
  panel.focus({ preventScroll: true });
}

function hiddenWords(count) {
  return count > 0 ? ` ${plural(count, "event")} hidden by the filters.` : null;
}

function showActorEvidence(actor) {
  const { label, kind } = data.actors[actor];
  showEvidence(label, (shown) => `${CLASS_WORDS[kind]}. ${claimWords(shown)}.`, eventsOfActor[actor]);
}

function showPairEvidence(actors, events) {
  const names = [...new Set(actors)].map((actor) => data.actors[actor].label);
  showEvidence(names.join(" and "), (shown) => `${claimWords(shown)}.`, events);
}

function claimWords(events) {
  const articles = new Set(events.flatMap((event) => claimsOf(event).map((claim) => data.passages[claim.passage].article)));
  return `${plural(countClaims(events), "claim")} in ${plural(articles.size, "article")}`;
}

function eventCard(event) {
  const claims = claimsOf(event);
  const said = claims[0].sentence;
  return element("article", { class: `event-card ${event.status}` },
    element("h3", {}, element("bdi", {}, said)),
    element("p", { class: "tags" },
      statusMark(event.status),
      element("span", {}, NOUNS.get(event.kind)),
      claims[0].date ? element("span", {}, wordedDate(claims[0].date)) : null,
      event.sources ? element("span", {}, plural(event.sources, "independent source")) : null,
      event.first_reported ? element("span", {}, reportedWords(event.first_reported, event.last_reported)) : null,
      event.disputed ? element("span", { class: "disputed" }, "sources differ") : null),
    ...claims.map((claim) => quotation(claim, said)));
}

/** "reported on 1 May 2025", or "reported from 1 May 2025 to 3 May 2025". */
function reportedWords(first, last) {
  return first === last ? `reported on ${wordedDate(first)}` : `reported from ${wordedDate(first)} to ${wordedDate(last)}`;
}

function statusMark(status) {
  return element("span", { class: `status ${status}` }, lineSample(status), status);
}

function quotation(claim, said) {
  const { before, quote, after } = data.passages[claim.passage];
  const article = articleOf(claim);
  return element("figure", {},
    claim.sentence === said ? null : element("p", { class: "variant" }, element("bdi", {}, claim.sentence), ` (${claim.status})`),
    element("blockquote", { dir: "auto", lang: article?.language || null, tabindex: quote.length > 1200 ? "0" : null },
      element("span", { class: "context" }, before), element("mark", {}, quote), element("span", { class: "context" }, after)),
    element("figcaption", {}, ...sourceWords(claim, article)));
}

function sourceWords(claim, article) {
  const where = article === null
    ? [element("span", {}, "article not in this build")]
    : [article.publisher ? element("bdi", { class: "publisher" }, article.publisher) : null,
       article.published ? element("span", {}, wordedDate(article.published)) : null,
       element("bdi", {}, link(article.url, article.title || article.id))];
  return [...where,
    claim.attribution ? element("span", {}, "according to ", element("bdi", {}, claim.attribution)) : null,
    element("span", { class: "confidence", title: "How sure the program is that it read the sentence rightly" },
      `confidence ${Math.round(claim.confidence * 100)} %`)];
}

function closeEvidence() {
  const panel = byId("evidence");
  if (!panel.classList.contains("open")) return;
  showOverview();
  (opener?.isConnected ? opener : byId("search")).focus({ preventScroll: true });
}

/** What the panel holds while nothing is chosen: where to begin. */
function showOverview() {
  const panel = byId("evidence");
  panel.classList.remove("open");
  document.body.classList.remove("reading");
  clearSelection();
  panel.replaceChildren(
    element("h2", {}, "Most reported"),
    element("p", { class: "note" }, "Choose a pair, or click a line or a name in the network, to read the sentences behind it."),
    element("ol", { class: "pairs" }, ...mostReportedPairs(10).map(pairItem)));
}

function mostReportedPairs(count) {
  const pairs = new Map();
  for (const event of data.events.filter((event) => event.actors.length === 2 && event.kind !== "OfficeHolding" && isShown(event))) {
    const key = [...event.actors].sort((one, other) => one - other).join(" ");
    pairs.set(key, [...(pairs.get(key) ?? []), event]);
  }
  return [...pairs.values()].sort((one, other) => countClaims(other) - countClaims(one)).slice(0, count);
}

function pairItem(events) {
  const actors = events[0].actors;
  const nouns = [...new Set(events.map((event) => NOUNS.get(event.kind)))];
  const names = actors.map((actor) => data.actors[actor].label).join(" – ");
  const open = () => { selectPair(actors); showPairEvidence(actors, eventsBetween(actors)); };
  return element("li", {}, element("button", { type: "button", onclick: open },
    element("bdi", {}, names),
    element("span", { class: "kinds" }, nouns.join(", ")),
    element("span", { class: "count" }, plural(countClaims(events), "claim"))));
}

function eventsBetween([one, other]) {
  return eventsOfActor[one].filter((event) => event.actors.length === 2 && event.actors.includes(other) && (one !== other || event.actors[0] === event.actors[1]));
}
