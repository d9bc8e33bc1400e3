// A receipt that was just given: the one key to a story. This tab remembers it until its author has kept it and gone on,
// has it forgotten, or closes the tab; and never for longer than an hour, since a device may be others' as well.

import type { Submitted } from "@health-content/client";
import { stored } from "./stored";

const AN_HOUR = 60 * 60 * 1000;

interface Held {
  readonly submitted: Submitted;
  readonly until: number;
  readonly isKept: boolean;
}

const storage = stored<Held>("receipt");
let held = storage.find();

let isStored = held !== null;

export function take(submitted: Submitted): void {
  hold({ submitted, until: Date.now() + AN_HOUR, isKept: false });
}

export function current(): Submitted | null {
  if (held && held.until < Date.now()) forget();
  return held?.submitted ?? null;
}

/** Whether the page can be loaded again without losing it. */
export function survives(): boolean {
  return isStored;
}

/** Its author has it. */
export function keep(): void {
  if (held) hold({ ...held, isKept: true });
}

export function isKept(): boolean {
  return held?.isKept ?? false;
}

/** Forgets a receipt that was kept. */
export function leave(): void {
  if (isKept()) forget();
}

export function forget(): void {
  held = null;
  storage.forget();
}

export function isWaiting(): boolean {
  return current() !== null && !isKept();
}

function hold(what: Held): void {
  held = what;
  isStored = storage.keep(what);
}

window.addEventListener("beforeunload", (event) => {
  if (isWaiting()) event.preventDefault();
});
