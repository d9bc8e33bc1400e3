// Whether the parts of a document's guidance fit each other, and are such as this evaluator knows.
//
// The server publishes nothing that doesn't fit; but a document may be newer than the app that reads it, or may have
// been changed on its way. Nothing may drop out of an assessment unnoticed, so what isn't understood is refused.

import type { Condition } from "../schema.js";
import type { GuidanceDocument } from "./compilation.js";
import { fits } from "./conditions.js";
import { type Fault, pointer } from "./errors.js";
import { type KnownFacts, TYPES } from "./facts.js";
import { OBJECTIONS_OF_RULES, OBJECTIONS_OF_WARNINGS } from "./terms.js";
import { canBeCounted } from "./waits.js";

const DETAIL = "This doesn't fit the rest of the document, or is newer than this evaluator.";

/** Everything that doesn't fit, each with a pointer into the document. */
export function faultsInGuidance(document: GuidanceDocument, facts: KnownFacts): Fault[] {
  const faults: Fault[] = [];
  const activities = new Set(document.activities.map((activity) => activity.key));

  function check(isRight: boolean, code: string, ...place: (string | number)[]): void {
    if (!isRight) faults.push({ pointer: pointer(...place), code, detail: DETAIL });
  }

  function checkConditions(conditions: readonly Condition[], ...place: (string | number)[]): void {
    conditions.forEach((condition, position) => {
      check(fits(condition, facts), "condition_does_not_fit", ...place, position);
    });
  }

  for (const member of ["facts", "activities", "guidance_rules", "symptom_warnings"] as const) {
    const keys = document[member].map((part) => part.key);
    check(new Set(keys).size === keys.length, "duplicate_key", member);
  }
  document.facts.forEach(({ kind }, at) => check(Object.hasOwn(TYPES, kind), "unknown_term", "facts", at, "kind"));
  document.activities.forEach(({ requires }, at) => {
    requires.forEach((key, position) => {
      check(activities.has(key), "unknown_activity", "activities", at, "requires", position);
    });
  });
  document.guidance_rules.forEach((rule, at) => {
    const place = ["guidance_rules", at] as const;
    check(activities.has(rule.activity), "unknown_activity", ...place, "activity");
    check(Object.hasOwn(OBJECTIONS_OF_RULES, rule.strength), "unknown_term", ...place, "strength");
    checkConditions(rule.applies_when, ...place, "applies_when");
    checkConditions(rule.satisfied_when, ...place, "satisfied_when");
    check(rule.wait === null || canBeCounted(rule.wait, facts), "wait_does_not_fit", ...place, "wait");
  });
  document.symptom_warnings.forEach((warning, at) => {
    const place = ["symptom_warnings", at] as const;
    check(Object.hasOwn(OBJECTIONS_OF_WARNINGS, warning.urgency), "unknown_term", ...place, "urgency");
    checkConditions(warning.triggered_when, ...place, "triggered_when");
  });
  return faults;
}
