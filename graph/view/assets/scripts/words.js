// The page's words for what the data names.

import { data } from "./model.js";

export const NOUNS = new Map(data.kinds);
export const STATUS_WORDS = { actual: "happened", planned: "planned", possible: "possible", negated: "denied" };
export const CLASS_WORDS = {
  government: "Government", country: "Country", agency: "Agency", court: "Court",
  person: "Person", organization: "Organization", group: "Group without a name",
};
const MONTHS = "January February March April May June July August September October November December".split(" ");

export function format(number) {
  return number.toLocaleString("en");
}

export function plural(number, noun) {
  return `${format(number)} ${noun}${number === 1 ? "" : "s"}`;
}

/** "2025-03-12" as "12 March 2025", "2025-03" as "March 2025"; anything else as it is. */
export function wordedDate(date) {
  const [, year, month, day] = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(?:T|$)/.exec(date) ?? [];
  return year ? [day && String(Number(day)), month && MONTHS[month - 1], year].filter(Boolean).join(" ") : date;
}

/** How an article is called: its headline, or where it has none its name. */
export function articleWords(article) {
  return article.title || article.id;
}

/** Text for comparing: small letters without accents. */
export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
