// A site that renders on its server, for the API at http://127.0.0.1:8000, or API, on PORT (8081).

import { createServer, type ServerResponse } from "node:http";
import { conditionalFetch, createClient, each, Problem } from "@health-content/client";
import { html } from "./html";
import * as pages from "./pages";

const site = "http://site.invalid"; // an address is only ever read for its path and its query
const api = createClient({ baseUrl: process.env["API"] ?? "http://127.0.0.1:8000", fetch: conditionalFetch() });

type Page = (query: URLSearchParams, slug: string) => Promise<string>;

const PAGES: readonly (readonly [path: RegExp, page: Page])[] = [
  [/^\/$/, list],
  [/^\/articles\/([\w-]+)$/, article],
  [/^\/articles\/([\w-]+)\/stories$/, stories],
  [/^\/stories()$/, stories],
];

async function list(): Promise<string> {
  const found = [];
  for await (const one of each(api.listArticles)) found.push(one);
  return pages.page("Articles", pages.list(found));
}

async function article(_: URLSearchParams, slug: string): Promise<string> {
  const [document, related] = await Promise.all([api.getArticle(slug), api.listRelatedArticles(slug)]);
  return pages.page(document.title, pages.article(document, related.results), document.language);
}

async function stories(query: URLSearchParams, slug: string): Promise<string> {
  const cursor = query.get("cursor");
  const [found, policy] = await Promise.all([
    api.listStories({ page_size: 5, ...(slug && { article: slug }), ...(cursor && { cursor }) }),
    api.getStoryPolicy(),
  ]);
  const next = found.next && `?${new URLSearchParams({ cursor: new URL(found.next).searchParams.get("cursor") ?? "" })}`;
  const notes = new Map(policy.content_notes.map(({ key, label }) => [key, label]));
  return pages.page("Stories", pages.stories(found.results, notes, next));
}

async function answer(address: string, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(address, site);
  const [path, page] = PAGES.find(([pattern]) => pattern.test(pathname)) ?? [];
  if (!path || !page) return send(response, 404, said("There is no such page."));
  const slug = path.exec(pathname)?.[1] ?? "";
  try {
    send(response, 200, await page(searchParams, slug));
  } catch (wrong) {
    refuse(response, wrong);
  }
}

/** What was taken away moves its readers to what is in its place; and a site says that it is broken, not what is. */
function refuse(response: ServerResponse, wrong: unknown): void {
  if (wrong instanceof Problem && wrong.status === 410 && wrong.successor !== null) {
    response.writeHead(308, { Location: `/articles/${wrong.successor}` }).end();
  } else if (wrong instanceof Problem && wrong.status === 410) {
    send(response, 410, said("This was taken away."));
  } else if (wrong instanceof Problem && (wrong.status === 404 || wrong.status === 400)) {
    send(response, 404, said("We could not find that."));
  } else {
    console.error(wrong instanceof Error ? wrong.message : wrong);
    send(response, 503, said("We cannot show this at the moment. Please try again later."));
  }
}

function said(words: string): string {
  return pages.page("We are sorry", html`<p>${words}</p>`);
}

function send(response: ServerResponse, status: number, content: string): void {
  response.writeHead(status, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache", // what is withdrawn is gone with the next view
  });
  response.end(content);
}

const server = createServer((request, response) => {
  if (request.method === "GET" || request.method === "HEAD") void answer(request.url ?? "/", response);
  else response.writeHead(405, { Allow: "GET, HEAD" }).end();
});
server.listen(Number(process.env["PORT"] ?? 8081), "127.0.0.1", () => {
  const address = server.address();
  if (address && typeof address === "object") console.log(`http://127.0.0.1:${address.port}`);
});
