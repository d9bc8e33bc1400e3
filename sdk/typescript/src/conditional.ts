// Reading again what has not changed costs nothing.

import { type Fetch, isJson } from "./transport.js";

/** What is kept of an answer. */
export interface Kept {
  readonly etag: string;
  readonly body: string;
}

/** Where answers are kept, by address: a Map, or something of yours that outlives the page. */
export interface Store {
  get(url: string): Kept | undefined | Promise<Kept | undefined>;
  set(url: string, kept: Kept): unknown;
  delete(url: string): unknown;
}

/**
 * A `fetch` for `createClient` that remembers what was read, and asks only whether it has changed.
 *
 * The API says *304 Not Modified* without a body, and what is kept stands for it. What was taken away is forgotten with
 * the answer that says so. Only public reads are kept: nothing that is sent, and nothing behind a receipt. A browser
 * does much of this by itself; use it in Node, or to keep answers longer than the browser would.
 *
 * @example createClient({ baseUrl, fetch: conditionalFetch() });
 */
export function conditionalFetch(
  store: Store = new Map<string, Kept>(),
  fetch: Fetch = (request) => globalThis.fetch(request),
): Fetch {
  return async (request) => {
    if (request.method !== "GET" || request.headers.has("Authorization")) return fetch(request);
    const kept = await store.get(request.url);
    if (kept) request.headers.set("If-None-Match", kept.etag);
    const response = await fetch(request);
    if (kept && response.status === 304) return restore(kept, response);
    const etag = response.headers.get("ETag");
    if (response.ok && etag && !response.headers.get("Cache-Control")?.includes("no-store")) {
      const body = await response.clone().text();
      // Half an answer under a whole one's tag would stand for it from then on.
      if (isJson(body)) await store.set(request.url, { etag, body });
    } else if (kept && (response.status === 404 || response.status === 410)) {
      await store.delete(request.url);
    }
    return response;
  };
}

/** The tag of the bytes themselves: whoever compresses an answer on its way says so in its tag, or weakens that. */
export function bareTag(etag: string | null): string | null {
  return etag === null ? null : etag.replace(/^W\//, "").replace(/-(?:gzip|br)"$/, '"');
}

function restore(kept: Kept, { headers }: Response): Response {
  const restored = new Response(kept.body, { headers });
  restored.headers.set("Content-Type", "application/json");
  restored.headers.delete("Content-Length");
  return restored;
}
