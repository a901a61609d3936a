// Who deals with whom among some events: neighbours, those who deal with very many, and the shortest ways between two.

const HUB = 10; // neighbours; from here on an actor's lines hide the others'

/** The neighbours of every actor, as a map from actor to a set of actors. */
export function neighboursIn(events) {
  const found = new Map();
  for (const { actors: [one, other] } of events) {
    if (!found.has(one)) found.set(one, new Set());
    if (!other || other === one) continue;
    if (!found.has(other)) found.set(other, new Set());
    found.get(one).add(other);
    found.get(other).add(one);
  }
  return found;
}

/** Those who deal with very many others, the most connected first. */
export function hubsIn(neighbours) {
  return [...neighbours].filter(([, others]) => others.size >= HUB).sort(([, one], [, other]) => other.size - one.size).map(([actor]) => actor);
}

/** The actors on the shortest ways between two, in steps from the first to the last; none if there is no way. */
export function shortestWays(neighbours, from, to) {
  const steps = new Map([[from, 0]]);
  let rim = [from];
  while (rim.length > 0 && !steps.has(to)) {
    const next = [];
    for (const actor of rim)
      for (const other of neighbours.get(actor) ?? [])
        if (!steps.has(other)) {
          steps.set(other, steps.get(actor) + 1);
          next.push(other);
        }
    rim = next;
  }
  if (!steps.has(to)) return [];
  const ways = [[to]];
  for (let step = steps.get(to) - 1; step >= 0; step -= 1)
    ways.unshift([...new Set(ways[0].flatMap((actor) => [...(neighbours.get(actor) ?? [])].filter((other) => steps.get(other) === step)))]);
  return ways;
}
