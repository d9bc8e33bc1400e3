// Decisions as they are made here: asked once, or written as a letter, and then held.

import { draftOf, heldStories, hold } from "./hold.js";
import { firstUnsettled } from "./findings.js";
import { onMount, post, say, visit } from "./page.js";

const UNFINISHED = "…";

const story = () => document.getElementById("story");
const letters = () => JSON.parse(document.getElementById("desk-letters")?.textContent ?? "{}");

export function nextUrl({ decided = false } = {}) {
  const url = new URL(story()?.dataset.next ?? document.getElementById("next-link")?.href ?? location.href, location.href);
  for (const one of heldStories()) url.searchParams.append("skip", one);
  if (decided) url.searchParams.set("decided", "1");
  return url;
}

async function decide(form) {
  const { decision, doing } = form.dataset;
  if (decision === "approve" && firstUnsettled()) {
    firstUnsettled().focus();
    say("Mask or dismiss this first.");
    return;
  }
  const letter = letters()[decision];
  if (letter ? !isReady(form) : !(await ask(form))) return;
  if ("stays" in form.dataset) {
    confirmed(form);
    await post(form);
    return;
  }
  const body = new URLSearchParams(new FormData(form));
  body.set("version", story().dataset.version);
  body.set("confirmed", "1");
  const title = document.getElementById("desk-heading").textContent.trim();
  const about = title.charAt(0).toLowerCase() + title.slice(1);
  const words = body.get("message") ?? "";
  hold({ story: story().dataset.story, doing, about, url: form.action, body, kind: decision, words, reason: body.get("reason") });
  await visit(nextUrl({ decided: true }));
}

function confirmed(form) {
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "confirmed";
  field.value = "1";
  form.append(field);
}

function isReady(form) {
  const { message } = form.elements;
  const words = message.value.trim();
  const problem = form.querySelector(".problem");
  problem.hidden = Boolean(words) && !words.includes(UNFINISHED);
  message.toggleAttribute("aria-invalid", !problem.hidden);
  if (problem.hidden) return true;
  problem.textContent = words
    ? "Finish the letter first: write your own words where it has “…”."
    : "Write what the author will read.";
  message.focus();
  const at = message.value.indexOf(UNFINISHED);
  if (at >= 0) message.setSelectionRange(at, at + 1);
  return false;
}

// Asks once, and says what is worth knowing before a yes.
function ask(form) {
  const dialog = document.getElementById("desk-ask");
  dialog.querySelector("h2").textContent = `${form.dataset.label}?`;
  dialog.querySelector("#desk-ask-question").textContent = form.dataset.question;
  dialog.querySelector("button[value=yes]").textContent = form.dataset.label;
  const points = form.querySelector(".points")?.cloneNode(true).children ?? [];
  dialog.querySelector("#desk-ask-points").replaceChildren(...points);
  dialog.returnValue = "";
  dialog.showModal();
  dialog.querySelector("button[value=yes]").focus();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

export function openLetter(decision) {
  const panel = document.getElementById(`decision-${decision}`);
  if (!panel) return;
  panel.open = true;
  panel.querySelector("select").focus();
}

function showLetter(form, reason) {
  const { message } = form.elements;
  const { decision } = form.dataset;
  message.value = form.typed?.[reason] ?? letters()[decision]?.[reason]?.letter ?? "";
  form.querySelector(".problem").hidden = true;
}

onMount((main) => {
  for (const form of main.querySelectorAll("form[data-decision]")) {
    if (!form.elements.reason) continue;
    for (const part of form.querySelectorAll("[data-scripted]")) part.hidden = false;
    form.typed = {};
    // Their own words come back with the reason that they were written for.
    form.elements.message.addEventListener("input", () => { form.typed[form.elements.reason.value] = form.elements.message.value; });
    form.elements.reason.addEventListener("change", () => showLetter(form, form.elements.reason.value));
    const draft = draftOf(story()?.dataset.story);
    if (draft?.kind === form.dataset.decision) {
      form.elements.reason.value = draft.reason;
      form.typed[draft.reason] = draft.words;
      document.getElementById(`decision-${draft.kind}`).open = true;
    }
    showLetter(form, form.elements.reason.value);
    form.elements.message.dataset.fresh = form.elements.message.value;
  }
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.dataset.decision) return;
  event.preventDefault();
  decide(form);
});
