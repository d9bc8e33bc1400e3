// A wait: how long, counted in what, by which fact, and how much of it is left.

import type { Fact, Unit, Wait } from "../schema.js";
import type { Condition } from "./conditions.js";
import type { KnownFacts } from "./facts.js";

// What one of a wait's unit comes to in the unit of a fact: so many to so many, since a seventh is no number that a
// computer can hold. A pair that isn't here can't be compared: a month is no number of weeks, and nobody knows when a
// period comes.
const WORTH: Readonly<Record<Unit, Partial<Record<Unit, readonly [many: number, per: number]>>>> = {
  d: { d: [1, 1], wk: [1, 7] },
  wk: { d: [7, 1], wk: [1, 1] },
  mo: { mo: [1, 1] },
  "{menses}": { "{menses}": [1, 1] },
};

// Versions that were published before units were UCUM codes say so for ever.
const UNITS_OF_BEFORE = new Map<string, Unit>([
  ["days", "d"],
  ["weeks", "wk"],
  ["months", "mo"],
  ["menstrual_periods", "{menses}"],
]);

/** What the elapsed fact has to reach, in its own unit, rounded up: a wait of 10 days takes 2 whole weeks. */
export function needed(wait: Wait, fact: Fact): number {
  const unit = UNITS_OF_BEFORE.get(wait.unit) ?? wait.unit;
  const [many, per] = (fact.unit && WORTH[unit]?.[fact.unit]) ?? [NaN, 1];
  return Math.ceil((wait.minimum * many) / per);
}

/** What a wait comes to: its elapsed fact has reached what is needed. */
export function asCondition(wait: Wait, fact: Fact): Condition {
  return { fact: fact.key, operator: "gte", value: needed(wait, fact) };
}

/** How much is left, in the fact's unit, rounded up; 0 once it is over. */
export function remaining(wait: Wait, fact: Fact, elapsed: number): number {
  return Math.max(0, needed(wait, fact) - elapsed);
}

/** Whether a wait can be counted by one of `facts`. */
export function canBeCounted(wait: Wait, facts: KnownFacts): boolean {
  const fact = facts.get(wait.elapsed_fact);
  return fact?.kind === "integer" && Number.isSafeInteger(wait.minimum) && needed(wait, fact) > 0;
}
