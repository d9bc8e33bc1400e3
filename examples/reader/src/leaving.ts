// The quick way out, for a reader who must not be seen reading this.

import { speak } from "./dom";
import * as receipts from "./receipts";
import { stored } from "./stored";

const TIMES = 3;
const WITHIN = 3_000;

/** Says of this tab that it was left, and nothing else. */
const left = stored<true>("left");

/**
 * Makes the link `#leave` and Escape, pressed three times within three seconds, leave at once: what is on the page is
 * hidden before another page comes, and that one takes its place in the history. Whoever then goes back in this tab to a
 * page of ours that was shown before meets the other page again; to come back, it is opened anew.
 */
export function offerToLeave(link: HTMLAnchorElement): void {
  let pressed: number[] = [];

  function leave(): void {
    document.documentElement.classList.add("left");
    document.title = "…";
    receipts.forget(); // and nothing asks whether to stay
    left.keep(true);
    location.replace(link.href);
  }

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  window.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    const now = performance.now();
    pressed = [...pressed.filter((time) => now - time < WITHIN), now];
    const more = TIMES - pressed.length;
    if (more === 0) leave();
    else speak(more === 1 ? "Escape once more leaves this page." : `Escape ${more} more times leaves this page.`);
  });
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted && left.find()) leave();
  });

  const [came] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (came?.type !== "back_forward") left.forget();
  else if (left.find()) leave();
}
