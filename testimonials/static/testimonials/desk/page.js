// The page in place: fetched from the server, put into <main>, and nothing that was typed or focused is lost.

import { isHtml, request } from "./request.js";

const main = () => document.getElementById("content-start");
const mounts = [];
const arrivals = [];
// So much of a story is in sight when it is opened, in pixels.
const LEAST_IN_SIGHT = 240;
let shown = location.pathname + location.search;
// Which page was asked for last: one that comes late must not cover it.
let asked = 0;

export const { base } = document.getElementById("desk-held").dataset;

// Called with <main> each time that something is put into it.
export function onMount(mount) {
  mounts.push(mount);
}

// Called when another page is shown, and not when the same one is shown as it stands now.
export function onArrival(arrive) {
  arrivals.push(arrive);
}

export function mountAll() {
  for (const mount of mounts) mount(main());
  liftMessages();
}

// Shown in the line at the top, and said once by a screen reader. Emptied first, so that the same words are said again.
// Where the words stand in sight already, with the decisions on hold, they are heard only.
let saying = 0;
export function say(words, { isInSight = false } = {}) {
  const said = document.getElementById("desk-said");
  said.textContent = "";
  said.classList.toggle("is-heard", isInSight);
  clearTimeout(saying);
  saying = setTimeout(() => { said.textContent = words; }, 60);
}

export function isOurs(url) {
  return url.origin === location.origin && url.pathname.startsWith(base);
}

// Shows another page of the desk without leaving this one, so that held decisions go on waiting.
export async function visit(url, { push = true, said = "", isInSight = false } = {}) {
  const turn = (asked += 1);
  const response = await reach(url, claims(url));
  if (!response || turn !== asked) return;
  await place(response, push);
  arrive(said, { isInSight });
}

// What leads to the next story claims it, and no link may do that: it is posted.
function claims(url) {
  if (new URL(url, location.href).pathname !== `${base}next/`) return {};
  const token = main().querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
  return { method: "POST", body: new URLSearchParams({ csrfmiddlewaretoken: token }) };
}

// Sends a plain form and shows the page that it leads to.
export async function post(form, submitter) {
  const body = new URLSearchParams(new FormData(form));
  if (submitter?.name) body.append(submitter.name, submitter.value);
  const turn = (asked += 1);
  const response = await reach(form.action, { method: "POST", body });
  if (!response || turn !== asked) return;
  // A page that answers a form at its own address can't be gone back to: the address stays what it was.
  await place(response, response.redirected);
  arrive();
}

function arrive(said = "", { isInSight = false } = {}) {
  for (const one of arrivals) one();
  begin();
  document.getElementById("desk-heading")?.focus({ preventScroll: true });
  if (said) say(said, { isInSight });
}

// At the top; in a small window at the heading, or else at the text, so that some of it is in sight.
export function begin() {
  scrollTo(0, 0);
  const text = main().querySelector("#pane");
  if (!text) return;
  const room = innerHeight - covered("#decide") - covered("#desk-held") - LEAST_IN_SIGHT;
  const place = text.getBoundingClientRect().top;
  const heading = document.getElementById("desk-heading").getBoundingClientRect().top;
  if (place > room) scrollTo(0, (place - heading > room ? place : heading) - covered("#desk-held") - 8);
}

// How much of the window stands in front of what is scrolled.
function covered(selector) {
  const bar = document.querySelector(selector);
  return bar && getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0;
}

// The same page again, as it stands now.
export async function refresh() {
  const turn = asked;
  const response = await reach(shown);
  if (!response || turn !== asked) return;
  const open = [...main().querySelectorAll("details[id][open]")].map((one) => one.id);
  const focused = document.activeElement?.closest("[id]");
  const selection = focused?.selectionStart == null ? null : [focused.selectionStart, focused.selectionEnd];
  const at = scrollY;
  await place(response, false);
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  const again = focused?.id && main().querySelector(`#${CSS.escape(focused.id)}`);
  again?.focus({ preventScroll: true });
  if (selection && again?.setSelectionRange) again.setSelectionRange(...selection);
  scrollTo(0, at);
}

async function reach(url, options = {}) {
  let response;
  try {
    response = await request(url, { ...options, accept: "text/html" });
  } catch {
    tell("The server cannot be reached. Nothing has changed; try again.");
    return null;
  }
  if (!response) {
    tell("You are signed out. Nothing was sent, and what you have typed is still here.");
    return null;
  }
  // Something of the admin that is not ours: the browser goes there itself.
  if (!isOurs(new URL(response.url))) {
    location.assign(response.url);
    return null;
  }
  return response;
}

async function place(response, push) {
  const found = isHtml(response) ? new DOMParser().parseFromString(await response.text(), "text/html") : null;
  const next = found?.getElementById("content-start");
  if (!next) {
    tell("This page cannot be shown here.");
    return;
  }
  document.getElementById("desk-said").textContent = "";
  main().replaceChildren(...[...next.childNodes].map((node) => document.adoptNode(node)));
  document.querySelector(".breadcrumbs")?.replaceWith(document.adoptNode(found.querySelector(".breadcrumbs")));
  document.title = found.title;
  const url = new URL(response.redirected || push ? response.url : location.href);
  if (push && url.pathname + url.search !== shown) history.pushState(null, "", url);
  else if (push) history.replaceState(null, "", url);
  shown = url.pathname + url.search;
  mountAll();
}

// What went well is said in the line at the top, where it moves nothing; what did not stays where it is.
function liftMessages() {
  const list = main().querySelector(".messagelist");
  const well = [...(list?.querySelectorAll("li:not(.error, .warning)") ?? [])];
  if (!well.length) return;
  say(well.map((one) => one.textContent.trim()).join(" "));
  for (const one of well) one.remove();
  if (!list.children.length) list.remove();
}

export function tell(words) {
  const problem = document.getElementById("story-problem");
  if (!problem) {
    say(words);
    return;
  }
  problem.querySelector("span").textContent = words;
  problem.hidden = false;
  problem.scrollIntoView({ block: "nearest" });
}

addEventListener("popstate", () => {
  // A jump within the page is no other page.
  if (location.pathname + location.search !== shown) visit(location.href, { push: false });
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const url = new URL(link.href);
  if (link.target || !isOurs(url) || url.hash) return;
  event.preventDefault();
  visit(link.href);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  // Acts and decisions have ways of their own.
  if (form.dataset.act || form.dataset.decision || form.method === "dialog") return;
  if (event.defaultPrevented || !isOurs(new URL(form.action))) return;
  event.preventDefault();
  if (form.method === "get") {
    const url = new URL(form.action);
    url.search = new URLSearchParams(new FormData(form));
    visit(url);
  } else {
    post(form, event.submitter);
  }
});
