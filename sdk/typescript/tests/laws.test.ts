// What holds for every document and whatever is known.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assess, type Assessment, type Facts, type GuidanceDocument } from "@health-content/client/assess";
import { drawFacts, pickOne, type Random, readSuites, seeded, valuesOf } from "./reading.js";

const DRAWN_OF_EACH = 40;
const documents = readSuites().map((suite) => suite.document);

function forEachSituation(check: (document: GuidanceDocument, facts: Facts, random: Random) => void): void {
  const random = seeded(20260101);
  for (const document of documents) {
    for (let drawn = 0; drawn < DRAWN_OF_EACH; drawn += 1) check(document, drawFacts(document, random), random);
  }
}

function statesIn(assessment: Assessment): Map<string, string> {
  const rules = assessment.activities.flatMap((activity) => activity.rules);
  return new Map([
    ...rules.map((rule): [string, string] => [`rule ${rule.key}`, rule.state]),
    ...assessment.warnings.map((warning): [string, string] => [`warning ${warning.key}`, warning.state]),
  ]);
}

function outcomesIn(assessment: Assessment): string[] {
  return assessment.activities.map((each) => `${each.activity}: ${each.outcome}`).sort();
}

test("no red flag is unknown under consider or no_objection", () => {
  forEachSituation((document, facts) => {
    const assessment = assess(document, facts);
    const mild = assessment.activities.some(({ outcome }) => outcome === "consider" || outcome === "no_objection");
    const unknown = assessment.warnings.filter(
      ({ urgency, state }) => (urgency === "emergency" || urgency === "urgent") && state === "unknown",
    );
    assert.ok(!mild || unknown.length === 0);
  });
});

test("one more fact never turns a settled state into another", () => {
  const CLEAR = new Set(["satisfied", "not_applicable"]);
  forEachSituation((document, facts, random) => {
    const before = statesIn(assess(document, facts));
    const open = document.facts.filter(({ key }) => (facts[key] ?? null) === null);
    if (open.length === 0) return;
    const { key } = pickOne(open, random);
    const after = statesIn(assess(document, { ...facts, [key]: pickOne(valuesOf(document, key), random) }));
    for (const [part, state] of before) {
      const now = after.get(part) ?? "";
      assert.ok(
        state === "unknown" || now === state || (CLEAR.has(state) && CLEAR.has(now)),
        `${part}: ${state}, ${now}`,
      );
    }
  });
});

test("the order of facts changes nothing, and what is left out is what is null or undefined", () => {
  forEachSituation((document, facts) => {
    const answer = JSON.stringify(assess(document, facts));
    assert.equal(JSON.stringify(assess(document, Object.fromEntries(Object.entries(facts).reverse()))), answer);
    const unsaid = Object.fromEntries(document.facts.map(({ key }, place) => [key, place % 2 ? null : undefined]));
    assert.equal(JSON.stringify(assess(document, { ...unsaid, ...facts })), answer);
  });
});

test("the order of rules changes no state and no outcome", () => {
  forEachSituation((document, facts) => {
    const answer = assess(document, facts);
    const turned = assess({ ...document, guidance_rules: [...document.guidance_rules].reverse() }, facts);
    assert.deepEqual(outcomesIn(turned), outcomesIn(answer));
    assert.deepEqual(new Map([...statesIn(turned)].sort()), new Map([...statesIn(answer)].sort()));
  });
});

test("an activity asked alone comes out as it does among the others", () => {
  forEachSituation((document, facts) => {
    const all = assess(document, facts);
    for (const activity of all.activities) {
      const alone = assess(document, facts, { activity: activity.activity });
      assert.deepEqual(alone.activities, [activity]);
      assert.deepEqual(alone.warnings, all.warnings);
    }
  });
});

test("whoever answers the first question each time, or doesn't know, comes to an end within as many steps as facts", () => {
  const random = seeded(7);
  for (const document of documents) {
    for (const share of [0, 0.5, 1]) {
      let facts: Facts = {};
      const notKnown: string[] = [];
      for (const _ of document.facts) {
        const [question] = assess(document, facts, { notKnown }).next_questions;
        if (!question) break;
        if (random() < share) notKnown.push(question.fact);
        else facts = { ...facts, [question.fact]: pickOne(valuesOf(document, question.fact), random) };
      }
      assert.deepEqual(assess(document, facts, { notKnown }).next_questions, []);
    }
  }
});

test("not to know changes nothing but what is asked: it stays unknown, which is never no", () => {
  forEachSituation((document, facts, random) => {
    const open = document.facts.map(({ key }) => key).filter((key) => (facts[key] ?? null) === null);
    const notKnown = open.filter(() => random() < 0.5);
    const before = assess(document, facts);
    const after = assess(document, facts, { notKnown });
    const stillAsked = before.next_questions.filter(({ fact }) => !notKnown.includes(fact));
    assert.deepEqual(after, { ...before, next_questions: stillAsked });
  });
});

test("nothing that is given is changed, and the answer holds on to nothing of it", () => {
  for (const document of documents) {
    const asBefore = JSON.stringify(document);
    const answer = assess(freeze(structuredClone(document)), Object.freeze({}));
    const held = assess(document, {});
    for (const warning of held.warnings) warning.because.length = 0;
    for (const question of held.next_questions) question.choices.length = 0;
    assert.equal(JSON.stringify(document), asBefore);
    assert.deepEqual(assess(document, {}), answer);
  }
});

test("a wait in days that is counted in weeks is over with the week that completes it", () => {
  const document = documents.find((one) => one.guidance_rules.some((rule) => rule.key === "days-by-weeks"));
  assert.ok(document);
  for (let days = 1; days <= 400; days += 1) {
    const changed: GuidanceDocument = structuredClone(document);
    for (const rule of changed.guidance_rules) if (rule.wait?.elapsed_fact === "weeks") rule.wait.minimum = days;
    const { rules } = assess(changed, { weeks: 0 }).activities[0] ?? assert.fail();
    const remaining = rules.find((rule) => rule.key === "days-by-weeks")?.remaining;
    assert.deepEqual(remaining, { value: Math.floor((days + 6) / 7), unit: "wk" });
  }
});

function freeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}
