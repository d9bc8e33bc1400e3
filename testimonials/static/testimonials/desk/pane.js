// One pane, and the faces that the text has in it: with what was found, as readers will see it, and what was changed.

import { onMount } from "./page.js";

// Which face somebody chose, and for which story: the next one begins with its own.
let chosen = { story: "", face: "" };

const pane = () => document.getElementById("pane");
const story = () => document.getElementById("story")?.dataset.story;

export function show(face) {
  const here = pane();
  if (!here || here.dataset.pane === face || !here.querySelector(`[data-shows="${face}"]`)) return;
  const body = () => here.querySelector(`[data-shows="${here.dataset.pane}"]:not(bdi, span)`);
  const before = body().getBoundingClientRect();
  // How far into the text the top of the window is, so that the eye stays where it was.
  const read = Math.max(0, -before.top) / (before.height || 1);
  for (const one of here.querySelectorAll("[data-shows]")) one.hidden = one.dataset.shows !== face;
  for (const button of here.querySelectorAll("[data-face]")) {
    button.setAttribute("aria-pressed", String(button.dataset.face === face));
  }
  here.dataset.pane = face;
  chosen = { story: story(), face };
  if (read) scrollBy(0, body().getBoundingClientRect().top + read * body().offsetHeight);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-face]");
  if (!button) return;
  event.preventDefault();
  show(button.getAttribute("aria-pressed") === "true" ? "marks" : button.dataset.face);
});

onMount(() => {
  if (chosen.story === story()) show(chosen.face);
});
