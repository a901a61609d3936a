// Builds elements. What articles say becomes text nodes here, never markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes and children; a function under "onclick" and the like listens, a null child is left out. */
function element(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else if (value !== null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

function byId(id) {
  return document.getElementById(id);
}

/** A link to an article, or its plain text where the address is not one of the web. */
function link(url, text) {
  if (!url || !/^https?:\/\//i.test(url)) return element("span", {}, text);
  return element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text);
}

/** Calls `make` for the items, some at a time, each time under a button that asks for more. */
function appendInSteps(parent, items, step, make) {
  const rest = items.slice(step);
  parent.append(...items.slice(0, step).map(make));
  if (rest.length === 0) return;
  const words = `Show ${Math.min(step, rest.length)} more of ${format(rest.length)}`;
  const more = element("button", { type: "button", class: "more" }, words);
  more.addEventListener("click", () => {
    const from = parent.children.length - 1;
    more.remove();
    appendInSteps(parent, rest, step, make);
    parent.children[from].querySelector("button, a")?.focus();
  });
  parent.append(more);
}

function format(number) {
  return number.toLocaleString("en");
}

function plural(number, noun) {
  return `${format(number)} ${noun}${number === 1 ? "" : "s"}`;
}
