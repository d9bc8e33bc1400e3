// Asks the server, and goes on where somebody has been signed out meanwhile: they sign in again in place, and nothing
// that they were about to do or had typed is lost.

const held = document.getElementById("desk-held");
const dialog = document.getElementById("desk-signin");
const { base, signin } = held.dataset;

// Whose desk this page is.
export const { me } = held.dataset;

export const isHtml = (response) => response.headers.get("Content-Type")?.startsWith("text/html");
const atSignIn = (response) => new URL(response.url).pathname === signin;
const parse = async (response) => new DOMParser().parseFromString(await response.text(), "text/html");

// The answer; null where nobody signed in again, or somebody else did. Throws where the server cannot be reached.
// A page is asked for as `accept: "text/html"`, an act is answered in JSON.
export async function request(url, { method = "GET", body = null, accept = "application/json" } = {}) {
  const ask = () => fetch(url, { method, body, headers: { Accept: accept }, credentials: "same-origin" });
  const first = await ask();
  // A form's token is refused (403) once somebody has signed in anew, in another window say.
  if (!atSignIn(first) && !(first.status === 403 && method === "POST")) return first;
  const token = await renew();
  if (!token) return null;
  body?.set("csrfmiddlewaretoken", token);
  const second = await ask();
  return atSignIn(second) ? null : second;
}

// One sign-in for all that wait for it.
let renewing = null;
const renew = () => (renewing ??= renewed().finally(() => { renewing = null; }));

async function renewed() {
  let response = await fetch(base, { headers: { Accept: "text/html" } });
  let page = await parse(response);
  if (atSignIn(response)) page = await signIn(page);
  if (!page) return "";
  const now = page.getElementById("desk-held")?.dataset.me;
  // Whatever this page holds is its user's own: it is not sent in another's name.
  if (now !== me) {
    location.assign(base);
    return "";
  }
  const token = page.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
  return token;
}

// Shows the admin's own form until it leads to the desk, however many steps that takes; null for "not now".
function signIn(page) {
  return new Promise((resolve) => {
    const place = dialog.querySelector("#desk-signin-form");
    const problem = dialog.querySelector(".problem");
    const step = (from) => {
      const form = document.adoptNode(from.getElementById("login-form"));
      problem.textContent = from.querySelector(".errornote")?.textContent.trim() ?? "";
      problem.hidden = !problem.textContent;
      form.id = "desk-login";
      form.action = signin;
      for (const row of form.querySelectorAll(".submit-row, .password-reset-link")) row.remove();
      const name = form.elements.namedItem("username");
      if (name) { name.value = me; name.readOnly = true; }
      if (form.elements.namedItem("next")) form.elements.namedItem("next").value = base;
      const acts = dialog.querySelector("template").content.cloneNode(true);
      acts.querySelector("[data-close]").addEventListener("click", () => dialog.close());
      form.append(acts);
      form.addEventListener("submit", async (event) => {
        event.preventDefault();
        event.stopPropagation();
        try {
          const response = await fetch(signin, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { Accept: "text/html" } });
          const next = await parse(response);
          if (next.getElementById("login-form")) { step(next); return; }
          done(response.ok ? next : null);
        } catch {
          problem.textContent = "The server cannot be reached. Try again.";
          problem.hidden = false;
        }
      });
      place.replaceChildren(form);
      [...form.querySelectorAll("input:not([type=hidden])")].find((field) => !field.readOnly)?.focus();
    };
    const back = document.activeElement;
    const done = (found) => {
      dialog.removeEventListener("close", cancelled);
      dialog.close();
      place.replaceChildren();
      back?.focus({ preventScroll: true });
      resolve(found);
    };
    const cancelled = () => done(null);
    dialog.addEventListener("close", cancelled);
    dialog.showModal();
    step(page);
  });
}
