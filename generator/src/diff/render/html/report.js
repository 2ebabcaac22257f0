"use strict";
const changes = [...document.querySelectorAll(".change")];
const search = document.getElementById("search");
const boxes = [...document.querySelectorAll("input[type=checkbox]")];
const texts = new Map(changes.map((change) => [change, change.textContent.toLowerCase()]));
const shown = () => changes.filter((change) => !change.hidden);

function filter() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const severities = new Set(boxes.filter((box) => box.name === "severity" && box.checked).map((box) => box.value));
  const source = document.getElementById("source").checked;
  const approved = document.getElementById("approved").checked;
  for (const change of changes) {
    const data = change.dataset;
    change.hidden = !severities.has(data.severity) || (source && data.rust !== "source-breaking")
      || (!approved && "approved" in data) || !words.every((word) => texts.get(change).includes(word));
  }
  const count = shown().length;
  document.getElementById("shown").textContent = `${count} of ${changes.length}`;
  document.getElementById("none").hidden = count > 0 || changes.length === 0;
}

function walk(step) {
  const list = shown();
  if (list.length === 0) return;
  const at = list.findIndex((change) => change.contains(document.activeElement));
  const next = list[Math.min(Math.max(at + step, 0), list.length - 1)];
  next.querySelector("summary").focus();
  next.scrollIntoView({ block: "center" });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") { search.value = ""; search.blur(); filter(); return; }
  if (event.target === search) return;
  if (event.key === "/") { event.preventDefault(); search.focus(); }
  if (event.key === "j") walk(1);
  if (event.key === "k") walk(-1);
  if (event.key === "o") { const open = document.activeElement.closest(".change"); if (open) open.open = !open.open; }
});
search.addEventListener("input", filter);
boxes.forEach((box) => box.addEventListener("change", filter));
document.getElementById("all").addEventListener("click", () => {
  const open = shown().some((change) => !change.open);
  shown().forEach((change) => { change.open = open; });
});
document.getElementById("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
});
function follow() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  const change = target && target.closest(".change");
  if (change) { change.open = true; change.scrollIntoView(); }
}
addEventListener("hashchange", follow);
filter();
follow();
