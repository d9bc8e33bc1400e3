// The page in place: fetched from the server, put into <main>, and nothing that was typed or focused is lost.

const main = () => document.getElementById("content-start");
const held = document.getElementById("desk-held");
const mounts = [];
let shown = location.pathname + location.search;
// Which page was asked for last: one that comes late must not cover it.
let asked = 0;

export const base = held?.dataset.base ?? "/";

export function onMount(mount) {
  mounts.push(mount);
}

export function mountAll() {
  for (const mount of mounts) mount(main());
}

// Said once by a screen reader. Emptied first, so that the same words are said again.
export function say(words) {
  const said = document.getElementById("desk-said");
  said.textContent = "";
  setTimeout(() => { said.textContent = words; }, 60);
}

export function isOurs(url) {
  return url.origin === location.origin && url.pathname.startsWith(base);
}

// Shows another page of the desk without leaving this one, so that held decisions go on waiting.
export async function visit(url, { push = true, said = "" } = {}) {
  const turn = (asked += 1);
  const response = await reach(url, claims(url));
  if (!response || turn !== asked) return;
  await place(response, push);
  scrollTo(0, 0);
  document.getElementById("desk-heading")?.focus({ preventScroll: true });
  if (said) say(said);
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
  scrollTo(0, 0);
  document.getElementById("desk-heading")?.focus({ preventScroll: true });
}

// The same page again, as it stands now.
export async function refresh() {
  const turn = asked;
  const response = await reach(shown);
  if (!response || turn !== asked) return;
  const kept = keepTyped();
  const focused = document.activeElement?.closest("[id]")?.id;
  const at = scrollY;
  await place(response, false);
  restoreTyped(kept);
  if (focused && main().querySelector(`#${CSS.escape(focused)}`)) {
    document.getElementById(focused).focus({ preventScroll: true });
  }
  scrollTo(0, at);
}

async function reach(url, options = {}) {
  let response;
  try {
    response = await fetch(url, { ...options, headers: { Accept: "text/html" }, credentials: "same-origin" });
  } catch {
    say("The server cannot be reached. Nothing has changed.");
    tell("The server cannot be reached. Nothing has changed; try again.");
    return null;
  }
  // Signed out, or something of the admin that is not ours: the browser goes there itself.
  if (!isOurs(new URL(response.url))) {
    location.assign(response.url);
    return null;
  }
  return response;
}

async function place(response, push) {
  const found = new DOMParser().parseFromString(await response.text(), "text/html");
  const next = found.getElementById("content-start");
  if (!next) {
    tell("This page cannot be shown here.");
    return;
  }
  main().replaceChildren(...[...next.childNodes].map((node) => document.adoptNode(node)));
  document.querySelector(".breadcrumbs")?.replaceWith(document.adoptNode(found.querySelector(".breadcrumbs")));
  document.title = found.title;
  const url = new URL(response.redirected || push ? response.url : location.href);
  if (push && url.pathname + url.search !== shown) history.pushState(null, "", url);
  else if (push) history.replaceState(null, "", url);
  shown = url.pathname + url.search;
  mountAll();
}

function tell(words) {
  const problem = document.getElementById("story-problem");
  if (!problem) {
    say(words);
    return;
  }
  problem.querySelector("span").textContent = words;
  problem.hidden = false;
  problem.scrollIntoView({ block: "nearest" });
}

export { tell };

function keepTyped() {
  const typed = [...main().querySelectorAll("textarea[id], input[type=text][id], select[id]")]
    .filter((field) => field.value !== field.dataset.fresh)
    .map((field) => [field.id, field.value]);
  const open = [...main().querySelectorAll("details[id][open]")].map((one) => one.id);
  return { typed, open };
}

function restoreTyped({ typed, open }) {
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  for (const [id, value] of typed) {
    const field = document.getElementById(id);
    if (field) field.value = value;
  }
}

// What a field holds when it is shown, by which to know later whether somebody has typed.
onMount((here) => {
  for (const field of here.querySelectorAll("textarea[id], input[type=text][id], select[id]")) {
    field.dataset.fresh = field.value;
  }
});

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
