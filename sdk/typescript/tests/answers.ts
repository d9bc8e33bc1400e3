// Answers made up for tests, and what a client of them throws.

import assert from "node:assert/strict";
import { type ClientOptions, createClient, Problem } from "@health-content/client";

export const SITE = "https://content.example.org";

export type Answering = (request: Request, attempt: number) => Response | Promise<Response>;

/** A client of made-up answers, and every request that it makes. It asks once, unless told otherwise. */
export function clientOf(answer: Answering, options: Partial<ClientOptions> = {}) {
  const asked: Request[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    asked.push(request.clone());
    return answer(request, asked.length);
  };
  return { client: createClient({ baseUrl: SITE, fetch, retries: 0, ...options }), asked, fetch };
}

export function json(body: unknown, init: ResponseInit = {}): Response {
  return Response.json(body, init);
}

export function problem(
  status: number,
  code: string,
  more: object = {},
  headers: Record<string, string> = {},
): Response {
  const body = { type: `/api/problems#${code}`, title: code, status, detail: `It is ${code}.`, code, errors: [], ...more };
  return json(body, { status, headers: { "Content-Type": "application/problem+json", ...headers } });
}

/** What a promise rejects with. */
export async function thrown(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => assert.fail("nothing was thrown"),
    (reason: unknown) => reason,
  );
}

export async function caught(promise: Promise<unknown>): Promise<Problem> {
  const wrong = await thrown(promise);
  assert.ok(wrong instanceof Problem, String(wrong));
  return wrong;
}
