// Keeps a copy of SITE in FOLDER: until it is killed, or, with CHECK, once, and then holds it against the server.

import assert from "node:assert/strict";
import { Copy, createClient, each } from "@health-content/client";
import { directory } from "@health-content/client/node";

const site = process.env["SITE"] ?? assert.fail("SITE is not set");
const folder = process.env["FOLDER"] ?? assert.fail("FOLDER is not set");

const api = createClient({ baseUrl: site });
const copy = new Copy(api, directory(folder));

if (process.env["CHECK"] === undefined) {
  for await (const { changed, removed } of copy.follow({ every: 10 })) console.log(changed.length, removed.length);
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const { resync } = await copy.update();
const articles = await all(copy.articles());
const stories = await all(copy.stories());
const slugs = (await all(each((from) => api.listArticles(from)))).map(({ slug }) => slug).sort();
assert.deepEqual(articles, await Promise.all(slugs.map((slug) => api.getArticle(slug))));
const published = await all(each((from) => api.listStories(from)));
assert.deepEqual(stories, published.sort((one, other) => (one.id < other.id ? -1 : 1)));
const texts = { articles: articles.map(({ title }) => title), stories: stories.map(({ body }) => body) };
console.log(JSON.stringify({ resync, ...texts }));
