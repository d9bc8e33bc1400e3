// Decisions on hold: each waits ten seconds here before it is sent. A page that is closed has decided nothing.

import { base, onMount, say, visit } from "./page.js";

const SECONDS = 10;
const region = document.getElementById("desk-held");
const held = [];
// Words of letters that were not sent, by story, so that nobody types them twice.
const drafts = new Map();

export const heldStories = () => held.filter((one) => one.state !== "done").map((one) => one.story);
export const draftOf = (story) => drafts.get(story);

export function hold({ story, doing, about, url, body, kind, words, reason }) {
  const toast = document.getElementById("desk-toast").content.firstElementChild.cloneNode(true);
  const one = { story, doing, about, url, body, kind, words, reason, toast, left: SECONDS, state: "held" };
  toast.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) doers[button.dataset.do](one);
  });
  held.push(one);
  region.append(toast);
  region.hidden = false;
  write(one, `${doing} ${about}.`);
  one.clock = setInterval(() => tick(one), 1000);
  count(one);
  say(`${doing} ${about} in ${SECONDS} seconds. Press u to undo.`);
}

// Takes back whatever was held last and has not gone out.
export function undoLast() {
  const last = held.findLast((one) => one.state === "held");
  if (last) undo(last);
  else say("No decision is on hold.");
}

function tick(one) {
  // Time stands still for whoever is at the buttons.
  if (one.toast.matches(":hover, :focus-within")) return;
  one.left -= 1;
  count(one);
  if (one.left <= 0) send(one);
}

function count(one) {
  const line = one.toast.querySelector(".toast-count");
  line.textContent = one.state === "held" ? `${one.left} s` : "";
  one.toast.dataset.left = one.left;
}

function write(one, words) {
  one.toast.querySelector(".toast-text").textContent = words;
  one.toast.dataset.state = one.state;
  const offers = { held: ["undo", "send"], sending: [], failed: ["retry", "open", "close"], refused: ["open", "close"], done: ["close"] };
  for (const button of one.toast.querySelectorAll("[data-do]")) button.hidden = !offers[one.state].includes(button.dataset.do);
}

function undo(one) {
  drop(one);
  if (one.words) drafts.set(one.story, one);
  visit(storyUrl(one), { said: "Undone. Nothing was sent." });
}

async function send(one) {
  if (!["held", "failed"].includes(one.state)) return;
  clearInterval(one.clock);
  const isRetry = one.state === "failed";
  one.state = "sending";
  const hadFocus = one.toast.contains(document.activeElement);
  write(one, `${one.doing} ${one.about} …`);
  count(one);
  if (hadFocus) region.focus();
  let answer = null;
  try {
    if (isRetry) one.body.set("csrfmiddlewaretoken", await freshToken());
    const response = await fetch(one.url, { method: "POST", body: one.body, headers: { Accept: "application/json" } });
    if (response.headers.get("Content-Type")?.startsWith("application/json")) answer = { ok: response.ok, ...(await response.json()) };
  } catch {
    answer = null;
  }
  if (answer?.ok) settle(one, "done", answer.detail);
  else if (answer) settle(one, "refused", `Not done: ${answer.detail}`);
  else settle(one, "failed", "Not sent: the server did not answer, or you have been signed out. Your words are kept here.");
}

// Whoever has signed in again since has another token.
async function freshToken() {
  const page = await (await fetch(base, { headers: { Accept: "text/html" } })).text();
  return new DOMParser().parseFromString(page, "text/html").querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
}

function settle(one, state, words) {
  one.state = state;
  write(one, words);
  say(words);
  markRows();
  one.toast.querySelector(".toast-words").hidden = state === "done";
  if (state === "done") {
    drafts.delete(one.story);
    setTimeout(() => drop(one), 6000);
    return;
  }
  if (!one.words) return;
  drafts.set(one.story, one);
  const kept = one.toast.querySelector(".toast-words");
  kept.hidden = false;
  kept.querySelector("p").textContent = one.words;
}

function drop(one) {
  clearInterval(one.clock);
  if (one.toast.contains(document.activeElement)) document.getElementById("desk-heading")?.focus({ preventScroll: true });
  one.toast.remove();
  const at = held.indexOf(one);
  if (at >= 0) held.splice(at, 1);
  region.hidden = !held.length;
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
  const waiting = new Set(held.filter((one) => ["held", "sending"].includes(one.state)).map((one) => one.story));
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

addEventListener("beforeunload", (event) => {
  if (held.some((one) => one.state !== "done")) event.preventDefault();
});
