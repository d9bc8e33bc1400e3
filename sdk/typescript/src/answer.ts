// What a method of the client gives: the answer's body, and for who asks, what came with it.

import { Problem } from "./problem.js";
import { describe, type ResponseInfo } from "./response-info.js";

/** An answer's body, in a while; `withResponse` gives it with what came with it. */
export interface Answer<Data> extends Promise<Data> {
  /** @example const { data, response } = await client.getArticle(slug).withResponse(); */
  withResponse(): Promise<{ readonly data: Data; readonly response: ResponseInfo }>;
}

/**
 * The data of an answer of `client.http`, openapi-fetch's own typed client; a Problem is thrown.
 *
 * @example const topic = await unwrap(client.http.GET("/api/v1/topics/{slug}", { params: { path: { slug } } }));
 */
export function unwrap<Asked extends { data?: unknown; error?: unknown; response: Response }>(
  asked: Promise<Asked>,
): Answer<Exclude<Asked["data"], undefined>> {
  const answered = asked.then((answer) => {
    const { data, error, response } = answer;
    // An answer that promises a document and brings none is no answer either.
    if (!response.ok || (response.status === 200 && data === undefined)) throw new Problem(response, error);
    return answer;
  });
  const data = answered.then((answer) => answer.data as Exclude<Asked["data"], undefined>);
  // By way of `data`, so that nobody has to catch what is thrown twice.
  const withResponse = async () => ({ data: await data, response: describe((await answered).response) });
  return Object.assign(data, { withResponse });
}
