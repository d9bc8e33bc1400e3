// Where a reader stands with each rule and each warning, and why.

import type { AssessedRule, AssessedWarning, Reason, Remaining, Truth } from "../schema.js";
import type { Check, Rule, SymptomWarning } from "./compilation.js";
import { allOf, evaluate } from "./conditions.js";
import type { Given } from "./facts.js";
import { RULE_STATES, WARNING_STATES } from "./terms.js";
import { remaining } from "./waits.js";

/** The state of a rule: what applies and is not passed is outstanding; what is not known to be so is unknown. */
export function judgeRule(rule: Rule, given: Given): AssessedRule {
  const applies = rule.appliesWhen.map((check) => put(check, given));
  const gate = rule.gate.map((check) => put(check, given));
  const [doesApply, unknown] = sumUp(applies);
  const [isPassed, unknownOfGate] = sumUp(gate);
  const state = RULE_STATES[doesApply][gate.length > 0 ? isPassed : "none"];
  return {
    ...pick(rule, "key", "title", "statement", "strength", "action"),
    state,
    because: [...applies, ...gate],
    missing_facts: state === "unknown" ? once([...unknown, ...unknownOfGate]) : [],
    remaining: doesApply === "true" ? countRemaining(rule, given) : null,
  };
}

/** The state of a warning: one condition that is false settles that it is not triggered. */
export function judgeWarning(warning: SymptomWarning, given: Given): AssessedWarning {
  const because = warning.triggeredWhen.map((check) => put(check, given));
  const [truth, unknown] = sumUp(because);
  return {
    ...pick(warning, "key", "symptom", "urgency", "action"),
    state: WARNING_STATES[truth],
    because,
    missing_facts: once(unknown),
  };
}

/** These members of the whole, in this order. */
export function pick<Whole, Member extends keyof Whole>(whole: Whole, ...members: Member[]): Pick<Whole, Member> {
  return Object.fromEntries(members.map((member) => [member, whole[member]])) as Pick<Whole, Member>;
}

/** Each of them once, where it came first. */
export function once(keys: Iterable<string>): string[] {
  return [...new Set(keys)];
}

/** What a list of conditions comes to, and the facts that it is unknown for: none where it is settled. */
function sumUp(reasons: readonly Reason[]): [Truth, string[]] {
  const truth = allOf(reasons.map((reason) => reason.truth));
  const unknown = reasons.filter((reason) => reason.truth === "unknown").map((reason) => reason.fact);
  return [truth, truth === "unknown" ? unknown : []];
}

function put({ part, text, condition, fact }: Check, given: Given): Reason {
  const value = given.get(fact.key) ?? null;
  return {
    part,
    text,
    fact: fact.key,
    operator: condition.operator,
    value: Array.isArray(condition.value) ? [...condition.value] : condition.value,
    given: value,
    truth: evaluate(condition, fact, value),
  };
}

/** What is left of a wait that applies and is not over; null where its elapsed fact is unknown. */
function countRemaining({ wait, gate }: Rule, given: Given): Remaining | null {
  const fact = gate.at(-1)?.fact; // the wait stands last
  const elapsed = wait && given.get(wait.elapsed_fact);
  if (!wait || !fact?.unit || typeof elapsed !== "number") return null;
  const value = remaining(wait, fact, elapsed);
  return value > 0 ? { value, unit: fact.unit } : null;
}
