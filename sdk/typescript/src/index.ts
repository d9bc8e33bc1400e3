/**
 * A typed client of the health content API. The guidance itself is `@health-content/client/assess`.
 *
 * @packageDocumentation
 */

export { type Answer, unwrap } from "./answer.js";
export { follow, isTombstone, type Stretch } from "./changes.js";
export {
  type Asked,
  type Client,
  type ClientOptions,
  createClient,
  newIdempotencyKey,
  type Receipt,
  type RequestOptions,
} from "./client.js";
export { conditionalFetch, type Kept, type Store } from "./conditional.js";
export { Copy, type FollowOptions, type Update } from "./copy.js";
export { each, type List, type ListPage, type Page, pages } from "./pages.js";
export { NoAnswer, Problem } from "./problem.js";
export type { RateLimit, ResponseInfo } from "./response-info.js";
export type {
  ArticleDocument,
  ArticleSummary,
  Assessment,
  AssessmentRequest,
  Change,
  Fact,
  GuidanceRule,
  ProblemCode,
  ProblemError,
  PublishedRule,
  PublishedWarning,
  Question,
  Section,
  Story,
  StoryPolicy,
  StorySubmissionRequest,
  Submission,
  Submitted,
  SupportService,
  SymptomWarning,
  Topic,
} from "./schema.js";
export { type Entry, type Index, memory, type Storage } from "./storage.js";
export type { Fetch, Timeouts } from "./transport.js";
/** Every type of the contract. */
export type { components, operations, paths } from "./schema.js";
