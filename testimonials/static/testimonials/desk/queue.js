// The first words of a story in a list, for whoever asks for them. They are not in the page before.

import { onMount, say } from "./page.js";

onMount((main) => {
  for (const line of main.querySelectorAll(".first-words")) line.hidden = false;
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-first-words]");
  if (!button) return;
  const words = document.getElementById(button.getAttribute("aria-controls"));
  if (!words.hidden) {
    // Out of sight, and out of the page.
    words.hidden = true;
    words.textContent = "";
    button.setAttribute("aria-expanded", "false");
    return;
  }
  const answer = await ask(button.dataset.firstWords);
  if (!answer) {
    say("They cannot be shown. The story may be gone, or you have been signed out.");
    return;
  }
  words.textContent = answer.words;
  words.lang = answer.language;
  words.hidden = false;
  button.setAttribute("aria-expanded", "true");
});

async function ask(url) {
  try {
    const response = await fetch(url, { headers: { Accept: "application/json" }, redirect: "manual", cache: "no-store" });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
