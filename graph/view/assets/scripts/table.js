// The same claims as a table: to read, to sort, and for those who do not see the drawing.

const ROWS_AT_ONCE = 100;
const COLUMNS = [
  { name: "Claim", key: (claim) => fold(claim.sentence) },
  { name: "Status", key: (claim) => data.statuses.indexOf(claim.status) },
  { name: "Date", key: (claim) => claim.date ?? "" },
  { name: "Sentence", key: (claim) => fold(data.passages[claim.passage].quote) },
  { name: "Source", key: (claim) => `${articleOf(claim)?.published ?? ""} ${articleOf(claim)?.publisher ?? ""}` },
  { name: "Confidence", key: (claim) => claim.confidence },
];
const order = { column: null, descending: false };

function drawTable() {
  const claims = sorted(data.claims.filter((claim) => isShown(claim.event)));
  const body = element("tbody");
  appendRows(body, claims);
  byId("table-view").replaceChildren(element("table", {},
    element("caption", {}, `${plural(claims.length, "claim")}, each with the sentence that says it. Choose a claim to read it in its context.`),
    element("thead", {}, element("tr", {}, ...COLUMNS.map(columnHead))),
    body));
}

function sorted(claims) {
  if (order.column === null) return claims;
  const { key } = COLUMNS[order.column];
  const sign = order.descending ? -1 : 1;
  const keyed = claims.map((claim) => [key(claim), claim]);
  keyed.sort(([one], [other]) => (one < other ? -sign : one > other ? sign : 0));
  return keyed.map(([, claim]) => claim);
}

function columnHead({ name }, column) {
  const isSorted = order.column === column;
  const sort = () => {
    order.descending = isSorted && !order.descending;
    order.column = column;
    drawTable();
    byId("table-view").querySelectorAll("th button")[column].focus();
  };
  return element("th", { scope: "col", "aria-sort": isSorted ? (order.descending ? "descending" : "ascending") : null },
    element("button", { type: "button", onclick: sort }, name));
}

function appendRows(body, claims) {
  const rest = claims.slice(ROWS_AT_ONCE);
  body.append(...claims.slice(0, ROWS_AT_ONCE).map(claimRow));
  if (rest.length === 0) return;
  const more = element("button", { type: "button", class: "more" }, `Show ${Math.min(ROWS_AT_ONCE, rest.length)} more of ${format(rest.length)}`);
  const row = element("tr", {}, element("td", { colspan: COLUMNS.length }, more));
  more.addEventListener("click", () => {
    row.remove();
    appendRows(body, rest);
    body.rows[body.rows.length - rest.length]?.querySelector("button")?.focus();
  });
  body.append(row);
}

function claimRow(claim) {
  const article = articleOf(claim);
  const open = () => showPairEvidence(claim.event.actors, [claim.event]);
  return element("tr", {},
    element("th", { scope: "row" }, element("button", { type: "button", onclick: open }, element("bdi", {}, claim.sentence))),
    element("td", {}, statusMark(claim.status)),
    element("td", {}, claim.date ? wordedDate(claim.date) : ""),
    element("td", { class: "quote", dir: "auto" }, data.passages[claim.passage].quote),
    element("td", {}, ...(article === null ? [] : [element("bdi", {}, link(article.url, article.publisher || article.title || article.id)),
      article.published ? element("span", { class: "day" }, wordedDate(article.published)) : null].filter(Boolean))),
    element("td", { class: "number" }, `${Math.round(claim.confidence * 100)} %`));
}
