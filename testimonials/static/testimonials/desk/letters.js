// Decisions as they are made here: asked once, or written as a letter, and then held.

import { keep, kept } from "./drafts.js";
import { firstUnsettled } from "./findings.js";
import { heldStories, hold } from "./hold.js";
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
    const left = document.querySelectorAll("[data-unsettled]").length;
    firstUnsettled().focus();
    say(`Not yet: ${left} ${left === 1 ? "thing" : "things"} must be settled first. This is ${left === 1 ? "it" : "the first"}.`);
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
  const said = hold({ story: story().dataset.story, doing, about: tellApart(), url: form.action, body, words: body.get("message") ?? body.get("because") ?? "" });
  await visit(nextUrl({ decided: true }), { said, isInSight: true });
}

// A story by its code and first words, as far as readers will see them.
function tellApart() {
  const code = document.querySelector("#desk-heading .code")?.textContent ?? story().dataset.story.slice(0, 4);
  const pieces = [...document.querySelectorAll("#story-text [data-start]")].slice(0, 60);
  const text = pieces.map((one) => (one.closest("mark.is-covered") ? "…" : one.textContent)).join("").trim();
  const words = text.split(/\s+/).slice(0, 4).join(" ").slice(0, 32);
  return [code, words && `“${words}…”`].filter(Boolean).join(" ");
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

// Asks once, and says what is worth knowing before a yes. Where somebody may be in danger, going back is at hand.
function ask(form) {
  const dialog = document.getElementById("desk-ask");
  const [yes, no] = ["yes", "no"].map((value) => dialog.querySelector(`button[value=${value}]`));
  dialog.querySelector("h2").textContent = `${form.dataset.label}?`;
  dialog.querySelector("#desk-ask-question").textContent = form.dataset.question;
  yes.textContent = form.dataset.label;
  // Moved there and back, for a reason may be typed in it that belongs to the form.
  const points = form.querySelector(".repeats");
  if (points) dialog.querySelector("#desk-ask-points").replaceChildren(points);
  if (points) points.hidden = false;
  dialog.returnValue = "";
  dialog.showModal();
  const isGrave = "danger" in form.dataset || Boolean(points?.querySelector("[data-grave]"));
  yes.classList.toggle("is-main", !isGrave);
  no.classList.toggle("is-main", isGrave);
  (isGrave ? no : yes).focus();
  return new Promise((resolve) => {
    const asked = (event) => {
      // Said before it is held, and not ten seconds after somebody has gone on.
      for (const field of dialog.querySelectorAll("[data-fewest]")) {
        const different = new Set(field.value.toLowerCase().match(/[\p{L}\p{N}]+/gu));
        const isShort = different.size < Number(field.dataset.fewest);
        field.setCustomValidity(isShort ? `Say it in ${field.dataset.fewest} words or more.` : "");
      }
      const missing = [...dialog.querySelectorAll("#desk-ask-points :is(textarea, input)")].find((field) => !field.checkValidity());
      if (event.submitter !== yes || !missing) return;
      event.preventDefault();
      missing.reportValidity();
    };
    dialog.addEventListener("submit", asked);
    dialog.addEventListener("close", () => {
      dialog.removeEventListener("submit", asked);
      if (points) points.hidden = true;
      if (points) form.append(points);
      resolve(dialog.returnValue === "yes");
    }, { once: true });
  });
}

// The panel of a letter, by its key: open, and the reason has the focus.
document.addEventListener("toggle", (event) => {
  const panel = event.target;
  if (!panel.matches?.("details.decision")) return;
  const form = panel.querySelector("form[data-letter]");
  if (form && typed(form)) remember(form);
}, true);

const typed = (form) => Object.keys(form.typed ?? {}).length > 0;

function remember(form) {
  const open = form.closest("details").open;
  keep(story().dataset.story, form.dataset.letter, { reason: form.elements.reason.value, typed: form.typed, open });
}

function showLetter(form, reason) {
  const { message } = form.elements;
  message.value = form.typed[reason] ?? letters()[form.dataset.decision]?.[reason]?.letter ?? "";
  form.querySelector(".problem").hidden = true;
}

onMount((main) => {
  for (const form of main.querySelectorAll("form[data-letter]")) {
    const { reason, message } = form.elements;
    for (const part of form.querySelectorAll("[data-scripted]")) part.hidden = false;
    const draft = kept(story().dataset.story, form.dataset.letter);
    form.typed = draft?.typed ?? {};
    if (draft) {
      if ([...reason.options].some((one) => one.value === draft.reason)) reason.value = draft.reason;
      form.closest("details").open = draft.open;
      say("The letter that you had begun is here again. It has not been sent.");
    }
    // Their own words come back with the reason that they were written for.
    message.addEventListener("input", () => { form.typed[reason.value] = message.value; remember(form); });
    reason.addEventListener("change", () => { showLetter(form, reason.value); if (typed(form)) remember(form); });
    showLetter(form, reason.value);
  }
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.dataset.decision) return;
  event.preventDefault();
  decide(form);
});

// The way on passes by whatever waits here.
document.addEventListener("click", (event) => {
  if (!event.target.closest("#next-link")) return;
  event.preventDefault();
  visit(nextUrl());
}, true);
