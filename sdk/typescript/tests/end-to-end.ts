// The client against a running server, whose address is SITE; it takes 15 posts an hour from one address.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  conditionalFetch,
  Copy,
  createClient,
  each,
  follow,
  isTombstone,
  newIdempotencyKey,
  pages,
  Problem,
  type ProblemCode,
  type Receipt,
  type StorySubmissionRequest,
  type Submitted,
  unwrap,
} from "@health-content/client";
import { assess, type Facts } from "@health-content/client/assess";

const site = process.env["SITE"] ?? assert.fail("SITE is not set");
const SLUG = "sex-after-miscarriage";

interface Arranged extends Record<"sentBack" | "public" | "removed", Receipt & { readonly story: string }> {
  readonly retired: string;
  readonly successor: string;
}

// What an editor and a moderator have done beforehand.
const arranged = JSON.parse(process.env["ARRANGED"] ?? assert.fail("ARRANGED is not set")) as Arranged;
const statuses: number[] = [];

async function watched(request: Request): Promise<Response> {
  const response = await fetch(request);
  statuses.push(response.status);
  return response;
}

const api = createClient({ baseUrl: site, fetch: watched });
const story: StorySubmissionRequest = {
  article: SLUG,
  language: "en-GB",
  body: "We waited until the bleeding had stopped, and then two weeks more. It was right for us.",
  consent: { policy_version: (await api.getStoryPolicy()).version, publish: true, own_experience: true, adult: true },
};

async function meets(code: ProblemCode, status: number, asked: Promise<unknown>): Promise<Problem> {
  const wrong = await asked.then(
    () => assert.fail(`no ${code}`),
    (reason: unknown) => reason,
  );
  assert.ok(wrong instanceof Problem, String(wrong));
  assert.deepEqual([wrong.code, wrong.status], [code, status], wrong.message);
  assert.ok(wrong.detail.length > 0);
  return wrong;
}

test("lists, and walks the pages", async () => {
  const whole = await api.listArticles();
  assert.ok(whole.results.length >= 2 && whole.next === null);
  const found: string[] = [];
  let count = 0;
  const totals: (number | null)[] = [];
  for await (const page of pages((from) => api.listArticleParts({ ...from, page_size: 1, fields: ["slug"] }))) {
    totals.push(page.total);
    assert.deepEqual(
      page.results.map((article) => Object.keys(article)),
      [["slug"]],
    );
    found.push(...page.results.map(({ slug }) => slug));
    count += 1;
  }
  assert.deepEqual(
    found,
    whole.results.map(({ slug }) => slug),
  );
  assert.equal(count, found.length);
  assert.deepEqual(totals, [count, ...Array.from({ length: count - 1 }, () => null)]);
});

test("reads everything that there is to read", async () => {
  assert.match((await api.getRoot()).articles, /\/api\/v1\/articles$/);
  const [version] = (await api.listArticleVersions(SLUG)).results;
  assert.ok(version);
  assert.deepEqual(await api.getArticleVersion(SLUG, version.number), await api.getArticle(SLUG));
  const { title, facts, ...rest } = await api.getArticlePart(SLUG, { fields: ["title", "facts"] });
  assert.ok(title && facts.length > 0);
  assert.deepEqual(rest, {});
  assert.ok(
    (await api.listGuidanceRules({ strength: "required" })).results.every((rule) => rule.strength === "required"),
  );
  assert.ok((await api.listSymptomWarnings({ urgency: "emergency" })).results.length > 0);
  for await (const topic of each(api.listTopics)) assert.deepEqual(await api.getTopic(topic.slug), topic);
  for await (const fact of each(api.listFacts)) assert.ok(fact.question);
  for await (const published of each(api.listStories)) assert.deepEqual(await api.getStory(published.id), published);
  for await (const service of each(api.listSupportServices)) assert.ok(service.name);
  for await (const source of each(api.listSources)) assert.ok(source.title);
  for await (const activity of each(api.listActivities)) assert.ok(activity.label);
  assert.equal(
    (await api.listArticles({ slug: ["recovering-after-miscarriage", SLUG], language: "en" })).results.length,
    2,
  );
  const live: string[] = [];
  for await (const { slug } of each((from) => api.listArticles(from))) live.push(slug);
  const { related } = await api.getArticle(SLUG);
  const inBrief = (await api.listRelatedArticles(SLUG)).results.map(({ slug }) => slug);
  assert.deepEqual(inBrief, related.filter((slug) => live.includes(slug)));
  const topic = { params: { path: { slug: "miscarriage" } } };
  assert.equal((await unwrap(api.http.GET("/api/v1/topics/{slug}", topic))).slug, "miscarriage");
});

test("reads again what has not changed, without its being sent", async () => {
  const remembering = createClient({ baseUrl: site, fetch: conditionalFetch(new Map(), watched) });
  const first = await remembering.getArticle(SLUG);
  assert.equal(statuses.at(-1), 200);
  const second = await remembering.getArticle(SLUG);
  assert.equal(statuses.at(-1), 304);
  assert.deepEqual(second, first);
});

test("assesses here as the server does", async () => {
  const document = await api.getArticle(SLUG);
  for (const scenario of document.scenarios) {
    const facts = scenario.facts as Facts;
    assert.deepEqual(assess(document, facts), await api.assess(SLUG, { facts }));
  }
  for (const scenario of document.scenarios) {
    const { activities, warnings } = assess(document, scenario.facts as Facts);
    for (const { activity, outcome } of activities) {
      assert.equal(outcome, scenario.expect.outcomes[activity] ?? outcome, scenario.key);
    }
    const triggered = warnings.filter(({ state }) => state === "triggered").map(({ key }) => key);
    assert.deepEqual(triggered.sort(), [...scenario.expect.warnings].sort(), scenario.key);
  }
});

test("follows what changes, from the beginning, from the end and from another feed", async () => {
  let cursor: string | undefined;
  const live = new Set<string>();
  for await (const stretch of follow(api)) {
    assert.equal(stretch.resync, false);
    for (const change of stretch.changes) {
      if (isTombstone(change)) live.delete(change.url);
      else live.add(change.url);
    }
    cursor = stretch.cursor;
  }
  assert.ok(cursor !== undefined);
  assert.ok(live.has(`/api/v1/articles/${SLUG}`));
  assert.ok(!live.has(`/api/v1/articles/${arranged.retired}`));
  for await (const _ of follow(api, cursor)) assert.fail("there is nothing new");
  const first = await follow(api, "999").next(); // as cursors were before feeds had names
  assert.equal(first.value?.resync, true);
  assert.equal(first.value?.changes[0]?.sequence, 1);
  await meets("resync", 409, api.listChanges({ after: "999" }));
});

test("a copy has what is live, and no more", async () => {
  const copy = new Copy(api);
  const { resync, changed } = await copy.update();
  assert.ok(resync && changed.length > 0);
  const slugs: string[] = [];
  for await (const article of copy.articles()) {
    slugs.push(article.slug);
    assert.deepEqual(article, await api.getArticle(article.slug));
  }
  assert.ok(slugs.includes(SLUG) && !slugs.includes(arranged.retired));
  for await (const published of copy.stories()) assert.deepEqual(published, await api.getStory(published.id));
  assert.ok((await copy.story(arranged.public.story)) !== null);
  assert.equal(await copy.story(arranged.removed.story), null);
  assert.deepEqual(await copy.update(), { resync: false, changed: [], removed: [] });
});

test("a story is sent, looked at and withdrawn by whoever holds its receipt", async () => {
  const idempotencyKey = newIdempotencyKey();
  const submitted = await api.submitStory(story, { idempotencyKey });
  assert.deepEqual(await api.submitStory(story, { idempotencyKey }), submitted);
  const changed = { ...story, body: `${story.body} And then some.` };
  await meets("conflict", 409, api.submitStory(changed, { idempotencyKey }));

  const seen = await api.getSubmission(submitted);
  assert.deepEqual([seen.status, seen.body, seen.message], ["pending", story.body, null]);
  await meets("conflict", 409, api.amendSubmission(submitted, { body: changed.body }));
  await meets("not_found", 404, api.getSubmission({ id: submitted.id, receipt: "not-the-receipt" }));

  await api.withdrawSubmission(submitted);
  await meets("not_found", 404, api.getSubmission(submitted));
  await meets("not_found", 404, api.withdrawSubmission(submitted));
});

test("a story that a moderator sent back is amended by its author", async () => {
  const seen = await api.getSubmission(arranged.sentBack);
  assert.deepEqual([seen.status, seen.message], ["changes_requested", "Please leave out the leaflet."]);
  const amended = await api.amendSubmission(arranged.sentBack, { body: story.body, display_name: "Reader" });
  assert.deepEqual([amended.status, amended.body, amended.display_name], ["pending", story.body, "Reader"]);
  const invalid = await meets("invalid", 400, api.amendSubmission(arranged.sentBack, { body: "Too short." }));
  assert.deepEqual(
    invalid.errors.map(({ pointer }) => pointer),
    ["/body"],
  );
});

test("a story that was approved is read, reported, and gone as soon as its author withdraws it", async () => {
  const kept = new Map();
  const remembering = createClient({ baseUrl: site, fetch: conditionalFetch(kept, watched) });
  const { story: id } = arranged.public;
  assert.equal((await remembering.getStory(id)).id, id);
  assert.equal(kept.size, 1);
  assert.equal(await api.reportStory(id, { reason: "other" }), undefined);
  assert.equal((await api.getSubmission(arranged.public)).published_url, `/api/v1/stories/${id}`);
  await api.withdrawSubmission(arranged.public);
  await meets("gone", 410, remembering.getStory(id));
  assert.equal(kept.size, 0);
});

test("what was taken away is gone, and may name what stands in its place", async () => {
  assert.equal((await meets("gone", 410, api.getArticle(arranged.retired))).successor, arranged.successor);
  assert.equal(
    (await meets("gone", 410, api.assess(arranged.retired, { facts: {} }))).successor,
    arranged.successor,
  );
  assert.equal((await api.getArticleVersion(arranged.retired, 1)).slug, arranged.retired);
  assert.equal((await meets("gone", 410, api.getStory(arranged.removed.story))).successor, null);
});

test("each kind of problem is met as such", async () => {
  const invalid = await meets("invalid", 400, api.assess(SLUG, { facts: { fever: 1 }, activity: "resume_six" }));
  assert.deepEqual(
    invalid.errors.map(({ pointer }) => pointer),
    ["/facts/fever", "/activity"],
  );
  const unknown = await meets("invalid", 400, api.listGuidanceRules({ strength: "vital" } as never));
  assert.deepEqual(
    unknown.errors.map(({ parameter }) => parameter),
    ["strength"],
  );
  await meets("invalid", 400, api.submitStory({ ...story, body: "Too short." }));
  await meets("not_found", 404, api.getArticle("no-such-article"));
  await meets("not_found", 404, api.getStory("AAAAAAAAAAAAAAAAAAAAAA"));
  await meets("not_found", 404, api.reportStory("AAAAAAAAAAAAAAAAAAAAAA", { reason: "unkind" }));

  const path = { params: { path: { submission_id: "AAAAAAAAAAAAAAAAAAAAAA" } } };
  await meets("unauthorized", 401, unwrap(api.http.GET("/api/v1/submissions/{submission_id}", path)));
  await meets("not_acceptable", 406, unwrap(api.http.GET("/api/v1/topics", { headers: { Accept: "text/html" } })));
  const asked = { params: { path: { slug: SLUG } }, body: { facts: {} } };
  const assessment = "/api/v1/articles/{slug}/assessment";
  await meets(
    "unsupported_media_type",
    415,
    unwrap(api.http.POST(assessment, { ...asked, headers: { "Content-Type": "text/plain" } })),
  );
  await meets(
    "too_large",
    413,
    unwrap(api.http.POST(assessment, { ...asked, body: { facts: { x: "x".repeat(70_000) } } })),
  );
  await meets("method_not_allowed", 405, unwrap(api.http.PUT("/api/v1/topics" as never)));
});

test("whoever posts too much is told when to come again", async () => {
  const kept: Submitted[] = [];
  const wrong = await meets(
    "too_many_requests",
    429,
    (async () => {
      while (kept.length < 40) kept.push(await api.submitStory(story, { retries: 0 }));
    })(),
  );
  assert.ok(wrong.retryAfter !== null && wrong.retryAfter > 0 && wrong.retryAfter <= 3600);
  for (const one of kept) await api.withdrawSubmission(one);
});
