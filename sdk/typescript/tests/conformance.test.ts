// The evaluator agrees with the reference in every case of the conformance suite, to the byte.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assess, InvalidInput } from "@health-content/client/assess";
import { type Case, readSuites, type Suite } from "./reading.js";

const suites = readSuites();

for (const suite of suites) {
  test(`${suite.name}: all ${suite.cases.length} cases come out`, () => {
    for (const one of suite.cases) check(suite, one);
  });
}

test("there is a suite to run", () => {
  const cases = suites.flatMap((suite) => suite.cases);
  assert.ok(cases.length >= 300);
  assert.ok(process.env["CONFORMANCE"] || cases.some((one) => one.not_known));
});

function check({ document }: Suite, { name, facts, activity, not_known: notKnown, expect, refuse }: Case): void {
  if (refuse) {
    assert.throws(
      () => assess(document, facts, { activity, notKnown }),
      (wrong) => {
        assert.ok(wrong instanceof InvalidInput, name);
        assert.deepEqual(
          wrong.errors.map(({ pointer, code }) => ({ pointer, code })),
          refuse,
          name,
        );
        return true;
      },
    );
    return;
  }
  const answer = assess(document, facts, { activity, notKnown });
  assert.deepEqual(answer, expect, name);
  assert.equal(JSON.stringify(answer), JSON.stringify(expect), name);
}
