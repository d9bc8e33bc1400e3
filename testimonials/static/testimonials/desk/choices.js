// Numbered choices: a figure chooses. What can be taken back is done with it; an answer for danger is only chosen.

const LISTS = ".choices, .kinds";
const WRITING = "textarea, input[type=text]";

function choose(list, figure) {
  const one = [...list.querySelectorAll("[data-digit]")].find((choice) => choice.dataset.digit === figure);
  if (!one) return false;
  one.focus();
  one.click();
  // Words of one's own are written at once.
  if (one.matches("input[type=radio][value='']")) one.form.elements.because_own.focus();
  return true;
}

function close(panel) {
  panel.open = false;
  (panel.closest(".finding") ?? panel.querySelector("summary")).focus();
}

// Before the single keys hear of it: here a figure means a choice.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const list = event.target.closest(LISTS);
  const panel = event.target.closest("details.answer[open]");
  if (list && /^\d$/.test(event.key) && !event.target.matches(WRITING) && choose(list, event.key)) event.preventDefault();
  else if (panel && event.key === "Escape") close(panel);
  else return;
  event.stopPropagation();
}, true);

// Whoever opens the choices is at the first of them, and none is chosen by that.
document.addEventListener("toggle", (event) => {
  const panel = event.target;
  if (!panel.matches?.("details.answer") || !panel.open || !panel.contains(document.activeElement)) return;
  panel.querySelector("[data-digit], input[type=text]")?.focus();
}, true);
