// A claim is kept for as long as somebody is at work: renewed every five minutes, and not for an empty chair.

import { say, tell } from "./page.js";
import { clock } from "./times.js";

const EVERY = 5 * 60 * 1000;
let active = Date.now();
let renewed = Date.now();

for (const kind of ["pointerdown", "pointermove", "keydown", "scroll"]) {
  addEventListener(kind, () => { active = Date.now(); }, { passive: true });
}

async function renew() {
  const url = document.getElementById("story")?.dataset.claim;
  const now = Date.now();
  if (!url) {
    renewed = now;
    return;
  }
  if (now - renewed < EVERY || now - active > EVERY) return;
  renewed = now;
  const token = document.querySelector("#content-start [name=csrfmiddlewaretoken]")?.value ?? "";
  const body = new URLSearchParams({ csrfmiddlewaretoken: token });
  try {
    const response = await fetch(url, { method: "POST", body, headers: { Accept: "application/json" } });
    if (response.redirected || response.status === 403) {
      // Nobody is asked to sign in because of a clock: their next step asks.
      say("You have been signed out. Your next step asks you to sign in again; what you have typed is kept.");
    } else if (response.ok) {
      const { until } = await response.json();
      const state = document.getElementById("claim-state");
      if (state && until) state.textContent = `yours until ${clock(until)}`;
    } else if (response.status === 409) {
      tell((await response.json()).detail);
    }
  } catch {
    // The next minute tries again; the claim still runs for ten more.
    renewed = now - EVERY + 60 * 1000;
  }
}

setInterval(renew, 30 * 1000);
