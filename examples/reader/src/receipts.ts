// A receipt that was just given. It is held here, in memory, until its author has kept it; nothing writes it anywhere.

import type { Submitted } from "@health-content/client";

let given: Submitted | null = null;
let isKept = false;

export function take(submitted: Submitted): void {
  given = submitted;
  isKept = false;
}

export function current(): Submitted | null {
  return given;
}

export function keep(): void {
  isKept = true;
}

/** Forgets a receipt that was kept. */
export function leave(): void {
  if (isKept) given = null;
}

export function isWaiting(): boolean {
  return given !== null && !isKept;
}

window.addEventListener("beforeunload", (event) => {
  if (isWaiting()) event.preventDefault();
});
