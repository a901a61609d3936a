// The sources: each article with its passages, in which the quotes of its claims are marked.

import { appendLazily, button, element, link, named } from "../elements.js";
import { data } from "../model.js";
import { fragment, setState } from "../state.js";
import { openTarget, targetOf } from "../targets.js";
import { articleWords, plural, wordedDate } from "../words.js";

const ARTICLES_AT_ONCE = 10;

export const sources = { name: "sources", label: "Sources", follows: [], mount, update, picture };

let list = null;

function mount(panel) {
  list = element("div", { class: "sources" });
  panel.append(list);
}

function update(most) {
  fill(list, most);
}

function picture(most) {
  return fill(element("div", { class: "sources" }), most);
}

function fill(list, most = null) {
  const articles = data.articles.filter((article) => article.claims.some(isShown)).sort((one, other) => (other.day ?? "").localeCompare(one.day ?? ""));
  list.replaceChildren(element("h2", {}, plural(articles.length, "article")));
  appendLazily(list, articles, ARTICLES_AT_ONCE, articleCard, most);
  return list;
}

function isShown(claim) {
  return claim.event.isShown && claim.event.claims.includes(claim);
}

function articleCard(article) {
  const claims = article.claims.filter(isShown);
  return element("article", { class: "source" },
    element("h3", {}, element("bdi", {}, link(article.url, articleWords(article)))),
    element("p", { class: "tags" },
      article.publisher ? element("bdi", { class: "publisher" }, article.publisher) : null,
      article.published ? element("span", {}, wordedDate(article.published)) : null,
      element("span", {}, plural(claims.length, "claim")),
      button({ class: "plain", onclick: () => setState({ article: article.id }) }, "Only this article")),
    element("div", { class: "passages", dir: "auto", lang: article.language || null }, ...passages(article, claims)));
}

/** The passages of an article, a paragraph each; a marked quote opens its claims. */
function passages(article, claims) {
  const paragraphs = [element("p")];
  article.text.forEach((piece, place) => {
    if (piece === null) return paragraphs.push(element("p"));
    const here = claims.filter(({ quote: [first, end] }) => first <= place && place < end);
    paragraphs.at(-1).append(here.length === 0 ? piece : quoted(piece, here.length === 1 ? targetOf("event", here[0].event.iri) : targetOf("piece", article.id, String(place))));
  });
  return paragraphs;
}

function quoted(piece, target) {
  const open = (click) => { click.preventDefault(); openTarget(target); };
  return element("a", { class: "quoted", href: fragment({ open: target }), onclick: open }, element("mark", {}, named(piece)));
}
