// Says when somebody who may be in danger has written, on whatever page of the desk is open, and when one has been
// signed out. Asks every half minute while the page is seen; a server that does not answer is asked less and less often.

import { onMount, visit } from "./page.js";
import { request } from "./request.js";

const EVERY = 30 * 1000;
const AT_MOST = 10 * 60 * 1000;
const news = document.getElementById("desk-news");
const known = new Set(news.dataset.urgent.split(" ").filter(Boolean));
// Those that came since, and that nobody here has looked at or put by.
let fresh = [];
let wait = EVERY;
let etag = "";
let timer = 0;
let isSignedOut = false;

async function ask() {
  let response;
  try {
    const headers = { Accept: "application/json", ...(etag ? { "If-None-Match": etag } : {}) };
    response = await fetch(news.dataset.pulse, { headers, redirect: "manual", cache: "no-store" });
  } catch {
    wait = Math.min(wait * 2, AT_MOST);
    return;
  }
  // A redirect can only lead to signing in.
  if (response.type === "opaqueredirect" || response.status === 403) {
    wait = Math.min(wait * 2, AT_MOST);
    tellSignedOut();
    return;
  }
  if (response.status !== 304 && !response.ok) {
    wait = Math.min(wait * 2, AT_MOST);
    return;
  }
  wait = EVERY;
  if (isSignedOut) {
    isSignedOut = false;
    news.replaceChildren();
  }
  if (response.status === 304) return;
  etag = response.headers.get("ETag") ?? "";
  hear(await response.json());
}

function hear(pulse) {
  for (const count of document.querySelectorAll("[data-count]")) count.textContent = pulse[count.dataset.count];
  const here = new Set(pulse.urgent.map((one) => one.code));
  const came = pulse.urgent.filter((one) => !known.has(one.code));
  for (const one of came) known.add(one.code);
  // What somebody else has answered meanwhile is no news.
  const left = [...came, ...fresh.filter((one) => here.has(one.code))];
  if (came.length || left.length !== fresh.length) show(left);
}

function show(stories) {
  fresh = stories;
  badge();
  if (!fresh.length) {
    news.replaceChildren();
    return;
  }
  const codes = fresh.map((one) => one.code);
  const words = document.createElement("p");
  words.textContent = fresh.length === 1
    ? `▲ A story has come whose author may be in danger: ${codes[0]}.`
    : `▲ ${fresh.length} stories have come whose authors may be in danger: ${codes.join(", ")}.`;
  news.replaceChildren(words, act(`Open ${codes.at(-1)}`, () => {
    const oldest = fresh.at(-1);
    show(fresh.slice(0, -1));
    visit(oldest.url);
  }), act("Not now", () => {
    show([]);
    document.getElementById("desk-heading")?.focus({ preventScroll: true });
  }));
}

function act(label, does) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "act is-small";
  button.textContent = label;
  button.addEventListener("click", does);
  return button;
}

function tellSignedOut() {
  if (isSignedOut) return;
  isSignedOut = true;
  const words = document.createElement("p");
  words.textContent = "You have been signed out, so nothing new is shown here. What you have typed is kept.";
  news.replaceChildren(words, act("Sign in again", async () => {
    // Asks in place, and is answered once they are signed in.
    if (await request(news.dataset.pulse).catch(() => null)) plan(0);
  }));
}

// Before the title of whatever page is shown: a tab in the background says it too.
function badge() {
  const plain = document.title.replace(/^\(▲\d+\) /, "");
  const wanted = fresh.length ? `(▲${fresh.length}) ${plain}` : plain;
  if (document.title !== wanted) document.title = wanted;
}

// Whoever is at it needs no telling.
onMount(() => {
  const rest = fresh.filter((one) => one.url !== location.pathname);
  if (rest.length !== fresh.length) show(rest);
});

new MutationObserver(badge).observe(document.querySelector("title"), { childList: true });

function plan(after = wait) {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    if (document.hidden) return;
    await ask();
    plan();
  }, after);
}

// A page that nobody sees asks nothing; once it is seen again, it asks at once.
document.addEventListener("visibilitychange", () => {
  if (document.hidden) clearTimeout(timer);
  else plan(0);
});

plan();
