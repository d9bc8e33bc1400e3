// What the API answers when it can't do what was asked: RFC 9457, as an error to catch. And that there was no answer.

import { describe, type ResponseInfo } from "./response-info.js";
import type { Problem as ProblemDocument, ProblemCode, ProblemError } from "./schema.js";

/**
 * An answer that is none: what went wrong, for a program (`code`, `errors`) and for a person (`detail`).
 *
 * `message` is `detail` and then every fault, a line each. `code` is `unreadable` where the answer was none of the API's:
 * somebody between here and there gave it.
 * A request that got no answer at all rejects with a NoAnswer, which is no Problem.
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
  /** What came with it: the request's id, how much more may be sent. */
  readonly response: ResponseInfo;

  constructor(response: Response, body: unknown) {
    const document = isProblemDocument(body) ? body : null;
    const detail = document?.detail ?? statusOf(response);
    const errors = document?.errors ?? [];
    super([detail, ...errors.map(asLine)].join("\n"));
    this.status = response.status;
    this.code = document?.code ?? "unreadable";
    this.detail = detail;
    this.errors = errors;
    this.successor = document?.successor ?? null;
    this.retryAfter = secondsIn(response.headers.get("Retry-After"));
    this.response = describe(response);
  }
}

/**
 * No answer came, or not the whole of it: the API could not be reached (`network`), or not in time (`timeout`).
 *
 * It is a TypeError, since that is what `fetch` throws then: code that looks for one goes on being right.
 */
export class NoAnswer extends TypeError {
  override readonly name = "NoAnswer";
  readonly reason: "network" | "timeout";

  /** `cause` is what `fetch` threw, if it did. */
  constructor(reason: "network" | "timeout", message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.reason = reason;
  }
}

function isProblemDocument(body: unknown): body is ProblemDocument {
  const { code, detail, errors } = (body ?? {}) as Record<string, unknown>;
  const areFaults = Array.isArray(errors) && errors.every((fault) => typeof fault === "object" && fault !== null);
  return typeof code === "string" && typeof detail === "string" && areFaults;
}

function statusOf({ status, statusText, ok }: Response): string {
  return `${status} ${statusText}`.trim() + (ok ? ": that is no answer of the API's" : "");
}

function asLine({ pointer, parameter, detail }: ProblemError): string {
  const place = pointer ?? parameter;
  return place === undefined ? detail : `${place}: ${detail}`;
}

/** `Retry-After` is a number of seconds, or a date. */
export function secondsIn(retryAfter: string | null): number | null {
  if (retryAfter === null) return null;
  const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? null : Math.max(0, Math.ceil(seconds));
}
