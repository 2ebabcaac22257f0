"use strict";
const $ = (id) => document.getElementById(id);
const changes = [...document.querySelectorAll(".change")];
const search = $("search");
const boxes = [...document.querySelectorAll(".bar input[type=checkbox]")];
const texts = new Map(changes.map((change) => [change, change.textContent.toLowerCase()]));
const shown = () => changes.filter((change) => !change.hidden);

function filter() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const severities = new Set(boxes.filter((box) => box.name === "severity" && box.checked).map((box) => box.value));
  for (const change of changes) {
    const data = change.dataset;
    change.hidden = !severities.has(data.severity) || ($("source").checked && data.rust !== "source-breaking")
      || (!$("approved").checked && "approved" in data) || !words.every((word) => texts.get(change).includes(word));
  }
  for (const group of document.querySelectorAll(".group")) group.hidden = !group.querySelector(".change:not([hidden])");
  const count = shown().length;
  $("shown").textContent = `${count} of ${changes.length}`;
  $("none").hidden = count > 0 || changes.length === 0;
  $("all").textContent = shown().some((change) => !change.open) ? "Open all" : "Close all";
}

function walk(step) {
  const list = shown();
  if (list.length === 0) return;
  const at = list.findIndex((change) => change.contains(document.activeElement));
  const next = list[Math.min(Math.max(at + step, 0), list.length - 1)];
  next.querySelector("summary").focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function flipAll() {
  const open = shown().some((change) => !change.open);
  shown().forEach((change) => { change.open = open; });
  filter();
}

function flipTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
}

const keys = {
  "/": () => search.focus(), j: () => walk(1), k: () => walk(-1), a: flipAll, t: flipTheme,
  o: () => { const open = document.activeElement.closest(".change"); if (open) open.open = !open.open; },
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") { search.value = ""; search.blur(); filter(); return; }
  if (event.target === search) {
    if (event.key === "Enter") { event.preventDefault(); search.blur(); walk(1); }
    return;
  }
  const act = keys[event.key];
  if (act) { event.preventDefault(); act(); }
});
search.addEventListener("input", filter);
boxes.forEach((box) => box.addEventListener("change", filter));
changes.forEach((change) => change.addEventListener("toggle", () => {
  $("all").textContent = shown().some((other) => !other.open) ? "Open all" : "Close all";
}));
$("all").addEventListener("click", flipAll);
$("theme").addEventListener("click", flipTheme);
function follow() {
  const target = location.hash && $(decodeURIComponent(location.hash.slice(1)));
  const change = target && target.closest(".change");
  if (change) { change.open = true; change.scrollIntoView(); }
}
addEventListener("hashchange", follow);
filter();
follow();
