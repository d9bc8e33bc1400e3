// What can't be assessed is refused, all of it at once, and without repeating what a reader said.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assess, type Facts, type GuidanceDocument, InvalidInput } from "@health-content/client/assess";
import { readSuites } from "./reading.js";

const document = readSuites().find((suite) => suite.name === "sex-after-miscarriage")?.document as GuidanceDocument;

function refusal(asked: GuidanceDocument, facts: Facts, activity?: string): InvalidInput {
  try {
    assess(asked, facts, { activity });
  } catch (wrong) {
    assert.ok(wrong instanceof InvalidInput, String(wrong));
    return wrong;
  }
  return assert.fail("nothing was refused");
}

function faults(asked: GuidanceDocument, facts: Facts, activity?: string): string[] {
  return refusal(asked, facts, activity).errors.map(({ pointer, code }) => `${pointer} ${code}`);
}

test("everything wrong is said at once, each at its fact", () => {
  const facts = { fever: "yes", gestation_weeks: 99, bleeding: "a lot", bleedin: "none", feels_ready: true };
  assert.deepEqual(faults(document, facts, "resume_six"), [
    "/facts/fever wrong_type",
    "/facts/gestation_weeks out_of_range",
    "/facts/bleeding unknown_choice",
    "/facts/bleedin unknown_fact",
    "/activity unknown_activity",
  ]);
});

test("what is not known is named rightly, and isn't given as well", () => {
  const notKnown = ["fever", "bleeding", "feever", "I am afraid", "constructor", "soaking_pads"];
  try {
    assess(document, { fever: false, soaking_pads: null }, { notKnown, activity: "fly" });
  } catch (wrong) {
    assert.ok(wrong instanceof InvalidInput && !wrong.message.includes("afraid"));
    assert.deepEqual(
      wrong.errors.map(({ pointer, code }) => `${pointer} ${code}`),
      [
        "/not_known/0 contradiction",
        "/not_known/2 unknown_fact",
        "/not_known/3 unknown_fact",
        "/not_known/4 unknown_fact",
        "/activity unknown_activity",
      ],
    );
    return;
  }
  assert.fail("nothing was refused");
});

test("a wait in the units of before is counted as one of today", () => {
  const units: Record<string, string> = { d: "days", wk: "weeks", mo: "months", "{menses}": "menstrual_periods" };
  for (const { document: one, cases } of readSuites()) {
    const before = structuredClone(one);
    for (const { wait } of before.guidance_rules) if (wait) wait.unit = units[wait.unit] as typeof wait.unit;
    for (const { facts, expect } of cases.slice(0, 5)) if (expect) assert.deepEqual(assess(before, facts), assess(one, facts));
  }
});

for (const value of [8.5, NaN, Infinity, -Infinity, 2 ** 53, "8", true, 8n, [8], {}]) {
  test(`a whole number isn't given as ${typeof value} ${String(value)}`, () => {
    assert.deepEqual(faults(document, { gestation_weeks: value as number }), ["/facts/gestation_weeks wrong_type"]);
  });
}

test("what stands where a name belongs is repeated only if it looks like one, and told of once", () => {
  for (const key of ["I am bleeding and afraid", "anna@example.org", "Anna", "x".repeat(41), "a/b", "línea", "a\n"]) {
    const refused = refusal(document, { [key]: true, [`${key} and more`]: true });
    assert.deepEqual(
      refused.errors.map(({ pointer, code }) => `${pointer} ${code}`),
      ["/facts unknown_fact"],
    );
    assert.ok(!JSON.stringify(refused.errors).includes(key) && !refused.message.includes(key));
  }
});

test("no value is ever repeated", () => {
  for (const value of ["SECRET-4711", 471100, -4711, 4711.5, ["SECRET-4711"], { "SECRET-4711": 4711 }]) {
    const refused = refusal(document, Object.fromEntries(document.facts.map(({ key }) => [key, value as string])));
    assert.ok(!`${refused.message} ${JSON.stringify(refused.errors)} ${refused.stack}`.includes("4711"));
  }
});

test("a fact may have any name, and none is there unless it was given", () => {
  const odd = structuredClone(document);
  for (const name of ["constructor", "__proto__", "to_string", "hasOwnProperty"]) {
    assert.match(faults(document, JSON.parse(`{"${name}": true}`) as Facts).join(), /unknown_fact/);
  }
  const [fact] = odd.facts.filter((one) => one.kind === "boolean");
  assert.ok(fact);
  const renamed = JSON.parse(JSON.stringify(odd).replaceAll(`"${fact.key}"`, '"constructor"')) as GuidanceDocument;
  const reasons = assess(renamed, {}).warnings.flatMap((warning) => warning.because);
  assert.ok(
    reasons.some((reason) => reason.fact === "constructor" && reason.given === null && reason.truth === "unknown"),
  );
});

const SPOILT: readonly [string, (raw: any) => unknown, string][] = [
  [
    "a fact that isn't there",
    (raw) => (raw.guidance_rules[0].satisfied_when[0].fact = "x"),
    "/guidance_rules/0/satisfied_when/0 condition_does_not_fit",
  ],
  [
    "an operator of tomorrow",
    (raw) => (raw.symptom_warnings[0].triggered_when[0].operator = "like"),
    "/symptom_warnings/0/triggered_when/0 condition_does_not_fit",
  ],
  [
    "a value of another type",
    (raw) => (raw.guidance_rules[0].satisfied_when[0].value = 7),
    "/guidance_rules/0/satisfied_when/0 condition_does_not_fit",
  ],
  [
    "a list of nothing",
    (raw) => Object.assign(raw.guidance_rules[0].satisfied_when[0], { operator: "in", value: [] }),
    "/guidance_rules/0/satisfied_when/0 condition_does_not_fit",
  ],
  [
    "no value at all",
    (raw) => (raw.guidance_rules[0].satisfied_when[0].value = null),
    "/guidance_rules/0/satisfied_when/0 condition_does_not_fit",
  ],
  [
    "a rule of no activity",
    (raw) => (raw.guidance_rules[0].activity = "fly"),
    "/guidance_rules/0/activity unknown_activity",
  ],
  [
    "a strength of tomorrow",
    (raw) => (raw.guidance_rules[0].strength = "vital"),
    "/guidance_rules/0/strength unknown_term",
  ],
  [
    "an urgency of tomorrow",
    (raw) => (raw.symptom_warnings[0].urgency = "soon"),
    "/symptom_warnings/0/urgency unknown_term",
  ],
  [
    "a requirement that isn't there",
    (raw) => raw.activities[0].requires.push("fly"),
    "/activities/0/requires/0 unknown_activity",
  ],
  ["a key twice", (raw) => raw.guidance_rules.push(raw.guidance_rules[0]), "/guidance_rules duplicate_key"],
];

for (const [name, spoil, fault] of SPOILT) {
  test(`a document is not assessed in part: ${name}`, () => {
    const spoilt = structuredClone(document);
    spoil(spoilt);
    assert.deepEqual(faults(spoilt, {}), [fault]);
  });
}

test("a kind of fact of tomorrow is refused together with the conditions on it", () => {
  const spoilt = structuredClone(document);
  const fact = spoilt.facts[0];
  assert.ok(fact);
  (fact as { kind: string }).kind = "date";
  assert.ok(faults(spoilt, {}).includes("/facts/0/kind unknown_term"));
});

test("a wait that nothing can count is refused", () => {
  const at = document.guidance_rules.findIndex((rule) => rule.wait !== null);
  const change: readonly object[] = [
    { unit: "months" },
    { unit: "fortnights" },
    { unit: "constructor" },
    { elapsed_fact: "fever" },
    { elapsed_fact: "x" },
    { minimum: 0 },
    { minimum: "2" },
  ];
  for (const part of change) {
    const spoilt = structuredClone(document);
    Object.assign(spoilt.guidance_rules[at]?.wait ?? {}, part);
    assert.deepEqual(faults(spoilt, {}), [`/guidance_rules/${at}/wait wait_does_not_fit`]);
  }
});
