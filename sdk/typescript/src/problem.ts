// What the API answers when it can't do what was asked: RFC 9457, as an error to catch.

import type { Problem as ProblemDocument, ProblemCode, ProblemError } from "./schema.js";

/**
 * An answer that is none: what went wrong, for a program (`code`, `errors`) and for a person (`detail`).
 *
 * `code` is `unreadable` where the answer was no problem document: somebody between here and the API gave it.
 * A request that got no answer at all rejects with what `fetch` threw, and is no Problem.
 */
export class Problem extends Error {
  override readonly name = "Problem";
  /** The HTTP status. */
  readonly status: number;
  /** The kind of problem; each is explained at `/api/problems`. */
  readonly code: ProblemCode | "unreadable";
  /** What went wrong this time, for a person to read. */
  readonly detail: string;
  /** Everything that is wrong with the request, at once: where (`pointer` or `parameter`), its code, and in words. */
  readonly errors: readonly ProblemError[];
  /** On 410: the slug of what stands in its place, if anything does. */
  readonly successor: string | null;
  /** Seconds to wait before asking again, where the API said so. */
  readonly retryAfter: number | null;

  constructor(response: Response, body: unknown) {
    const document = isProblemDocument(body) ? body : null;
    super(document?.detail ?? `${response.status} ${response.statusText}`.trim());
    this.status = response.status;
    this.code = document?.code ?? "unreadable";
    this.detail = this.message;
    this.errors = document?.errors ?? [];
    this.successor = document?.successor ?? null;
    this.retryAfter = secondsIn(response.headers.get("Retry-After"));
  }
}

function isProblemDocument(body: unknown): body is ProblemDocument {
  return typeof body === "object" && body !== null && "code" in body && "detail" in body && "errors" in body;
}

/** `Retry-After` is a number of seconds, or a date. */
function secondsIn(retryAfter: string | null): number | null {
  if (retryAfter === null) return null;
  const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? null : Math.max(0, Math.ceil(seconds));
}

/**
 * The data of an answer of `client.http`, openapi-fetch's own typed client; a Problem is thrown.
 *
 * @example const topic = await unwrap(client.http.GET("/api/v1/topics/{slug}", { params: { path: { slug } } }));
 */
export async function unwrap<Answer extends { data?: unknown; error?: unknown; response: Response }>(
  asked: Promise<Answer>,
): Promise<Exclude<Answer["data"], undefined>> {
  const { data, error, response } = await asked;
  if (!response.ok) throw new Problem(response, error);
  return data as Exclude<Answer["data"], undefined>;
}
