// Single keys, where nobody writes; and the switch that turns them off.
//
// A key presses whatever carries it as `data-key`, and says so on it. Within a finding, a rule or the notes a key means
// what is there; anywhere else, what there is only one of. Nothing that harms is done by one press: decisions ask.

import { step } from "./findings.js";
import { undoLast } from "./hold.js";
import { onMount, say } from "./page.js";
import { takeSelection } from "./selection.js";

const STORED = "desk-keys";
const SCOPES = ".finding, .parts > li, [data-keys]";
const TEXT = "textarea, select, [contenteditable], input:not([type=hidden], [type=checkbox], [type=radio], [type=submit], [type=button])";
const help = document.getElementById("desk-help");
const keySwitch = document.getElementById("desk-keys");

// What is done to a finding: which one must be said first.
const OF_FINDINGS = "mxzl";

// What only leads to others of the same key has done so once it is open.
const isThere = (one) => one.checkVisibility() && !one.matches(":disabled, [open] > [data-leads]") && !one.closest("[inert]");

function find(key) {
  const there = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].filter(isThere);
  const here = document.activeElement?.closest(SCOPES) ?? document.querySelector(".finding.is-current");
  const at = document.activeElement?.closest(".places > li");
  return there.find((one) => at?.contains(one)) ?? there.find((one) => here && one.closest(SCOPES) === here) ?? there.find((one) => !one.closest(SCOPES));
}

// Opens, ticks, presses, or goes there: whatever the thing is for.
function use(one) {
  if (one.matches("summary")) {
    one.parentElement.open = true;
    const within = [...one.parentElement.querySelectorAll(`[data-digit], ${TEXT}, summary`)];
    (within.find((there) => there !== one && there.checkVisibility()) ?? one).focus();
  } else if (one.matches("input[type=checkbox], input[type=radio]")) {
    one.focus();
    one.click();
  } else if (one.matches(TEXT)) {
    one.focus();
  } else if (one.matches("section, fieldset")) {
    (one.querySelector("input[type=checkbox]:not(:disabled)") ?? one.querySelector("summary") ?? one.querySelector("[tabindex]"))?.focus();
  } else {
    one.click();
  }
}

// The next of its kind: in the rules and the notes of those, in a list of stories, else of the findings.
function move(by) {
  const at = document.activeElement;
  const list = at.closest(".parts")?.querySelectorAll("summary:not(form *)")
    ?? at.closest(".checks")?.querySelectorAll("input")
    ?? (document.getElementById("story") ? null : document.querySelectorAll("[data-row] .what a"));
  if (!list) {
    step(by);
    return;
  }
  const all = [...list];
  const now = all.indexOf(at.closest(".parts > li")?.querySelector("summary") ?? at);
  all[now < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(now + by, 0), all.length - 1)]?.focus();
}

let isWarned = false;

// Coral's keys for the opposite decisions: whoever comes from there must not publish what they mean to reject.
function warn() {
  if (isWarned) return;
  isWarned = true;
  say("d and f do nothing here: a approves, r rejects. ? shows all keys.");
}

const OWN = {
  j: () => move(1),
  k: () => move(-1),
  d: warn,
  f: warn,
  u: undoLast,
  "?": () => help.showModal(),
  // Taken here, for the browser tells of a selection some time after it was made.
  m: () => {
    const form = takeSelection() && document.getElementById("mark-form");
    if (form) form.requestSubmit();
    else press("m");
  },
};

function press(key) {
  const one = find(key);
  if (one) use(one);
  else if (OF_FINDINGS.includes(key)) say("Go to a finding first, with j or k.");
  return Boolean(one);
}

const isOn = () => localStorage.getItem(STORED) !== "off";

// The letter on the key, whatever the capitals lock says, and on a keyboard of another script as well.
function named(event) {
  const letter = /^[a-z]$/i.test(event.key) ? event.key : /^[^\p{ASCII}]$/u.test(event.key) ? event.code.match(/^Key([A-Z])$/)?.[1] : null;
  if (!letter) return event.key;
  return event.shiftKey ? letter.toUpperCase() : letter.toLowerCase();
}

// Out of a field, to where keys work again: what was typed stays. Out of a letter, by closing it.
function leave() {
  const at = document.activeElement;
  const panel = at.closest("details");
  if (at.matches(TEXT)) (at.closest(".finding") ?? panel?.querySelector("summary") ?? document.getElementById("desk-heading"))?.focus({ preventScroll: true });
  else if (panel?.open) panel.open = false;
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "Escape") {
    leave();
    return;
  }
  if (!isOn() || event.target.closest(TEXT)) return;
  const key = named(event);
  if (OWN[key]) OWN[key]();
  else if (!press(key)) return;
  event.preventDefault();
});

// A key is shown on what it presses: in a button, beside the name of a field, in the heading of a part.
function showOn(one) {
  const place = one.matches("button, a, summary") ? one : one.labels?.[0] ?? one.querySelector("h2") ?? one;
  if (place.querySelector(":scope > kbd")) return;
  const key = one.dataset.key;
  const letter = document.createElement("kbd");
  letter.textContent = /^[A-Z]$/.test(key) ? `⇧${key}` : key;
  letter.setAttribute("aria-hidden", "true");
  letter.className = "key";
  place.append(" ", letter);
  one.setAttribute("aria-keyshortcuts", /^[A-Z]$/.test(key) ? `Shift+${key}` : key);
}

onMount((main) => {
  for (const one of document.querySelectorAll("[data-key]")) showOn(one);
  const likely = main.querySelector("#take-likely");
  if (likely) likely.hidden = !main.querySelector("[data-likely]:not(:checked)");
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-open]");
  if (button) document.getElementById(button.dataset.open).showModal();
  // One save for all of them.
  if (event.target.closest("#take-likely")) {
    const notes = [...document.querySelectorAll("[data-likely]:not(:checked)")];
    for (const note of notes) note.checked = true;
    notes[0]?.dispatchEvent(new Event("change", { bubbles: true }));
  }
});

function turn() {
  keySwitch.checked = isOn();
  document.body.classList.toggle("has-no-keys", !isOn());
}

keySwitch.addEventListener("change", () => { localStorage.setItem(STORED, keySwitch.checked ? "on" : "off"); turn(); });
turn();
