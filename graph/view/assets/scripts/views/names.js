// Which names have room in the drawing at its present zoom, as on a map: the best reported actor takes its place first.

const LETTERS = { least: 12, most: 24 }; // pixels

/** The sizes of the letters of the nodes whose names have room, by id, in units of the drawing. */
export function nameSizes(nodes, zoom) {
  const sizes = new Map();
  const taken = new Cells();
  for (const node of [...nodes].sort((one, other) => other.size - one.size)) {
    const letters = Math.min(Math.max(node.font.size * zoom, LETTERS.least), LETTERS.most);
    const name = nameBox(node, zoom, letters);
    const isFree = taken.isFree(name);
    taken.take(squareOf(node, zoom)); // a name may cover lesser nodes, which come later
    if (!isFree) continue;
    taken.take(name);
    sizes.set(node.id, letters / zoom);
  }
  return sizes;
}

function squareOf({ x, y, size }, zoom) {
  return [(x - size) * zoom, (y - size) * zoom, (x + size) * zoom, (y + size) * zoom];
}

function nameBox({ x, y, size, label }, zoom, letters) {
  const half = letters * 0.28 * label.length;
  const top = (y + size) * zoom + 1;
  return [x * zoom - half, top, x * zoom + half, top + letters * 1.25];
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
