// What the tests read, and what they draw: facts at random, the same each time.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Assessment, Facts, GuidanceDocument } from "@health-content/client/assess";

export const PACKAGE = process.cwd();
export const PROJECT = join(PACKAGE, "..", "..");

export interface Case {
  readonly name: string;
  readonly facts: Facts;
  readonly activity?: string;
  readonly not_known?: readonly string[];
  /** The whole assessment that must come out, */
  readonly expect?: Assessment;
  /** or what must be refused. */
  readonly refuse?: readonly { readonly pointer: string; readonly code: string }[];
}

export interface Suite {
  readonly name: string;
  readonly document: GuidanceDocument;
  readonly cases: readonly Case[];
}

/** The conformance suites: the project's own, or those in the folder that `CONFORMANCE` names. */
export function readSuites(): Suite[] {
  const folder = process.env["CONFORMANCE"] ?? join(PROJECT, "tests", "conformance");
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return names.sort().map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Suite);
}

export type Random = () => number;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pickOne<Item>(items: readonly Item[], random: Random): Item {
  return items[Math.floor(random() * items.length)] as Item;
}

/** What a fact may be given as: values at and between its edges, and at those of the conditions that look at it. */
export function valuesOf(document: GuidanceDocument, key: string): (boolean | number | string)[] {
  const fact = document.facts.find((one) => one.key === key);
  if (!fact || fact.kind === "boolean") return [true, false];
  if (fact.kind === "choice") return fact.choices.map((choice) => choice.key);
  const holders = [...document.guidance_rules, ...document.symptom_warnings];
  const conditions = holders.flatMap((holder) =>
    "triggered_when" in holder ? holder.triggered_when : [...holder.applies_when, ...holder.satisfied_when],
  );
  const compared = conditions.filter((one) => one.fact === key).flatMap((one) => one.value);
  const waits = document.guidance_rules.flatMap(({ wait }) =>
    wait?.elapsed_fact === key ? [wait.minimum, wait.minimum * 7] : [],
  );
  const low = fact.minimum ?? 0;
  const high = fact.maximum ?? low + 50;
  const edges = [...compared, ...waits].filter((value) => typeof value === "number");
  const around = edges.flatMap((edge) => [edge - 1, edge, edge + 1]).filter((value) => value >= low && value <= high);
  return [...new Set([low, ...around, Math.floor((low + high) / 2), high])];
}

/** Something that a reader may have said: of each fact a value, null, or nothing. */
export function drawFacts(
  document: GuidanceDocument,
  random: Random,
): Record<string, boolean | number | string | null> {
  const howMuch = random();
  const said = document.facts.filter(() => random() < howMuch);
  return Object.fromEntries(
    said.map(({ key }) => [key, random() < 0.1 ? null : pickOne(valuesOf(document, key), random)]),
  );
}
