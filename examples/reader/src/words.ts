// The API's closed terms in a reader's words. A term that the contract gains is an error of the compiler here.

import type { components } from "@health-content/client";
import type { Outcome } from "@health-content/client/assess";

type Terms = components["schemas"];

export const URGENCIES: Readonly<Record<Terms["Urgency"], { heading: string; order: number }>> = {
  emergency: { heading: "Get help now if", order: 0 },
  urgent: { heading: "Get help today if", order: 1 },
  non_urgent: { heading: "Make an appointment if", order: 2 },
  expected: { heading: "What is to be expected", order: 3 },
};

/** The urgencies of red flags. */
export const ALARMING = { emergency: true, urgent: true } as const;

export const TRIGGERED: Readonly<Record<Terms["Urgency"], string>> = {
  emergency: "Please get help now",
  urgent: "Please get help today",
  non_urgent: "Please make an appointment",
  expected: "This is to be expected",
};

/** None of them says that a thing is safe. */
export const OUTCOMES: Readonly<Record<Outcome, { heading: string; meaning: string }>> = {
  seek_care: { heading: "Get medical help first", meaning: "What you answered needs care. This can wait until then." },
  wait: { heading: "Not yet", meaning: "The guidance is to wait. What is still to come is below." },
  need_facts: {
    heading: "We cannot say yet",
    meaning: "It depends on things that you have not answered. You can answer more, or ask a doctor, nurse or midwife.",
  },
  consider: {
    heading: "Think these over first",
    meaning: "Nothing here must come first, but some things are advised.",
  },
  no_objection: {
    heading: "The guidance has no objection",
    meaning: "That does not mean that it is safe or right for you. How you feel matters, and what your doctor says.",
  },
};

export const STRENGTHS: Readonly<Record<Terms["Strength"], string>> = {
  required: "Important",
  recommended: "Advised",
  optional: "If you like",
};

export const CERTAINTIES: Readonly<Record<Terms["Certainty"], string>> = {
  high: "The evidence for this is strong.",
  moderate: "The evidence for this is fairly good.",
  low: "The evidence for this is limited.",
  very_low: "There is very little evidence for this.",
  not_graded: "Nobody has graded the evidence for this.",
};

export const STATUSES: Readonly<Record<Terms["SubmissionStatus"], string>> = {
  pending: "Your story is waiting for a person to read it.",
  changes_requested: "We have asked you for a change.",
  published: "Your story has been published.",
  rejected: "Your story is not published.",
  withdrawn: "Your story has been withdrawn.",
};

const UNITS: Readonly<Record<Terms["Unit"], readonly [one: string, many: string]>> = {
  wk: ["week", "weeks"],
  d: ["day", "days"],
  mo: ["month", "months"],
  "{menses}": ["period", "periods"],
};

/** `3 weeks`. */
export function counted(value: number, unit: Terms["Unit"]): string {
  return `${value} ${UNITS[unit][value === 1 ? 0 : 1]}`;
}

export function unitOf(unit: Terms["Unit"]): string {
  return UNITS[unit][1];
}

/** A day of the API's, as it is written here. */
export function onDay(date: string): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(new Date(date));
}
