// Single keys, where nobody writes or chooses; and the switch that turns them off.

import { current, step } from "./findings.js";
import { undoLast } from "./hold.js";
import { nextUrl, openLetter } from "./letters.js";
import { say, visit } from "./page.js";
import { takeSelection } from "./selection.js";

const STORED = "desk-keys";
const help = document.getElementById("desk-help");
const keySwitch = document.getElementById("desk-keys");

const press = (id) => document.getElementById(id)?.click();
const submit = (form) => form?.requestSubmit();

function stepRow(by) {
  const links = [...document.querySelectorAll("[data-row] .what a")];
  const at = links.indexOf(document.activeElement);
  links[at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
}

const move = (by) => (document.getElementById("story") ? step(by) : stepRow(by));

function settle(name) {
  // Taken here, for the browser tells of a selection some time after it was made.
  if (name === "mask" && takeSelection()) {
    submit(document.getElementById("mark-form"));
    return;
  }
  const form = current()?.querySelector(`form[data-act=${name}]`);
  if (form) submit(form);
  else say("Go to an open finding first, with j or k.");
}

const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  f: () => press("decide-approve"),
  d: () => openLetter("reject"),
  m: () => settle("mask"),
  x: () => settle("dismiss"),
  u: undoLast,
  n: () => document.getElementById("story") ? visit(nextUrl()) : press("begin"),
  c: () => submit(document.getElementById("claim-form")),
  "?": () => help.showModal(),
};

const isOn = () => localStorage.getItem(STORED) !== "off";

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat || !isOn()) return;
  if (event.target.closest("input, select, textarea, [contenteditable], dialog")) return;
  const key = KEYS[event.key];
  if (!key) return;
  event.preventDefault();
  key();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-open]");
  if (button) document.getElementById(button.dataset.open).showModal();
});

keySwitch.checked = isOn();
keySwitch.addEventListener("change", () => localStorage.setItem(STORED, keySwitch.checked ? "on" : "off"));
