// What stands in an element as SVG that other programs read too: words where they stand, grounds, rules and marks.

import { element, svg } from "./elements.js";

const NOT_IN_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const LONGEST = 5_000; // letters of a text; of many more a browser takes minutes to tell where each word stands
const PAINT = ["fill", "stroke", "stroke-width", "stroke-dasharray"];
const SIDES = { top: ["left", "top", "right", "top"], right: ["right", "top", "right", "bottom"], bottom: ["left", "bottom", "right", "bottom"], left: ["left", "top", "left", "bottom"] };
const ruler = element("canvas").getContext("2d"); // measures letters

/** The element as it is laid out at the moment, down to some `depth` in pixels; what nobody reads is cut in it. */
export function snapshotOf(root, title, depth) {
  cutTexts(root);
  const frame = root.getBoundingClientRect();
  const [width, height] = [Math.ceil(frame.width), Math.min(Math.ceil(frame.height), depth)];
  return svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${width} ${height}`, width, height },
    svg("title", {}, title),
    svg("g", { transform: `translate(${rounded(-frame.left)} ${rounded(-frame.top)})` }, ...partsOf(root, frame.top + depth)));
}

function cutTexts(root) {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) if (texts.currentNode.length > LONGEST) texts.currentNode.data = `${texts.currentNode.data.slice(0, LONGEST)}…`;
}

function* partsOf(node, end) {
  if (node.nodeType === Node.TEXT_NODE) return yield* linesOf(node, end);
  const style = getComputedStyle(node);
  if (style.display === "none" || node.classList.contains("unseen") || node.getBoundingClientRect().top > end) return;
  if (node instanceof SVGElement) return yield markOf(node);
  yield* groundsOf(node, style);
  for (const child of node.childNodes) yield* partsOf(child, end);
}

function* groundsOf(node, style) {
  for (const box of node.getClientRects()) {
    if (isSeen(style.backgroundColor)) yield svg("rect", { x: rounded(box.left), y: rounded(box.top), width: rounded(box.width), height: rounded(box.height), fill: style.backgroundColor });
    for (const [side, ends] of Object.entries(SIDES)) {
      const [width, colour] = [style.getPropertyValue(`border-${side}-width`), style.getPropertyValue(`border-${side}-color`)];
      if (parseFloat(width) > 0 && isSeen(colour)) yield svg("path", { d: `M${rounded(box[ends[0]])} ${rounded(box[ends[1]])}L${rounded(box[ends[2]])} ${rounded(box[ends[3]])}`, stroke: colour, "stroke-width": parseFloat(width) });
    }
  }
}

function isSeen(colour) {
  return colour !== "transparent" && !/, 0\)$/.test(colour);
}

/** A drawing inside the page, with the paint that its styles give it. */
function markOf(drawing) {
  const { left, top, width } = drawing.getBoundingClientRect();
  const shapes = [...drawing.children].map((shape) => {
    const copy = shape.cloneNode();
    const style = getComputedStyle(shape);
    for (const name of PAINT) copy.setAttribute(name, style.getPropertyValue(name));
    return copy;
  });
  return svg("g", { transform: `translate(${rounded(left)} ${rounded(top)}) scale(${rounded(width / drawing.viewBox.baseVal.width)})` }, ...shapes);
}

/** A text element for each line of a text, as long as it is here whatever letters another program has. */
function* linesOf(text, end) {
  const style = getComputedStyle(text.parentElement);
  let line = null;
  for (const piece of piecesOf(text)) {
    if (line !== null && Math.abs(piece.box.top - line.top) < 1) {
      Object.assign(line, { end: piece.end, left: Math.min(line.left, piece.box.left), right: Math.max(line.right, piece.box.right) });
      continue;
    }
    if (line !== null) yield lineElement(text, line, style);
    if (piece.box.bottom > end) return;
    line = { start: piece.start, end: piece.end, left: piece.box.left, right: piece.box.right, top: piece.box.top, height: piece.box.height };
  }
  if (line !== null) yield lineElement(text, line, style);
}

/** Words with the boxes that they stand in; a word that goes over several lines in pieces. */
function* piecesOf(text) {
  for (const { index, 0: word } of text.data.matchAll(/\S+/g)) yield* unbroken(text, index, index + word.length);
}

function* unbroken(text, start, end) {
  const range = document.createRange();
  range.setStart(text, start);
  range.setEnd(text, end);
  const boxes = range.getClientRects();
  const half = start + Math.ceil((end - start) / 2);
  const middle = /[\udc00-\udfff]/.test(text.data[half]) ? half + 1 : half; // not between the halves of a character
  if (boxes.length === 1 || (boxes.length > 1 && middle >= end)) yield { start, end, box: boxes[0] };
  else if (boxes.length > 1) {
    yield* unbroken(text, start, middle);
    yield* unbroken(text, middle, end);
  }
}

function lineElement(text, line, style) {
  ruler.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = ruler.measureText("x");
  const isLeftward = style.direction === "rtl";
  return svg("text", {
    x: rounded(isLeftward ? line.right : line.left), y: rounded(line.top + (line.height + above - below) / 2), textLength: rounded(line.right - line.left), direction: isLeftward ? "rtl" : null,
    fill: style.color, "font-family": style.fontFamily, "font-size": style.fontSize, "font-weight": style.fontWeight,
  }, text.data.slice(line.start, line.end).replace(/\s+/g, " ").replace(NOT_IN_XML, "\ufffd"));
}

function rounded(number) {
  return Math.round(number * 100) / 100;
}
