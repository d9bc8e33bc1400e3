// What comes with an answer beside its body.

/** What came with an answer's body. */
export interface ResponseInfo {
  readonly status: number;
  /** Names exactly these bytes; null on an answer that has none. */
  readonly etag: string | null;
  /** What whoever runs the API finds this request by, where something between here and there gives it such a name. */
  readonly requestId: string | null;
  /** How much more may be sent, on an answer to what is counted. */
  readonly rateLimit: RateLimit | null;
  /** All of it. A browser shows only those that the API exposes to other origins. */
  readonly headers: Headers;
}

/** `remaining` more may be sent within the next `resetsIn` seconds. */
export interface RateLimit {
  readonly remaining: number;
  readonly resetsIn: number;
}

export function describe({ status, headers }: Response): ResponseInfo {
  const etag = headers.get("ETag");
  return { status, etag, requestId: headers.get("X-Request-Id"), rateLimit: readRateLimit(headers), headers };
}

/** `"policy";r=14;t=3600` of draft-ietf-httpapi-ratelimit-headers. */
function readRateLimit(headers: Headers): RateLimit | null {
  const said = headers.get("RateLimit") ?? "";
  const [remaining, resetsIn] = ["r", "t"].map((name) => new RegExp(`;\\s*${name}=(\\d+)`).exec(said)?.[1]);
  if (remaining === undefined || resetsIn === undefined) return null;
  return { remaining: Number(remaining), resetsIn: Number(resetsIn) };
}
