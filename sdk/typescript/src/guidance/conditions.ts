// A condition on one fact: whether it fits, and how it is judged true, false or unknown.

import type { Comparison, Fact, Truth } from "../schema.js";
import { findMisfit, hasOrder, type KnownFacts, placeOf, type Scalar } from "./facts.js";

/** `fact operator value`. It is taken to fit its fact, which says of what kind its value is: see `fits`. */
export interface Condition {
  readonly fact: string;
  readonly operator: Comparison;
  readonly value: unknown;
}

const IN_ORDER = {
  lt: (left: number, right: number) => left < right,
  lte: (left: number, right: number) => left <= right,
  gt: (left: number, right: number) => left > right,
  gte: (left: number, right: number) => left >= right,
};
const ONE_BY_ONE = {
  eq: (given: Scalar, value: unknown) => given === value,
  ne: (given: Scalar, value: unknown) => given !== value,
};
const AMONG = {
  in: (given: Scalar, values: readonly unknown[]) => values.includes(given),
  not_in: (given: Scalar, values: readonly unknown[]) => !values.includes(given),
};

function isIn<Table extends object>(table: Table, operator: PropertyKey): operator is keyof Table {
  return Object.hasOwn(table, operator);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** Whether the condition holds for the value given; unknown where none was, which is never taken for no. */
export function evaluate({ operator, value }: Condition, fact: Fact, given: Scalar | null): Truth {
  if (given === null) return "unknown";
  return `${holds(operator, value, fact, given)}`;
}

function holds(operator: Comparison, value: unknown, fact: Fact, given: Scalar): boolean {
  if (isIn(IN_ORDER, operator)) return IN_ORDER[operator](placeOf(fact, given), placeOf(fact, value));
  return isIn(AMONG, operator) ? AMONG[operator](given, listOf(value)) : ONE_BY_ONE[operator](given, value);
}

/** Kleene's *and*: one false settles it, however much is unknown. All of nothing is true. */
export function allOf(truths: readonly Truth[]): Truth {
  if (truths.includes("false")) return "false";
  return truths.includes("unknown") ? "unknown" : "true";
}

/** Whether a condition can be evaluated against one of `facts`. */
export function fits({ fact: key, operator, value }: Condition, facts: KnownFacts): boolean {
  const fact = facts.get(key);
  const takesOrder = isIn(IN_ORDER, operator);
  const takesList = isIn(AMONG, operator);
  if (!fact || !(takesOrder || takesList || isIn(ONE_BY_ONE, operator))) return false;
  if ((takesOrder && !hasOrder(fact)) || takesList !== Array.isArray(value)) return false;
  const values = listOf(value);
  return values.length > 0 && values.every((one) => !findMisfit(fact, one));
}
