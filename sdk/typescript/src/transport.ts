// How a request gets its answer over a network that fails: limits of time, and asking again where that does no harm.

import { NoAnswer, Problem, secondsIn } from "./problem.js";

/** What sends a request: the platform's `fetch` is one. */
export type Fetch = (request: Request) => Promise<Response>;

/**
 * How long one attempt may take, in milliseconds; `Infinity` for as long as it takes.
 *
 * `fetch` does not say when it has connected, so connecting and the wait for the answer's first line are one limit.
 */
export interface Timeouts {
  /** Until the answer begins: looking the name up, connecting, sending and the server's work. 10,000 unless given. */
  readonly headers?: number | undefined;
  /** From there until the whole of it is here. 20,000 unless given. */
  readonly body?: number | undefined;
}

export interface Sending {
  readonly timeout?: Timeouts | undefined;
  /** How often to ask again at most; 0 never. 2 unless given. */
  readonly retries?: number | undefined;
}

interface Limits {
  readonly headers: number;
  readonly body: number;
}

/** The longest that a timer of JavaScript can wait; what is longer has no limit. */
const LONGEST = 2 ** 31 - 1;

/** What the pause before a retry grows from, and the most that it comes to, in milliseconds. */
const PAUSE = { first: 500, most: 8_000 } as const;

/** Whoever says *come again* for later than this, in seconds, is not waited for. */
const PATIENCE = 30;

/** The server did nothing and says so, which is why even what is sent may be sent again. */
const NOT_NOW: ReadonlySet<number> = new Set([429, 503]);

/** Statuses that the platform lets have no body. */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * `fetch` with limits of time and with retries: what it gives is here whole.
 *
 * Asked again is only what may arrive twice: reads, erasing, what bears an Idempotency-Key, and what is `repeatable`; and
 * only on 429, on 503 and where no answer came at all. Between two attempts lies what `Retry-After` says, or else a pause
 * by lot that doubles its range.
 *
 * @throws RangeError here for limits that are none; what it returns rejects with NoAnswer, with the reason of the
 *   request's own signal, or with what `fetch` threw if that was no fault of the network.
 */
export function resilient(fetch: Fetch, { timeout, retries = 2 }: Sending, repeatable = false): Fetch {
  const limits: Limits = { headers: timeout?.headers ?? 10_000, body: timeout?.body ?? 20_000 };
  for (const [name, limit] of Object.entries(limits)) {
    if (!(limit > 0)) throw new RangeError(`timeout.${name} is a number of milliseconds above 0, or Infinity.`);
  }
  if (!(Number.isInteger(retries) && retries >= 0)) throw new RangeError("retries is a whole number from 0.");

  return async (request) => {
    const most = repeatable || mayArriveTwice(request) ? retries : 0;
    for (let attempt = 1; ; attempt += 1) {
      const result = await once(fetch, attempt > most ? request : request.clone(), request.signal, limits).catch((wrong: unknown) => {
        if (wrong instanceof NoAnswer) return wrong;
        throw wrong;
      });
      const pause = attempt > most ? null : pauseAfter(result, attempt);
      if (pause !== null) await waitFor(pause, request.signal);
      else if (result instanceof NoAnswer) throw result;
      else return result;
    }
  };
}

function mayArriveTwice({ method, headers }: Request): boolean {
  return method === "GET" || method === "HEAD" || method === "DELETE" || headers.has("Idempotency-Key");
}

/** One attempt, body and all. */
async function once(
  fetch: Fetch,
  request: Request,
  signal: AbortSignal,
  limits: Limits,
): Promise<Response> {
  const attempt = new AbortController();
  const stop = () => attempt.abort(signal.reason);
  signal.throwIfAborted();
  signal.addEventListener("abort", stop, { once: true });
  try {
    // A Request that is made from another forgets its referrer policy, unless it is told.
    const { referrerPolicy } = request;
    const asked = fetch(new Request(request, { signal: attempt.signal, referrerPolicy }));
    const response = await within(limits.headers, asked, attempt, "The API did not answer");
    const body = await within(limits.body, response.arrayBuffer(), attempt, "The API's answer did not come to its end");
    refuseForeign(response, body);
    return new Response(BODILESS.has(response.status) ? null : body, response);
  } catch (wrong) {
    signal.throwIfAborted();
    // `fetch` tells of whatever happened on the network with a TypeError; all else is somebody's mistake.
    if (wrong instanceof TypeError && !(wrong instanceof NoAnswer)) {
      throw new NoAnswer("network", "The API could not be reached.", wrong);
    }
    throw wrong;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** What `pending` gives, if it does so in time; else the attempt is ended. It holds even where `fetch` heeds no signal. */
async function within<Result>(
  limit: number,
  pending: Promise<Result>,
  attempt: AbortController,
  complaint: string,
): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ended = new Promise<never>((_, reject) => {
    attempt.signal.addEventListener("abort", () => reject(attempt.signal.reason), { once: true });
    if (limit > LONGEST) return;
    const late = new NoAnswer("timeout", `${complaint} within ${limit / 1000} s.`);
    timer = setTimeout(() => attempt.abort(late), limit);
  });
  try {
    return await Promise.race([pending, ended]);
  } finally {
    clearTimeout(timer);
  }
}

/** Everything that the API says is JSON: a page that a café's network puts in its place is none of its answers. */
function refuseForeign(response: Response, body: ArrayBuffer): void {
  const type = response.headers.get("Content-Type") ?? "";
  if (!response.ok || body.byteLength === 0) return;
  if (!/[/+]json\b/i.test(type) || !isJson(new TextDecoder().decode(body))) throw new Problem(response, null);
}

/** Whether it is JSON to its end: a proxy that was cut off itself passes on what it had. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** How long to wait before asking again, in milliseconds; null: what came is for good. */
function pauseAfter(result: Response | NoAnswer, attempt: number): number | null {
  const range = Math.min(PAUSE.most, PAUSE.first * 2 ** (attempt - 1));
  const byLot = range * (0.5 + Math.random() / 2); // who failed together should not come back together
  if (result instanceof NoAnswer) return byLot;
  if (!NOT_NOW.has(result.status)) return null;
  const said = secondsIn(result.headers.get("Retry-After"));
  if (said === null) return byLot;
  return said <= PATIENCE ? said * 1000 + Math.random() * PAUSE.first : null;
}

/** Resolves after so many milliseconds, or rejects with the signal's reason. */
export function waitFor(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason as Error);
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", stop, { once: true });
  });
}
