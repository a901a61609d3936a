// What the page knows, and which part of it the filters show. Every view reads from here.

const data = JSON.parse(byId("data").textContent);
const NOUNS = new Map(data.kinds);
const UNORDERED = new Set(["Negotiation", ...data.unordered]); // kinds whose parties have no order
const STATUS_WORDS = { actual: "has happened", planned: "is planned", possible: "may happen", negated: "did not happen" };
const CLASS_WORDS = {
  government: "Government", country: "Country", agency: "Agency", court: "Court",
  person: "Person", organization: "Organization", group: "Group without a name",
};
const MONTHS = "January February March April May June July August September October November December".split(" ");

const hidden = { status: new Set(), kind: new Set() };
const onFilter = []; // what is called when the filters change

data.events.forEach((event, place) => {
  event.place = place;
  for (const claim of event.claims) data.claims[claim].event = event;
});
const eventsOfActor = data.actors.map(() => []);
for (const event of data.events) for (const actor of new Set(event.actors)) eventsOfActor[actor].push(event);

function isShown(event) {
  return !hidden.status.has(event.status) && !hidden.kind.has(event.kind);
}

function setHidden(field, value, isHidden) {
  if (isHidden) hidden[field].add(value);
  else hidden[field].delete(value);
  onFilter.forEach((call) => call());
}

function showEverything() {
  hidden.status.clear();
  hidden.kind.clear();
  onFilter.forEach((call) => call());
}

function countClaims(events) {
  return events.reduce((sum, event) => sum + event.claims.length, 0);
}

/** The claims of an event, those that agree with its status first. */
function claimsOf(event) {
  const claims = event.claims.map((place) => data.claims[place]);
  return [...claims.filter((claim) => claim.status === event.status), ...claims.filter((claim) => claim.status !== event.status)];
}

/** The best reported first. */
function byWeight(events) {
  return [...events].sort((one, other) => other.claims.length - one.claims.length || one.place - other.place);
}

function articleOf(claim) {
  const place = data.passages[claim.passage].article;
  return place === null ? null : data.articles[place];
}

/** "2025-03-12" as "12 March 2025", "2025-03" as "March 2025"; anything else as it is. */
function wordedDate(date) {
  const [, year, month, day] = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(?:T|$)/.exec(date) ?? [];
  return year ? [day && String(Number(day)), month && MONTHS[month - 1], year].filter(Boolean).join(" ") : date;
}

/** Text for comparing: small letters without accents. */
function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
