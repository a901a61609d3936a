// Makes elements. What articles say becomes text nodes here, never markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes and children; a function under "onclick" and the like listens, null is left out. */
export function element(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else if (value !== null) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((child) => child !== null));
  return made;
}

export function button(attributes, ...children) {
  return element("button", { type: "button", ...attributes }, ...children);
}

export function byId(id) {
  return document.getElementById(id);
}

/** A name from an article: its direction of writing stays its own. */
export function named(text) {
  return element("bdi", {}, text);
}

/** What can be done here; paper and pictures leave it out. */
export function hint(words) {
  return element("span", { class: "hint" }, words);
}

/** A link to an article, or its plain text where the address is not one of the web. */
export function link(url, text) {
  if (!url || !/^https?:\/\//i.test(url)) return element("span", {}, text);
  return element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text);
}

/**
 * Appends what `make` gives for each item, a screenful first and the rest as the reader comes near. For paper and pictures
 * `most` of them at once, and how many are left.
 */
export function appendLazily(parent, items, step, make, most = null) {
  const upTo = most ?? step;
  parent.append(...items.slice(0, upTo).map(make));
  const rest = items.slice(upTo);
  if (rest.length === 0) return;
  if (most !== null) return parent.append(lastItem(parent, element("span", { class: "count" }, `and ${rest.length.toLocaleString("en")} more`)));
  const more = button({ class: "more" }, `Show more (${rest.length.toLocaleString("en")})`);
  const end = lastItem(parent, more);
  const goOn = (moveFocus) => {
    seen.disconnect();
    end.remove();
    const before = parent.children.length;
    appendLazily(parent, rest, step, make);
    if (moveFocus) parent.children[before]?.querySelector("button, a")?.focus();
  };
  const seen = new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) goOn(false); }, { rootMargin: "600px" });
  more.addEventListener("click", () => goOn(true));
  parent.append(end);
  seen.observe(end);
}

/** Something at the end of a list or table. */
function lastItem(parent, content) {
  const wrappers = { TBODY: () => element("tr", { class: "rest" }, element("td", { colspan: 99 }, content)), OL: () => element("li", { class: "rest" }, content) };
  return wrappers[parent.nodeName]?.() ?? content;
}
