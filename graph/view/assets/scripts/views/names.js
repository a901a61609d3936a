// Which names have room in the drawing at its present zoom, as on a map: the best reported actor takes its place first.

const LETTERS = { least: 12, most: 24 }; // pixels
const LINE = 1.25; // the height of a line, in letters
const BEST = 16; // so many actors keep their names, if need be over lesser nodes

/** The names that have room, by the node's id: the `size` of letters and how far to `raise` them, in units of the drawing. */
export function namesWithRoom(nodes, zoom) {
  const names = new Map();
  const [all, better] = [new Cells(), new Cells()]; // names so far, with all nodes or with those that had their turn
  for (const node of nodes) all.take(squareOf(node, zoom));
  for (const [rank, node] of [...nodes].sort(byWeight).entries()) {
    if (node.group === "event" && !names.has(node.id.split(" ")[0])) continue; // what who did?
    const letters = Math.min(Math.max(node.font.size * zoom, LETTERS.least), LETTERS.most);
    const under = boxUnder(node, zoom, letters);
    const lift = 2 * node.size * zoom + letters * LINE + 2; // from under the node to above it
    const places = (rank < BEST ? [all, better] : [all]).flatMap((taken) => [[taken, 0], [taken, lift]]);
    const [, raise] = places.find(([taken, pixels]) => taken.isFree(raised(under, pixels))) ?? [];
    better.take(squareOf(node, zoom));
    if (raise === undefined) continue;
    for (const taken of [all, better]) taken.take(raised(under, raise));
    names.set(node.id, { size: letters / zoom, raise: raise / zoom });
  }
  return names;
}

/** The best reported first, what an actor did alone last. */
function byWeight(one, other) {
  return (one.group === "event") - (other.group === "event") || other.size - one.size;
}

function squareOf({ x, y, size }, zoom) {
  return [(x - size) * zoom, (y - size) * zoom, (x + size) * zoom, (y + size) * zoom];
}

function boxUnder({ x, y, size, label }, zoom, letters) {
  const half = letters * 0.28 * label.length;
  const top = (y + size) * zoom + 1;
  return [x * zoom - half, top, x * zoom + half, top + letters * LINE];
}

function raised([left, top, right, bottom], pixels) {
  return [left, top - pixels, right, bottom - pixels];
}

/** Boxes by the squares of a grid, so that only those nearby are compared. */
class Cells {
  side = 80;
  boxes = new Map();

  isFree(box) {
    return this.keys(box).every((key) => !(this.boxes.get(key) ?? []).some((other) => overlap(box, other)));
  }

  take(box) {
    for (const key of this.keys(box)) {
      if (!this.boxes.has(key)) this.boxes.set(key, []);
      this.boxes.get(key).push(box);
    }
  }

  keys([left, top, right, bottom]) {
    const keys = [];
    for (let x = Math.floor(left / this.side); x <= Math.floor(right / this.side); x += 1)
      for (let y = Math.floor(top / this.side); y <= Math.floor(bottom / this.side); y += 1) keys.push(`${x} ${y}`);
    return keys;
  }
}

function overlap(one, other) {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}
