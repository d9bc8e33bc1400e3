// The client against answers made up here: what it asks, and what it makes of what comes.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Change,
  conditionalFetch,
  createClient,
  each,
  follow,
  isTombstone,
  newIdempotencyKey,
  pages,
  type StorySubmissionRequest,
  type Stretch,
} from "@health-content/client";
import { type Answering, caught, clientOf, json, problem } from "./answers.js";

test("fields are sent as one word, and a slug can't lead elsewhere", async () => {
  const { client, asked } = clientOf(() => json({}));
  await client.getArticlePart("../stories?x", { fields: ["title", "facts"] });
  await client.listArticles({ slug: ["a", "b"], topic: "miscarriage" });
  await client.listArticleParts({ slug: "a", fields: ["title"] });
  assert.deepEqual(
    asked.map(({ url }) => url.replace("https://content.example.org/api/v1/", "")),
    [
      "article-parts/..%2Fstories%3Fx?fields=title%2Cfacts",
      "articles?slug=a%2Cb&topic=miscarriage",
      "article-parts?slug=a&fields=title",
    ],
  );
});

test("the server is asked in its own words, and told nothing that was not given", async () => {
  const { client, asked } = clientOf(() => json({}));
  await client.assess("a", { facts: { fever: false, bleeding: undefined }, notKnown: ["soaking_pads"], version: 2 });
  await client.assess("a", { facts: {}, activity: undefined });
  assert.deepEqual(await Promise.all(asked.map((request) => request.json())), [
    { version: 2, facts: { fever: false }, not_known: ["soaking_pads"] },
    { facts: {} },
  ]);
});

test("no cookie goes along, and no address of the page", async () => {
  const { client, asked } = clientOf(() => json({}));
  await client.getRoot();
  assert.deepEqual([asked[0]?.credentials, asked[0]?.referrerPolicy], ["omit", "no-referrer"]);
});

test("a request can be ended early", async () => {
  const { client } = clientOf((request) => {
    request.signal.throwIfAborted();
    return json({});
  });
  await assert.rejects(client.getRoot({ signal: AbortSignal.abort() }), { name: "AbortError" });
});

test("a problem says what is wrong, to a program and to a person", async () => {
  const errors = [{ pointer: "/facts/fever", code: "wrong_type", detail: "Fever: this takes true or false." }];
  const { client } = clientOf(() => problem(400, "invalid", { errors }));
  const wrong = await caught(client.assess("a", { facts: { fever: 1 } }));
  assert.deepEqual([wrong.name, wrong.status, wrong.code, wrong.detail], ["Problem", 400, "invalid", "It is invalid."]);
  assert.deepEqual([wrong.errors, wrong.successor, wrong.retryAfter], [errors, null, null]);
});

test("a retired article names what stands in its place", async () => {
  const { client } = clientOf(() => problem(410, "gone", { successor: "the-new-one" }));
  assert.equal((await caught(client.getArticle("the-old-one"))).successor, "the-new-one");
});

test("when to come again is said in seconds, from a number and from a date", async () => {
  const soon = new Date(Date.now() + 90_000).toUTCString();
  for (const [header, least, most] of [
    ["17", 17, 17],
    [soon, 85, 91],
    ["Sun, 06 Nov 1994 08:49:37 GMT", 0, 0],
  ] as const) {
    const { client } = clientOf(() => problem(429, "too_many_requests", {}, { "Retry-After": header }));
    const { retryAfter } = await caught(client.listArticles());
    assert.ok(retryAfter !== null && least <= retryAfter && retryAfter <= most, `${retryAfter}`);
  }
  const { client } = clientOf(() => problem(503, "unavailable", {}, { "Retry-After": "later" }));
  assert.equal((await caught(client.listArticles())).retryAfter, null);
});

test("an error that is none of the API's is told apart", async () => {
  for (const body of ["<h1>Bad gateway</h1>", '{"message": "no"}', "null", ""]) {
    const { client } = clientOf(() => new Response(body, { status: 502, statusText: "Bad Gateway" }));
    const wrong = await caught(client.getRoot());
    assert.deepEqual([wrong.status, wrong.code, wrong.detail], [502, "unreadable", "502 Bad Gateway"]);
  }
});

test("a list is walked to its end by its cursors, under the address that the client knows", async () => {
  const { client, asked } = clientOf((request) => {
    const cursor = new URL(request.url).searchParams.get("cursor") ?? "0";
    const next = cursor === "2" ? null : `http://inside:8000/api/v1/topics?cursor=${Number(cursor) + 1}&page_size=1`;
    return json({ results: [{ slug: `topic-${cursor}` }], next, previous: null });
  });
  const slugs: string[] = [];
  for await (const topic of each((from) => client.listTopics({ ...from, page_size: 1 }))) slugs.push(topic.slug);
  assert.deepEqual(slugs, ["topic-0", "topic-1", "topic-2"]);
  assert.equal(asked[2]?.url, "https://content.example.org/api/v1/topics?cursor=2&page_size=1");
});

test("a walk that is left asks no further", async () => {
  const { client, asked } = clientOf(() => json({ results: [], next: "/api/v1/facts?cursor=x", previous: null }));
  for await (const _ of pages(client.listFacts)) break;
  assert.equal(asked.length, 1);
});

function change(sequence: number, kind: Change["kind"] = "article.published"): Change {
  const [subject, slug, id] = kind.startsWith("story") ? (["story", null, "i"] as const) : (["article", "a", null] as const);
  const about = { subject, slug, id, version: slug && 1, significance: null, successor: null };
  return { sequence, kind, ...about, at: "2026-01-01T00:00:00Z", url: `/${sequence}` };
}

/** A feed whose cursors are its name and a number. */
function feedOf(name: string, changes: readonly Change[], size: number): Answering {
  return (request) => {
    const after = new URL(request.url).searchParams.get("after") ?? `${name}0`;
    if (!after.startsWith(name)) return problem(409, "resync");
    const results = changes.filter(({ sequence }) => sequence > Number(after.slice(name.length))).slice(0, size);
    return json({ results, next_cursor: results.length > 0 ? `${name}${results.at(-1)?.sequence}` : after });
  };
}

async function stretches(answer: Answering, after?: string): Promise<Stretch[]> {
  const found: Stretch[] = [];
  for await (const stretch of follow(clientOf(answer).client, after)) found.push(stretch);
  return found;
}

test("changes are followed in order until there is nothing new", async () => {
  const found = await stretches(feedOf("a", [change(1), change(2), change(5, "story.removed")], 2));
  assert.deepEqual(
    found.map(({ resync, changes, cursor }) => [resync, changes.length, cursor]),
    [
      [false, 2, "a2"],
      [false, 1, "a5"],
    ],
  );
  assert.deepEqual(found.flatMap(({ changes }) => changes).map(isTombstone), [false, false, true]);
  assert.deepEqual(await stretches(feedOf("a", [change(1)], 2), "a1"), []);
});

test("what a change of tomorrow does is not known, so it is taken to take away", () => {
  assert.equal(isTombstone(change(1, "story.hidden")), true);
  assert.equal(isTombstone({} as Change), true);
});

test("a cursor of another feed begins anew, and says so once", async () => {
  const found = await stretches(feedOf("a", [change(1), change(2)], 1), "b1");
  assert.deepEqual(
    found.map(({ resync, cursor }) => [resync, cursor]),
    [
      [true, "a1"],
      [false, "a2"],
    ],
  );
});

test("a feed that is empty after all still says to forget everything", async () => {
  assert.deepEqual(await stretches(feedOf("a", [], 1), "b1"), [{ resync: true, changes: [], cursor: "a0" }]);
});

test("any other problem ends the following", async () => {
  const wrong = await caught(stretches(() => problem(500, "internal"), "a3"));
  assert.equal(wrong.code, "internal");
  assert.equal((await caught(stretches(() => problem(409, "resync"), "a3"))).code, "resync");
});

test("what has not changed is not sent again", async () => {
  const { asked, fetch } = clientOf((request) =>
    request.headers.get("If-None-Match") === '"v1"'
      ? new Response(null, { status: 304, headers: { ETag: '"v1"' } })
      : json({ slug: "a" }, { headers: { ETag: '"v1"' } }),
  );
  const client = createClient({ baseUrl: "https://content.example.org", fetch: conditionalFetch(new Map(), fetch) });
  assert.deepEqual(await client.getArticle("a"), { slug: "a" });
  assert.deepEqual(await client.getArticle("a"), { slug: "a" });
  assert.deepEqual(
    asked.map((request) => request.headers.get("If-None-Match")),
    [null, '"v1"'],
  );
});

test("what was taken away is forgotten, and what is private never kept", async () => {
  const kept = new Map([["https://content.example.org/api/v1/stories/a", { etag: '"1"', body: "{}" }]]);
  const { fetch } = clientOf((request) =>
    request.url.includes("stories") && request.method === "GET"
      ? problem(410, "gone")
      : json({}, { headers: { ETag: '"2"', "Cache-Control": request.url.endsWith("v1") ? "no-store" : "no-cache" } }),
  );
  const client = createClient({ baseUrl: "https://content.example.org", fetch: conditionalFetch(kept, fetch) });
  assert.equal((await caught(client.getStory("a"))).code, "gone");
  await client.getSubmission({ id: "i", receipt: "r" });
  await client.assess("a", { facts: {} });
  await client.getRoot();
  assert.deepEqual([...kept], []);
  await client.listFacts();
  assert.equal(kept.size, 1);
});

const STORY: StorySubmissionRequest = {
  article: "a",
  language: "en-GB",
  body: "…",
  consent: { policy_version: "1", publish: true, own_experience: true, adult: true },
};

test("each story has a key of its own, unless the same is to be sent again", async () => {
  const { client, asked } = clientOf(() => json({}, { status: 202 }));
  await client.submitStory(STORY);
  await client.submitStory(STORY);
  await client.submitStory(STORY, { idempotencyKey: "the-same-as-before" });
  const keys = asked.map((request) => request.headers.get("Idempotency-Key") ?? "");
  assert.match(keys[0] ?? "", /^[!-~]{16,255}$/);
  assert.equal(new Set(keys).size, 3);
  assert.equal(keys[2], "the-same-as-before");
  assert.equal(new Set(Array.from({ length: 100 }, newIdempotencyKey)).size, 100);
});

test("a receipt travels as a header, and never in an address", async () => {
  const { client, asked } = clientOf((request) =>
    request.method === "DELETE" ? new Response(null, { status: 204 }) : json({}),
  );
  const kept = { id: "the-id", receipt: "the-secret" };
  await client.getSubmission(kept);
  await client.amendSubmission(kept, { body: "…" });
  assert.equal(await client.withdrawSubmission(kept), undefined);
  for (const request of asked) {
    assert.equal(request.url, "https://content.example.org/api/v1/submissions/the-id");
    assert.equal(request.headers.get("Authorization"), "Bearer the-secret");
  }
});
