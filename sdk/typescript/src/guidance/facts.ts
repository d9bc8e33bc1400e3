// What a reader may know about their situation, and what is wrong with a value that is given for it.

import type { Fact, FactKind } from "../schema.js";
import { type Fault, pointer } from "./errors.js";

export type Scalar = boolean | number | string;

/** What is known, by the fact's key. Left out, undefined or null: not known, which is never no. */
export type Facts = Readonly<Record<string, Scalar | null | undefined>>;

/** The same, where a fact may have any name at all, `constructor` included. */
export type Given = ReadonlyMap<string, Scalar | null | undefined>;

/** The facts that a document embeds, by key, in its order. */
export type KnownFacts = ReadonlyMap<string, Fact>;

export const TYPES: Readonly<Record<FactKind, (value: unknown) => boolean>> = {
  boolean: (value) => typeof value === "boolean",
  integer: Number.isSafeInteger, // beyond that, a number is no longer the one that was meant
  choice: (value) => typeof value === "string",
};

// What a reader wrote where a fact's name belongs is repeated to them only if it can hardly be anything but a name.
const LOOKS_LIKE_A_KEY = /^[a-z][a-z0-9_]{0,39}$/;

/** Whether one of its values can be more than another. */
export function hasOrder(fact: Fact): boolean {
  return fact.kind === "integer" || (fact.kind === "choice" && fact.ordered);
}

/** A value's place in the order of its fact: a number stands for itself, a choice for its place on the scale. */
export function placeOf(fact: Fact, value: unknown): number {
  return typeof value === "number" ? value : fact.choices.findIndex((choice) => choice.key === value);
}

/** In what way a value doesn't fit its fact, if it doesn't. Nothing is coerced. */
export function findMisfit(fact: Fact, value: unknown): string | undefined {
  if (!TYPES[fact.kind]?.(value)) return "wrong_type";
  if (fact.kind === "choice" && placeOf(fact, value) < 0) return "unknown_choice";
  if (fact.kind === "integer" && !isInRange(fact, value as number)) return "out_of_range";
  return undefined;
}

function isInRange({ minimum, maximum }: Fact, value: number): boolean {
  return (minimum === null || minimum <= value) && (maximum === null || value <= maximum);
}

function describeValues({ kind, minimum, maximum }: Fact): string {
  if (kind === "boolean") return "true or false";
  if (kind === "choice") return "one of its choices";
  const from = minimum === null ? "" : ` from ${minimum}`;
  const to = maximum === null ? "" : ` ${minimum === null ? "up to" : "to"} ${maximum}`;
  return `a whole number${from}${to}`;
}

/** Everything wrong with the facts that a reader gave, with a pointer to each. Null means *not known*, and is right. */
export function faultsInGiven(facts: KnownFacts, given: Given): Fault[] {
  const faults: Fault[] = [];
  let hasNameless = false;
  for (const [key, value] of given) {
    const fact = facts.get(key);
    const code = fact ? (value ?? null) !== null && findMisfit(fact, value) : "unknown_fact";
    if (!code) continue;
    if (fact) {
      const detail = `${fact.label}: this takes ${describeValues(fact)}, or null where it is not known.`;
      faults.push({ pointer: pointer("facts", key), code, detail });
    } else if (LOOKS_LIKE_A_KEY.test(key)) {
      faults.push({ pointer: pointer("facts", key), code, detail: describeUnknown(key) });
    } else if (!hasNameless) {
      hasNameless = true;
      faults.push({ pointer: "/facts", code, detail: describeUnknown(key) });
    }
  }
  return faults;
}

/** Everything wrong with the list of facts that a reader does not know, with a pointer to each place in it. */
export function faultsInNotKnown(facts: KnownFacts, given: Given, notKnown: readonly string[]): Fault[] {
  return notKnown.flatMap((key, place) => {
    const at = pointer("not_known", place);
    if (!facts.has(key)) return [{ pointer: at, code: "unknown_fact", detail: describeUnknown(key) }];
    if ((given.get(key) ?? null) === null) return [];
    const detail = `'${key}' is given in facts as well. Give it there or here, not in both.`;
    return [{ pointer: at, code: "contradiction", detail }];
  });
}

function describeUnknown(key: string): string {
  return LOOKS_LIKE_A_KEY.test(key)
    ? `There is no fact '${key}'.`
    : "Something was given under a name that is no fact's.";
}
