// What the client does when the network, or whoever answers, doesn't do as it should.

import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate as breathe } from "node:timers/promises";
import { mock, test } from "node:test";
import { type ClientOptions, conditionalFetch, createClient, type Kept, NoAnswer } from "@health-content/client";
import { type Answering, caught, clientOf, json, problem, thrown } from "./answers.js";

const STORY = {
  article: "a",
  language: "en-GB",
  body: "…",
  consent: { policy_version: "1", publish: true, own_experience: true, adult: true },
} as const;

const failing: Answering = () => {
  throw new TypeError("fetch failed");
};

/** What a promise comes to while time passes as if it were nothing; `waited` is how much of it passed. */
async function inNoTime<Result>(begin: () => Promise<Result>): Promise<{ result: Result | Error; waited: number }> {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    let waited = 0;
    let result: Result | Error | undefined;
    begin().then(
      (value) => (result = value),
      (wrong: Error) => (result = wrong),
    );
    while (result === undefined && waited < 1_000_000) {
      for (let turn = 0; turn < 20; turn += 1) await breathe();
      if (result !== undefined) break;
      mock.timers.tick(50);
      waited += 50;
    }
    assert.ok(result !== undefined, "it never ended");
    return { result, waited };
  } finally {
    mock.timers.reset();
  }
}

for (const [name, refusal] of [
  ["no answer", failing],
  ["a 503", () => problem(503, "unavailable")],
  ["a 429", () => problem(429, "too_many_requests")],
] as const) {
  test(`after ${name}, a read is asked again, twice at most`, async () => {
    const mended = clientOf((request, attempt) => (attempt < 3 ? refusal(request, attempt) : json({ slug: "a" })), {
      retries: 2,
    });
    const { result, waited } = await inNoTime(() => mended.client.getArticle("a"));
    assert.deepEqual(result, { slug: "a" });
    assert.equal(mended.asked.length, 3);
    assert.ok(waited >= 750 && waited <= 1600, `${waited}`);
    const broken = clientOf(refusal, { retries: undefined });
    assert.ok((await inNoTime(() => broken.client.getArticle("a"))).result instanceof Error);
    assert.equal(broken.asked.length, 3);
  });
}

test("retries are turned off for a client, or for one request", async () => {
  for (const [options, own] of [
    [{ retries: 0 }, {}],
    [{ retries: 5 }, { retries: 0 }],
  ] as const) {
    const { client, asked } = clientOf(failing, options);
    assert.ok((await thrown(client.getArticle("a", own))) instanceof NoAnswer);
    assert.equal(asked.length, 1);
  }
});

test("what came of one attempt does not depend on the one before", async () => {
  const { client, asked } = clientOf((_, attempt) => (attempt === 1 ? failing(_, 1) : json({}, { status: 202 })), {
    retries: 2,
  });
  await inNoTime(() => client.submitStory(STORY));
  assert.equal(asked.length, 2);
  const [first, second] = asked;
  assert.ok(first && second);
  assert.equal(await second.text(), await first.text());
  assert.equal(second.headers.get("Idempotency-Key"), first.headers.get("Idempotency-Key"));
  assert.deepEqual([second.credentials, second.referrerPolicy], ["omit", "no-referrer"]);
});

test("only what may arrive twice is sent twice", async () => {
  const kept = { id: "i", receipt: "r" };
  const { client, asked } = clientOf(failing, { retries: 1 });
  const each: readonly (readonly [attempts: number, begin: () => Promise<unknown>])[] = [
    [2, () => client.submitStory(STORY)],
    [2, () => client.withdrawSubmission(kept)],
    [2, () => client.getSubmission(kept)],
    [2, () => client.assess("a", { facts: {} })],
    [1, () => client.amendSubmission(kept, { body: "…" })],
    [1, () => client.reportStory("a", { reason: "other" })],
  ];
  for (const [attempts, begin] of each) {
    const before = asked.length;
    await inNoTime(begin);
    assert.equal(asked.length - before, attempts, String(begin));
  }
});

test("any other answer is for good", async () => {
  for (const status of [400, 404, 409, 410, 500, 502]) {
    const { client, asked } = clientOf(() => problem(status, "x"), { retries: 2 });
    await caught(client.listFacts());
    assert.equal(asked.length, 1);
  }
});

test("whoever says when to come again is waited for, but not for long", async () => {
  const later = (seconds: number) =>
    clientOf(
      (_, attempt) =>
        attempt === 1 ? problem(503, "unavailable", {}, { "Retry-After": String(seconds) }) : json({ results: [] }),
      { retries: 2 },
    );
  const soon = later(7);
  const { waited } = await inNoTime(() => soon.client.listFacts());
  assert.equal(soon.asked.length, 2);
  assert.ok(waited >= 7000 && waited <= 7600, `${waited}`);
  const late = later(31);
  assert.equal((await caught(late.client.listFacts())).retryAfter, 31);
  assert.equal(late.asked.length, 1);
});

test("who fails together does not come back together", async () => {
  const random = mock.method(Math, "random");
  const waits: number[] = [];
  for (const lot of [0, 0.999]) {
    random.mock.mockImplementation(() => lot);
    waits.push((await inNoTime(() => clientOf(failing, { retries: 8 }).client.listFacts())).waited);
  }
  random.mock.restore();
  const [least = 0, most = 0] = waits;
  assert.ok(least >= 15_000 && most >= 1.8 * least && most <= 40_000, String(waits));
});

test("a wait is ended early by the caller, with the caller's reason", async () => {
  const { client, asked } = clientOf(() => problem(503, "unavailable", {}, { "Retry-After": "20" }), { retries: 2 });
  const leaving = new AbortController();
  const left = thrown(client.listFacts({}, { signal: leaving.signal }));
  while (asked.length === 0) await breathe();
  const reason = new Error("gone elsewhere");
  leaving.abort(reason);
  assert.equal(await left, reason);
  assert.equal(asked.length, 1);
});

test("somebody's mistake is no fault of the network", async () => {
  const mistake = new RangeError("the store is full");
  const { client, asked } = clientOf(
    () => {
      throw mistake;
    },
    { retries: 2 },
  );
  assert.equal(await thrown(client.listFacts()), mistake);
  assert.equal(asked.length, 1);
});

test("an answer that doesn't come, even from what heeds no signal, is waited for ten seconds", async () => {
  const { client, asked } = clientOf(() => new Promise<never>(() => {}), { retries: 1 });
  const { result, waited } = await inNoTime(() => client.listFacts());
  assert.ok(result instanceof NoAnswer && result instanceof TypeError && result.reason === "timeout");
  assert.match(result.message, /did not answer within 10 s/);
  assert.equal(asked.length, 2);
  assert.ok(waited >= 20_000 && waited <= 21_000, `${waited}`);
});

test("an answer that doesn't come to its end is waited for twenty seconds", async () => {
  const { client } = clientOf(() => new Response(new ReadableStream(), { headers: { "Content-Type": "application/json" } }));
  const { result, waited } = await inNoTime(() => client.listFacts());
  assert.ok(result instanceof NoAnswer && /come to its end within 20 s/.test(result.message), String(result));
  assert.ok(waited >= 20_000 && waited <= 20_500, `${waited}`);
});

test("limits are set for a client, and for one request", async () => {
  const never = () => new Promise<never>(() => {});
  const { client } = clientOf(never, { timeout: { headers: 3000 } });
  assert.match(String((await inNoTime(() => client.listFacts())).result), /within 3 s/);
  assert.match(String((await inNoTime(() => client.listFacts({}, { timeout: { headers: 500 } }))).result), /0\.5 s/);
  const slow = clientOf(async () => new Promise((resolve) => setTimeout(() => resolve(json({ results: [] })), 90_000)), {
    timeout: { headers: Infinity },
  });
  assert.deepEqual((await inNoTime(() => slow.client.listFacts())).result, { results: [] });
});

test("limits that are none are refused at once", () => {
  const options: readonly Partial<ClientOptions>[] = [
    { retries: -1 },
    { retries: 1.5 },
    { retries: NaN },
    { timeout: { headers: 0 } },
    { timeout: { body: -5 } },
    { timeout: { body: NaN } },
    { timeout: { headers: "5s" as never } },
  ];
  for (const wrong of options) assert.throws(() => createClient({ baseUrl: "", ...wrong }), RangeError);
});

test("a page that somebody puts in the answer's place is none of the API's", async () => {
  for (const [body, type] of [
    ["<h1>Welcome to our Wi-Fi</h1>", "text/html"],
    ["{}", "text/plain"],
    ["", "application/json"],
  ] as const) {
    const { client } = clientOf(() => new Response(body, { headers: { "Content-Type": type } }));
    const wrong = await caught(client.getArticle("a"));
    assert.deepEqual([wrong.code, wrong.status], ["unreadable", 200]);
  }
});

test("the address is taken with the version and without", async () => {
  for (const [baseUrl, asked] of [
    ["https://a.example", "https://a.example/api/v1/facts"],
    ["https://a.example/", "https://a.example/api/v1/facts"],
    ["https://a.example/api/v1", "https://a.example/api/v1/facts"],
    ["https://a.example/health/api/v1/", "https://a.example/health/api/v1/facts"],
  ] as const) {
    const made = clientOf(() => json({ results: [] }), { baseUrl });
    await made.client.listFacts();
    assert.equal(made.asked[0]?.url, asked);
  }
});

test("what came with an answer is told to who asks, and with a problem", async () => {
  const headers = { ETag: '"abc"', "X-Request-Id": "r-1", RateLimit: '"stories";r=14;t=3600' };
  const { client } = clientOf(() => json({ slug: "a" }, { headers }));
  const { data, response } = await client.getArticle("a").withResponse();
  assert.deepEqual(data, { slug: "a" });
  assert.deepEqual([response.status, response.etag, response.requestId], [200, '"abc"', "r-1"]);
  assert.deepEqual(response.rateLimit, { remaining: 14, resetsIn: 3600 });
  const plain = clientOf(() => json({})).client;
  assert.deepEqual({ ...(await plain.getRoot().withResponse()).response, headers: null }, {
    status: 200,
    etag: null,
    requestId: null,
    rateLimit: null,
    headers: null,
  });
  const refused = clientOf(() => problem(429, "too_many_requests", {}, headers)).client;
  const wrong = await caught(refused.getRoot().withResponse());
  assert.deepEqual([wrong.response.requestId, wrong.response.rateLimit?.remaining], ["r-1", 14]);
});

test("a problem's message carries every fault", async () => {
  const errors = [
    { pointer: "/facts/fever", code: "wrong_type", detail: "Fever: this takes true or false." },
    { parameter: "urgency", code: "unknown_term", detail: "There is no such urgency." },
    { code: "other", detail: "And this." },
  ];
  const { client } = clientOf(() => problem(400, "invalid", { errors }));
  const { message, detail } = await caught(client.listFacts());
  assert.equal(detail, "It is invalid.");
  assert.equal(
    message,
    "It is invalid.\n/facts/fever: Fever: this takes true or false.\nurgency: There is no such urgency.\nAnd this.",
  );
});

// --- On a real network --------------------------------------------------------------------------------------------

async function serving(server: Server, use: (site: string) => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test("a connection that is cut, at once or in the middle, is one more attempt", async () => {
  let count = 0;
  const server = createServer((request, response) => {
    count += 1;
    if (count === 1) return request.socket.destroy();
    response.writeHead(200, { "Content-Type": "application/json", "Content-Length": 20 });
    if (count === 2) return response.write('{"results"', () => response.destroy());
    return response.end('{"results": [      ]}'.slice(0, 20).padEnd(20));
  });
  await serving(server, async (site) => {
    mock.method(Math, "random", () => 0);
    const client = createClient({ baseUrl: site, retries: 1 });
    const wrong = await thrown(client.listFacts());
    mock.restoreAll();
    assert.ok(wrong instanceof NoAnswer && wrong.reason === "network" && wrong.cause instanceof Error, String(wrong));
    assert.equal(count, 2);
  });
});

test("a server that hangs is left", async () => {
  await serving(
    createServer(() => {}),
    async (site) => {
      const client = createClient({ baseUrl: site, retries: 0, timeout: { headers: 50 } });
      const wrong = await thrown(client.getRoot());
      assert.ok(wrong instanceof NoAnswer && wrong.reason === "timeout", String(wrong));
    },
  );
});

test("where nobody listens, that is said", async () => {
  let left = "";
  await serving(createServer(), async (site) => void (left = site));
  const wrong = await thrown(createClient({ baseUrl: left, retries: 0 }).getRoot());
  assert.ok(wrong instanceof NoAnswer && wrong.reason === "network", String(wrong));
});

test("half an answer is none, and is not kept for a whole one", async () => {
  const half = (): Response =>
    new Response('{"slug": "a', { headers: { "Content-Type": "application/json", ETag: '"1"' } });
  const { client, asked } = clientOf((request, attempt) => {
    assert.equal(request.headers.get("If-None-Match"), null);
    return attempt === 1 ? half() : json({ slug: "a" }, { headers: { ETag: '"1"' } });
  });
  assert.equal((await caught(client.getArticle("a"))).code, "unreadable");
  const store = new Map<string, Kept>();
  const remembering = createClient({ baseUrl: "http://a", fetch: conditionalFetch(store, async () => half()), retries: 0 });
  assert.equal((await caught(remembering.getArticle("a"))).code, "unreadable");
  assert.equal(store.size, 0);
  assert.deepEqual(await client.getArticle("a"), { slug: "a" });
  assert.equal(asked.length, 2);
});

test("what only looks like a problem is not one of the API's", async () => {
  const broken = [{ errors: [null] }, { errors: 1 }, { code: 5 }, { detail: null }];
  for (const more of broken) {
    const { client } = clientOf(() => problem(400, "invalid", more));
    assert.equal((await caught(client.getArticle("a"))).code, "unreadable");
  }
});

test("no receipt and no key is in what is said of it", async () => {
  const { client, asked } = clientOf(() => json({}));
  for (const secret of ["secret\n", "secr\u00e9t-\u2603", ""]) {
    const kept = { id: "i", receipt: secret };
    const each: readonly (() => Promise<unknown>)[] = [
      () => client.getSubmission(kept),
      () => client.withdrawSubmission(kept),
      () => client.submitStory(STORY, { idempotencyKey: secret }),
    ];
    for (const begin of each) {
      const wrong = await thrown(begin());
      assert.ok(wrong instanceof TypeError);
      assert.doesNotMatch(`${wrong.message} ${String(wrong.cause)}`, /secr.t/);
    }
  }
  assert.equal(asked.length, 0);
});

test("what stands above a name is no answer", async () => {
  const { client, asked } = clientOf(() => json({}));
  for (const name of [".", ".."]) {
    const each: readonly ((name: string) => Promise<unknown>)[] = [client.getArticle, client.getStory, client.getTopic];
    for (const begin of each) {
      assert.equal((await caught(begin(name))).status, 404);
    }
  }
  assert.equal(asked.length, 0);
});

test("an address that is none is refused at once", () => {
  for (const baseUrl of ["localhost:8000", "content.example.org", "ftp://a"]) {
    assert.throws(() => createClient({ baseUrl }), /baseUrl begins with/);
  }
  for (const baseUrl of ["", "/content", "http://localhost:8000/", "HTTPS://a/api/v1"]) createClient({ baseUrl });
});
