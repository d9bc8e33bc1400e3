// Decisions on hold: each waits ten seconds here before it is sent. A page that is closed has decided nothing.

import { forget } from "./drafts.js";
import { onArrival, onMount, say, visit } from "./page.js";
import { request } from "./request.js";
import { clock } from "./times.js";

const SECONDS = 10;
const region = document.getElementById("desk-held");
const held = [];

const waits = (one) => ["held", "sending"].includes(one.state);
export const heldStories = () => held.filter((one) => one.state !== "done").map((one) => one.story);

// Returns what is to be said of it.
export function hold({ story, doing, about, url, body, words }) {
  const row = document.getElementById("desk-held-row").content.firstElementChild.cloneNode(true);
  const one = { story, doing, about, url, body, words, row, left: SECONDS, state: "held" };
  row.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) doers[button.dataset.do](one);
  });
  held.push(one);
  // The newest stands first: it is the one that `u` takes back.
  region.querySelector("ul").prepend(row);
  write(one, `${doing} ${about}`);
  one.clock = setInterval(() => tick(one), 1000);
  count(one);
  return `${doing} ${about} in ${SECONDS} seconds. Press u to undo.`;
}

// Takes back whatever was held last and has not gone out.
export function undoLast() {
  const last = held.findLast((one) => one.state === "held");
  if (last) undo(last);
  else say("No decision is on hold.");
}

function tick(one) {
  // Time stands still for whoever is at the buttons, or is asked something else meanwhile.
  if (region.matches(":hover, :focus-within") || document.querySelector("dialog[open]")) return;
  one.left -= 1;
  count(one);
  if (one.left <= 0) send(one);
}

function count(one) {
  one.row.querySelector(".held-count").textContent = one.state === "held" ? `in ${one.left} s` : "";
  one.row.dataset.left = one.left;
}

function write(one, words) {
  one.row.querySelector(".held-text").textContent = words;
  one.row.dataset.state = one.state;
  const offers = { held: ["undo", "send"], sending: [], failed: ["retry", "open", "close"], refused: ["open", "close"], done: ["open"] };
  for (const button of one.row.querySelectorAll("[data-do]")) button.hidden = !offers[one.state].includes(button.dataset.do);
  show();
}

// One line above them says what is true of all.
function show() {
  const waiting = held.filter((one) => one.state === "held").length;
  region.hidden = !held.length;
  region.querySelector(".held-note").hidden = !waiting;
  region.querySelector(".held-number").textContent = waiting === 1 ? "1 decision is on hold." : `${waiting} decisions are on hold.`;
}

function undo(one) {
  drop(one);
  visit(storyUrl(one), { said: "Undone. Nothing was sent." });
}

async function send(one) {
  if (!["held", "failed"].includes(one.state)) return;
  clearInterval(one.clock);
  one.state = "sending";
  const hadFocus = one.row.contains(document.activeElement);
  write(one, `${one.doing} ${one.about} …`);
  count(one);
  if (hadFocus) region.focus();
  let answer = null;
  try {
    const response = await request(one.url, { method: "POST", body: one.body });
    if (response?.headers.get("Content-Type")?.startsWith("application/json")) answer = { ok: response.ok, ...(await response.json()) };
  } catch {
    answer = null;
  }
  if (answer?.ok) settle(one, "done", answer);
  else if (answer) settle(one, "refused", { detail: `Not done: ${answer.detail}` });
  else settle(one, "failed", { detail: "Not sent: the server did not answer, or you are signed out. Your words are kept here." });
}

function settle(one, state, { detail, reopen_until: until }) {
  one.state = state;
  write(one, `${capital(one.about)}: ${detail}`);
  if (state === "done") {
    forget(one.story);
    const open = one.row.querySelector("[data-do=open]");
    open.textContent = until ? `Open (yours to reopen until ${clock(until)})` : "Open the story";
  }
  say(`${capital(one.about)}: ${detail}`, { isInSight: true });
  markRows();
  const kept = one.row.querySelector(".held-words");
  kept.hidden = state === "done" || !one.words;
  kept.querySelector("p").textContent = kept.hidden ? "" : one.words;
}

const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);

function drop(one) {
  clearInterval(one.clock);
  if (one.row.contains(document.activeElement)) document.getElementById("desk-heading")?.focus({ preventScroll: true });
  one.row.remove();
  const at = held.indexOf(one);
  if (at >= 0) held.splice(at, 1);
  show();
  markRows();
}

const storyUrl = (one) => new URL("../?read=1", new URL(one.url, location.href));

const doers = {
  undo,
  send,
  retry: send,
  open: (one) => { drop(one); visit(storyUrl(one)); },
  close: drop,
};

// A story whose decision waits says so, wherever it is shown.
function markRows() {
  offerWay();
  const waiting = new Set(held.filter(waits).map((one) => one.story));
  for (const row of document.querySelectorAll("[data-row]")) {
    const chip = row.querySelector(".chip.is-held");
    if (chip) chip.hidden = !waiting.has(row.dataset.story);
    const box = row.querySelector("input[type=checkbox]");
    if (box && waiting.has(row.dataset.story)) { box.checked = false; box.disabled = true; }
  }
  const decide = document.getElementById("decide");
  if (decide) decide.inert = waiting.has(document.getElementById("story")?.dataset.story);
}

// One step of the Tab key from the heading to what is on hold, for whoever has no single keys.
function offerWay() {
  const heading = document.getElementById("desk-heading");
  document.querySelector(".to-held")?.remove();
  if (!heading || !held.length) return;
  const way = document.createElement("button");
  way.type = "button";
  way.className = "to-held act is-small";
  way.textContent = "Go to the decisions on hold";
  way.addEventListener("click", () => region.querySelector("[data-do]:not([hidden])")?.focus());
  heading.after(way);
}

onMount(markRows);

// What has gone out is shown until another page is: nothing moves under the hand of whoever reads on.
onArrival(() => {
  for (const one of [...held]) if (one.state === "done" && one.seen) drop(one);
  for (const one of held) if (one.state === "done") one.seen = true;
});

addEventListener("beforeunload", (event) => {
  if (held.some((one) => one.state !== "done")) event.preventDefault();
});
