// A claim as others can cite it, and an event as a query: text for the clipboard.

import { element } from "./elements.js";
import { data, quoteOf } from "./model.js";
import { articleWords, wordedDate } from "./words.js";

/** “Quote” — Publisher, “Headline”, 30 June 2025, address. Claim IRI. */
export function citationOf(claim) {
  const { article } = claim;
  const said = claim.attribution ? ` (according to ${claim.attribution})` : "";
  const source = [article.publisher, `“${articleWords(article)}”`, article.published && wordedDate(article.published), article.url];
  return `“${quoteOf(claim)}”${said} — ${source.filter(Boolean).join(", ")}. ${iriOf(claim)}`;
}

/** The query that gives the same event with its quotes from the build's graph. */
export function queryOf(event) {
  return `PREFIX cg: <https://w3id.org/cablegraph/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?claim ?status ?quote ?article {
  ?claim cg:asserts <${iriOf(event)}> ; cg:status ?status ;
    cg:quote/oa:exact ?quote ; prov:hadPrimarySource ?article .
}
`;
}

/** The whole IRI of an event, claim or actor. */
export function iriOf({ iri }) {
  return /^[a-z][a-z0-9+.-]*:/i.test(iri) ? iri : data.base + iri;
}

/** Puts text on the clipboard and says on the button whether it got there. */
export async function copyFrom(copier, text) {
  const words = copier.textContent;
  const isCopied = await copy(text);
  copier.textContent = isCopied ? "Copied" : "Could not copy";
  setTimeout(() => { copier.textContent = words; }, 1500);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch { // older browsers give pages from disk no clipboard
    const field = element("textarea", { class: "unseen" }, text);
    document.body.append(field);
    field.select();
    const isCopied = document.execCommand("copy");
    field.remove();
    return isCopied;
  }
}
