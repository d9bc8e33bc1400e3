// The closed vocabularies of guidance, where their order or their meeting is meaning. A term that the contract gains or
// loses is an error of the compiler here; one that a document of tomorrow brings along is refused as it is read.

import type { Outcome, RuleState, Strength, Truth, Urgency, WarningState } from "../schema.js";

/** How soon a symptom needs care, most urgent first. */
export const URGENCIES: Readonly<Record<Urgency, number>> = { emergency: 0, urgent: 1, non_urgent: 2, expected: 3 };

/** What it comes to for an activity; the first that holds prevails. None of them says that a thing is safe. */
export const OUTCOMES: Readonly<Record<Outcome, number>> = {
  seek_care: 0,
  wait: 1,
  need_facts: 2,
  consider: 3,
  no_objection: 4,
};

/** The states of a rule, by whether its gate is passed; `none`: it has no gate. */
type ByGate = Readonly<Record<Truth | "none", RuleState>>;

function whateverTheGate(state: RuleState): ByGate {
  return { true: state, unknown: state, false: state, none: state };
}

/** Where a reader stands with a rule: by whether it applies, and then by its gate. */
export const RULE_STATES: Readonly<Record<Truth, ByGate>> = {
  false: whateverTheGate("not_applicable"),
  unknown: { ...whateverTheGate("unknown"), true: "satisfied" },
  true: { true: "satisfied", unknown: "unknown", false: "outstanding", none: "advice" },
};

/** Whether a reader has what a warning describes. */
export const WARNING_STATES: Readonly<Record<Truth, WarningState>> = {
  true: "triggered",
  false: "not_triggered",
  unknown: "unknown",
};

const RED_FLAG = { triggered: "seek_care", unknown: "need_facts" } as const;

/** What a warning of some urgency objects with in some state; a state that is not named here objects to nothing. */
export const OBJECTIONS_OF_WARNINGS: Readonly<Record<Urgency, Partial<Record<WarningState, Outcome>>>> = {
  emergency: RED_FLAG,
  urgent: RED_FLAG,
  non_urgent: {},
  expected: {},
};

/** The same of a rule of some strength. */
export const OBJECTIONS_OF_RULES: Readonly<Record<Strength, Partial<Record<RuleState, Outcome>>>> = {
  required: { outstanding: "wait", unknown: "need_facts" },
  recommended: { outstanding: "consider", unknown: "consider" },
  optional: {},
};

/** Warnings of these urgencies are red flags. */
export function isRedFlag(urgency: Urgency): boolean {
  return OBJECTIONS_OF_WARNINGS[urgency] === RED_FLAG;
}
