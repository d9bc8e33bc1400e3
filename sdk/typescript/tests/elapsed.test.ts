// How long ago a day was comes out as in every other client.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { elapsed, InvalidInput } from "@health-content/client/assess";
import { PROJECT } from "./reading.js";

interface Asked {
  readonly since: string;
  readonly as_of: string;
  readonly unit: string;
  readonly why?: string;
}

const shared = JSON.parse(readFileSync(join(PROJECT, "sdk", "elapsed.json"), "utf8")) as {
  readonly cases: readonly (Asked & { readonly elapsed: number })[];
  readonly refused: readonly Asked[];
};

function refusal(since: unknown, asOf: unknown, unit: unknown): InvalidInput {
  try {
    elapsed(since as string, asOf as string, unit as string);
  } catch (wrong) {
    assert.ok(wrong instanceof InvalidInput, String(wrong));
    return wrong;
  }
  return assert.fail(`${String(since)} to ${String(asOf)} in ${String(unit)} was taken`);
}

test("every shared case comes out", () => {
  for (const { since, as_of, unit, elapsed: expected, why } of shared.cases) {
    assert.equal(elapsed(since, as_of, unit), expected, `${since} to ${as_of} in ${unit}: ${why ?? ""}`);
  }
  assert.ok(shared.cases.length >= 30);
});

test("what is refused elsewhere is refused here", () => {
  for (const { since, as_of, unit } of shared.refused) refusal(since, as_of, unit);
  for (const moment of [new Date(), Date.now(), null, undefined, "0000-01-01"]) refusal(moment, "2026-11-30", "d");
  for (const unit of ["constructor", "", null, "D"]) refusal("2026-11-01", "2026-11-30", unit);
});

test("everything wrong is said at once, and no day is repeated", () => {
  const { errors, message } = refusal("2026-11-31", "yesterday", "weeks");
  assert.deepEqual(
    errors.map(({ pointer, code }) => `${pointer} ${code}`),
    ["/since wrong_type", "/asOf wrong_type", "/unit unknown_term"],
  );
  assert.doesNotMatch(message, /2026|yesterday/);
});
