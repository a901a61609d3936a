// The tabs and the views behind them. A view is mounted when it is first opened, and updated only while it is seen.

import { button, byId, element } from "./elements.js";
import { isFilterChange } from "./filters.js";
import { declareState, get, setState } from "./state.js";
import { board } from "./views/board.js";
import { network } from "./views/network.js";
import { sources } from "./views/sources.js";
import { timeline } from "./views/timeline.js";

/** Each is { name, label, follows, mount(panel), update(most), picture(most) }, as docs/viewer.md tells. */
export const VIEWS = [board, network, timeline, sources];
declareState({ view: VIEWS[0].name });

const PRINTED = 1000; // rows, or whatever a view has many of

const mounted = new Set();
const stale = new Set(VIEWS); // whose drawing is older than the state

export function startViews() {
  byId("tabs").append(...VIEWS.map((view) => button({
    role: "tab", id: `${view.name}-tab`, "aria-controls": `${view.name}-view`, onclick: () => setState({ view: view.name }, { push: true }), onkeydown: moveAmongTabs,
  }, view.label)));
  byId("panels").append(...VIEWS.map((view) => element("section", { role: "tabpanel", id: `${view.name}-view`, "aria-labelledby": `${view.name}-tab`, tabindex: "-1", hidden: "" })));
  addEventListener("beforeprint", () => openView().update(PRINTED));
  addEventListener("afterprint", () => openView().update());
}

export function openView() {
  return VIEWS.find((view) => view.name === get("view")) ?? VIEWS[0];
}

/** Brings the open view up to date; `changed` are keys of the state. */
export function drawView(changed) {
  for (const view of VIEWS) if (isFilterChange(changed) || [...changed].some((key) => concerns(key, view))) stale.add(view);
  const open = openView();
  document.body.dataset.view = open.name;
  for (const view of VIEWS) {
    byId(`${view.name}-tab`).setAttribute("aria-selected", String(view === open));
    byId(`${view.name}-tab`).tabIndex = view === open ? 0 : -1;
    byId(`${view.name}-view`).hidden = view !== open;
  }
  if (!mounted.has(open)) {
    mounted.add(open);
    open.mount(byId(`${open.name}-view`));
  }
  if (stale.has(open)) open.update();
  stale.delete(open);
}

function concerns(key, view) {
  return key.startsWith(`${view.name}.`) || view.follows.includes(key);
}

/** Colours that a view has taken from the style are to be taken anew. */
export function onThemeChange() {
  for (const view of mounted) stale.add(view);
  drawView(new Set());
}

function moveAmongTabs(press) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[press.key];
  if (!step) return;
  const place = VIEWS.indexOf(openView());
  const next = VIEWS[(place + step + VIEWS.length) % VIEWS.length];
  setState({ view: next.name });
  byId(`${next.name}-tab`).focus();
  press.preventDefault();
}
