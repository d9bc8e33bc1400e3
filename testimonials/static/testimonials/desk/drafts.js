// What is half-written: kept in this tab alone, by person and story, until it is sent or they sign out. Never in the
// browser's lasting storage, for a machine may be shared.

import { onMount, say } from "./page.js";
import { me } from "./request.js";

const PREFIX = "desk-draft:";
const FIELDS = "textarea[id], input[type=text][id], select[id]";
const mine = `${PREFIX}${me}:`;
// A browser may keep nothing for a page; then it is kept for as long as the page is open.
const memory = new Map();

const story = () => document.getElementById("story")?.dataset.story;
const status = () => document.getElementById("decide")?.dataset.status ?? "";

function all() {
  try {
    return Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}

function load(of) {
  try {
    return JSON.parse(sessionStorage.getItem(mine + of)) ?? {};
  } catch {
    return memory.get(of) ?? {};
  }
}

function save(of, drafts) {
  memory.set(of, drafts);
  try {
    if (Object.keys(drafts.fields).length) sessionStorage.setItem(mine + of, JSON.stringify(drafts));
    else sessionStorage.removeItem(mine + of);
  } catch {
    // Kept in memory.
  }
}

// Keeps one field's words, or anything that can be written as JSON; `undefined` forgets it.
export function keep(of, field, words) {
  const { fields = {} } = load(of);
  if (words === undefined) delete fields[field];
  else fields[field] = words;
  save(of, { status: status(), fields });
}

export const kept = (of, field) => load(of).fields?.[field];

// A story that is decided, or gone, has no drafts.
export const forget = (of) => save(of, { fields: {} });

export function forgetAll() {
  memory.clear();
  for (const key of all()) sessionStorage.removeItem(key);
}

// What was sent is no draft any more, unless more has been typed since.
export function sent(of, body, form) {
  for (const field of form.querySelectorAll("textarea[id], input[type=text][id]")) {
    if (kept(of, field.id) === body.get(field.name)) keep(of, field.id, undefined);
  }
}

document.addEventListener("input", (event) => {
  const field = event.target;
  // A letter has drafts of its own, one for each reason.
  if (!field.matches(FIELDS) || !field.closest("#story, #desk-ask") || field.closest("[data-letter]")) return;
  keep(story(), field.id, field.value === field.dataset.fresh ? undefined : field.value);
});

onMount((main) => {
  const of = story();
  const gone = location.pathname.match(/\/story\/([^/]+)\//)?.[1];
  if (gone && !of) forget(gone);
  if (!main.querySelector("#decide")) return;
  const drafts = load(of);
  if (drafts.status && drafts.status !== status()) forget(of);
  let isBack = false;
  for (const field of main.querySelectorAll(`#story :is(${FIELDS})`)) {
    field.dataset.fresh = field.value;
    const words = kept(of, field.id);
    if (typeof words !== "string" || field.disabled) continue;
    field.value = words;
    if (field.tagName === "SELECT") continue;
    field.closest("details")?.setAttribute("open", "");
    isBack = true;
  }
  if (isBack) say("What you had begun to write is here again. It has not been sent.");
});

for (const key of all()) if (!key.startsWith(mine)) sessionStorage.removeItem(key);

// Signing out in one window ends what the others keep.
document.getElementById("logout-form")?.addEventListener("submit", forgetAll);
new BroadcastChannel("signed-out").addEventListener("message", forgetAll);
