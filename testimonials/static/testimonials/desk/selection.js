// Words that a moderator selects, as offsets in code points: what the browser counts are UTF-16 units.

import { onMount, say } from "./page.js";

const length = (text) => [...text].length;

// Where a selection stands in one of the author's texts; null for none. The labels between the words don't count.
export function place(selection) {
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const text = [...document.querySelectorAll(".text[data-field]")].find((one) => range.intersectsNode(one));
  if (!text) return null;
  const parts = [...text.querySelectorAll("[data-start]")].map((piece) => cut(range, piece)).filter(Boolean);
  if (!parts.length) return null;
  const words = parts.map((part) => part.words).join("");
  const before = length(words) - length(words.trimStart());
  const after = length(words) - length(words.trimEnd());
  const start = parts[0].start + before;
  const end = parts.at(-1).end - after;
  return start < end ? { field: text.dataset.field, start, end, words: words.trim() } : null;
}

function cut(range, piece) {
  const node = piece.firstChild;
  if (!node || !range.intersectsNode(node)) return null;
  const from = node === range.startContainer ? range.startOffset : 0;
  const to = node === range.endContainer ? range.endOffset : node.data.length;
  if (from >= to) return null;
  const start = Number(piece.dataset.start) + length(node.data.slice(0, from));
  const words = node.data.slice(from, to);
  return { start, end: start + length(words), words };
}

function selected() {
  return place(document.getSelection()) ?? wordsElsewhere(document.getSelection());
}

// Words selected where the text is shown as readers see it: those words, wherever they stand.
function wordsElsewhere(selection) {
  const pane = document.getElementById("pane");
  const words = selection?.toString().trim();
  if (!words || !pane?.contains(selection.anchorNode) || !pane.contains(selection.focusNode)) return null;
  const text = selection.anchorNode.parentElement.closest(".text");
  return text && !text.dataset.field ? { words } : null;
}

// Puts the selection into the form by which words are masked. Whether there is one.
export function takeSelection() {
  const found = selected();
  if (found) fill(found);
  return Boolean(found);
}

// Asks as what the words are to be covered: there is no kind that fits any words.
export function openChooser() {
  const form = document.getElementById("mark-form");
  if (!form) return;
  const words = form.elements.words;
  if (!words.value.trim()) {
    words.focus();
    say("Type or select the words first.");
    return;
  }
  form.querySelector("#mark-kinds button").focus();
  say(`Cover “${words.value}” as what? Press a number.`);
}

function fill(found) {
  const form = document.getElementById("mark-form");
  if (!form) return;
  form.elements.start.value = found?.start ?? "";
  form.elements.end.value = found?.end ?? "";
  form.elements.field.value = found?.field ?? "";
  if (found) form.elements.words.value = found.words.slice(0, 200);
  form.classList.toggle("has-selection", Boolean(found));
}

document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  const inText = selection.anchorNode?.parentElement?.closest("#pane .text");
  if (!inText) return;
  const found = selected();
  const form = document.getElementById("mark-form");
  if (!found && form?.classList.contains("has-selection")) form.elements.words.value = "";
  fill(found);
});

// Arrow keys select words where no mouse does: a caret that can't be seen is of no use in a text that can't be edited.
function selectByKey(event) {
  if (!["ArrowLeft", "ArrowRight"].includes(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const text = event.currentTarget;
  const selection = document.getSelection();
  const forwards = event.key === "ArrowRight";
  if (!text.contains(selection.focusNode) || selection.focusNode === text) selection.collapse(text.querySelector("[data-start]")?.firstChild ?? text, 0);
  else if (!event.shiftKey && forwards) selection.collapseToEnd();
  else if (!event.shiftKey) selection.collapseToStart();
  const was = selection.toString();
  for (let tries = 0; tries < 4; tries += 1) {
    selection.modify("extend", forwards ? "forward" : "backward", "word");
    if (selection.toString().trim() !== was.trim()) break;
  }
  selection.focusNode?.parentElement?.scrollIntoView({ block: "nearest" });
  const found = place(selection);
  if (found) say(found.words);
}

onMount((main) => {
  main.querySelector("#story-text")?.addEventListener("keydown", selectByKey);
  // Whoever types other words means those, and no longer the selection.
  const words = main.querySelector("#mark-words");
  words?.addEventListener("input", () => fill(null));
  words?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    openChooser();
  });
});
