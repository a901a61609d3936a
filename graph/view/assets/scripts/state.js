// What the reader has chosen, as one flat record of strings, which is also the fragment of the page's address.

const defaults = {};
let state = {};
const listeners = [];
const PATIENCE = 200; // milliseconds: browsers refuse to take a new address with every step of a slider
let writing = 0; // the timer of the address that is not yet written

/** Names keys of the state with their first values, which the address leaves out. */
export function declareState(keys) {
  Object.assign(defaults, keys);
  state = { ...keys, ...state };
}

export function get(key) {
  return state[key];
}

/** The values of a key that holds several, which have no commas. */
export function getSet(key) {
  return new Set(state[key].split(",").filter(Boolean));
}

/** Changes some keys and tells everybody who listens; `push` makes a step that the browser's Back takes back. */
export function setState(changes, { push = false } = {}) {
  const changed = Object.keys(changes).filter((key) => state[key] !== changes[key]);
  if (changed.length === 0) return;
  if (push) writeAddress();
  Object.assign(state, changes);
  if (push) history.pushState(null, "", fragment());
  else {
    clearTimeout(writing);
    writing = setTimeout(writeAddress, PATIENCE);
  }
  tell(changed);
}

function writeAddress() {
  clearTimeout(writing);
  history.replaceState(null, "", fragment());
}

/** `call` gets the set of the keys that have changed. */
export function onState(call) {
  listeners.push(call);
}

function tell(changed) {
  for (const call of listeners) call(new Set(changed));
}

/** The address of what is shown, from "#" on, or of what would be after some changes. */
export function fragment(changes = {}) {
  const wanted = { ...state, ...changes };
  const kept = Object.keys(defaults).filter((key) => wanted[key] !== defaults[key]).map((key) => [key, wanted[key]]);
  return `#${new URLSearchParams(kept)}`;
}

/** Takes the state from the address; keys that nobody has declared mean nothing. */
export function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  const read = Object.fromEntries(Object.entries(defaults).map(([key, value]) => [key, given.get(key) ?? value]));
  const changed = Object.keys(read).filter((key) => read[key] !== state[key]);
  state = read;
  if (changed.length > 0) tell(changed);
}
