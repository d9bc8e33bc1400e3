// The device and the server agree: on starter articles and facts at random, answers to the byte, refusals by place.
// Run with SITE, the address of a running server; CASES says how many of each article.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient, each, Problem } from "@health-content/client";
import { assess, type AssessOptions, type Facts, type GuidanceDocument, InvalidInput } from "@health-content/client/assess";
import { drawFacts, pickOne, type Random, seeded } from "./reading.js";

const site = process.env["SITE"] ?? assert.fail("SITE is not set");
const cases = Number(process.env["CASES"] ?? 100);
const api = createClient({ baseUrl: site });

// One in five is spoilt by one of these.
const WRONG: readonly Record<string, boolean | number | string>[] = [
  { gestation_weeks: -1 },
  { gestation_weeks: "8" },
  { gestation_weeks: true },
  { fever: 0 },
  { bleeding: "a lot" },
  { no_such_fact: true },
  { "not a name": true },
];

for await (const { slug } of each((from) => api.listArticles(from))) {
  test(`${slug}: ${cases} cases`, async () => {
    const document = await api.getArticle(slug);
    const random = seeded(slug.length);
    for (let drawn = 0; drawn < cases; drawn += 1) await compare(document, random);
  });
}

async function compare(document: GuidanceDocument, random: Random): Promise<void> {
  const facts = { ...drawFacts(document, random), ...(random() < 0.2 ? pickOne(WRONG, random) : {}) };
  const activities = document.activities.map(({ key }) => key);
  const activity = pickOne([undefined, ...activities, ...activities, "no_such_activity"], random);
  const notKnown = [...document.facts.map(({ key }) => key), "no_such_fact"].filter(
    (key) => random() < 0.15 && (random() < 0.05 || (facts[key] ?? null) === null),
  );
  const here = onDevice(document, facts, { activity, notKnown });
  const there = await onServer(document.slug, { facts, not_known: notKnown, ...(activity && { activity }) });
  assert.equal(here, there, JSON.stringify({ facts, activity, notKnown }));
}

function onDevice(document: GuidanceDocument, facts: Facts, asked: AssessOptions): string {
  try {
    return JSON.stringify(assess(document, facts, asked));
  } catch (wrong) {
    assert.ok(wrong instanceof InvalidInput, String(wrong));
    return places(wrong.errors);
  }
}

async function onServer(
  slug: string,
  body: { facts: Record<string, boolean | number | string | null>; not_known: string[] },
): Promise<string> {
  const asked = { params: { path: { slug } }, body, parseAs: "text" } as const;
  const { data, error, response } = await api.http.POST("/api/v1/articles/{slug}/assessment", asked);
  return response.ok ? String(data) : places(new Problem(response, error).errors);
}

function places(errors: readonly { pointer?: string; code: string }[]): string {
  return errors.map(({ pointer, code }) => `${pointer} ${code}`).join("\n");
}
