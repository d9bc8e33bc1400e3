// The API as methods, named as its operations are. What they take and give is generated from the contract.

import openapiFetch from "openapi-fetch";
import { type Answer, unwrap } from "./answer.js";
import type { Facts } from "./guidance/facts.js";
import type { ListPage } from "./pages.js";
import { randomName } from "./random.js";
import type {
  AmendmentRequest,
  ArticleDocument,
  AssessmentRequest,
  operations,
  paths,
  ReportRequest,
  StorySubmissionRequest,
  Submitted,
} from "./schema.js";
import { type Fetch, resilient, type Timeouts } from "./transport.js";

export interface ClientOptions {
  /**
   * Where the API is: `https://content.example.org`, with or without `/api/v1`. Same origin: `""` in a browser.
   */
  readonly baseUrl: string;
  /** What to ask with, in place of the platform's own; see `conditionalFetch`. */
  readonly fetch?: Fetch | undefined;
  /** How long one attempt may take, in milliseconds: 10,000 until an answer begins, 20,000 more until it is whole. */
  readonly timeout?: Timeouts | undefined;
  /** How often to ask again what may be asked again, after 429, 503 or no answer at all. 2; 0 turns it off. */
  readonly retries?: number | undefined;
}

/** What any request can be given beside what it asks for. */
export interface RequestOptions {
  /** Ends the request early, with all its attempts: it rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** In place of the client's own. */
  readonly timeout?: Timeouts | undefined;
  /** In place of the client's own. */
  readonly retries?: number | undefined;
}

/** What an author keeps of `submitStory`'s answer: their one key to the story. It cannot be had again. */
export type Receipt = Pick<Submitted, "id" | "receipt">;

export type Client = ReturnType<typeof createClient>;

type QueryOf<Id extends keyof operations> = NonNullable<operations[Id]["parameters"]["query"]>;

/** A query whose `slug` is one slug, or a list of them. */
type BySlug<Query> = Omit<Query, "slug"> & { readonly slug?: string | readonly string[] | undefined };

/** A query whose `fields` are a list of member names: the answer has these, and is typed as having no others. */
type Selecting<Query, Member> = Omit<Query, "fields"> & { readonly fields: readonly Member[] };

/** What `assess` is asked: see `assess` of `@health-content/client/assess`. */
export interface Asked {
  /** What is known, by key. Left out, null or undefined: not known, which is never no. */
  readonly facts: Facts;
  /** Only the rules about this activity. Warnings always come, all of them. */
  readonly activity?: string | undefined;
  /** Keys of facts that the reader was asked for and does not know: unknown as ever, but not asked again. */
  readonly notKnown?: readonly string[] | undefined;
  /** A version of the article; left out: the live one. */
  readonly version?: number | undefined;
}

/**
 * A client of the API at `baseUrl`. Its methods bear the names of the contract's operations; they give the answer's
 * body, and throw a `Problem` where there is none.
 *
 * No cookie and no address of the page goes with a request. `http` is openapi-fetch's client, for middleware and for
 * whatever the methods don't offer; see `unwrap`.
 */
export function createClient({ baseUrl, fetch = platformFetch, timeout, retries }: ClientOptions) {
  const http = openapiFetch<paths>({
    baseUrl: withoutVersion(baseUrl),
    fetch: resilient(fetch, { timeout, retries }),
    credentials: "omit",
    referrerPolicy: "no-referrer",
  });
  http.use({ onRequest: ({ params: { path = {} } }) => (Object.values(path).some(leadsUp) ? nothingThere() : undefined) });

  /** A request's own options, as openapi-fetch takes them; `repeatable`: it changes nothing, whatever its method. */
  function sent({ signal, ...own }: RequestOptions, { repeatable = false } = {}) {
    const sending = { timeout: { ...timeout, ...own.timeout }, retries: own.retries ?? retries };
    return { ...(signal && { signal }), fetch: resilient(fetch, sending, repeatable) };
  }

  const methods = {
    /** Links to everything that the API offers. */
    getRoot: (options: RequestOptions = {}) => unwrap(http.GET("/api/v1", sent(options))),

    /** Live articles in brief, by title unless ordered otherwise. */
    listArticles: (query: BySlug<QueryOf<"listArticles">> = {}, options: RequestOptions = {}) =>
      unwrap(
        http.GET("/api/v1/articles", {
          ...sent(options),
          params: { query: joined<QueryOf<"listArticles">>(query) },
        }),
      ),

    /** The article document: it can be read, and assessed on the device, from this alone. Show its `notice`. */
    getArticle: (slug: string, options: RequestOptions = {}) =>
      unwrap(http.GET("/api/v1/articles/{slug}", { ...sent(options), params: { path: { slug } } })),

    /** Some members of live articles, chosen by `fields`: more than the list gives, or less. */
    listArticleParts: <Member extends keyof ArticleDocument>(
      query: Selecting<BySlug<QueryOf<"listArticleParts">>, Member>,
      options: RequestOptions = {},
    ) =>
      unwrap(
        http.GET("/api/v1/article-parts", {
          ...sent(options),
          params: { query: joined<QueryOf<"listArticleParts">>(query) },
        }),
      ) as Answer<ListPage<Pick<ArticleDocument, Member>>>,

    /** Some members of the article document, chosen by `fields`. */
    getArticlePart: <Member extends keyof ArticleDocument>(
      slug: string,
      query: Selecting<QueryOf<"getArticlePart">, Member>,
      options: RequestOptions = {},
    ) =>
      unwrap(
        http.GET("/api/v1/article-parts/{slug}", {
          ...sent(options),
          params: { path: { slug }, query: joined<QueryOf<"getArticlePart">>(query) },
        }),
      ) as Answer<Pick<ArticleDocument, Member>>,

    /** The live articles that this one names as related, in brief and in its order. */
    listRelatedArticles: (slug: string, query: QueryOf<"listRelatedArticles"> = {}, options: RequestOptions = {}) =>
      unwrap(http.GET("/api/v1/articles/{slug}/related", { ...sent(options), params: { path: { slug }, query } })),

    /** The article's history, newest first. */
    listArticleVersions: (slug: string, query: QueryOf<"listArticleVersions"> = {}, options: RequestOptions = {}) =>
      unwrap(http.GET("/api/v1/articles/{slug}/versions", { ...sent(options), params: { path: { slug }, query } })),

    /** The document exactly as it was published then. It never changes. */
    getArticleVersion: (slug: string, number: number, options: RequestOptions = {}) =>
      unwrap(
        http.GET("/api/v1/articles/{slug}/versions/{number}", {
          ...sent(options),
          params: { path: { slug, number } },
        }),
      ),

    /**
     * Asks the guidance on the server (`assessArticle`). It keeps nothing; all the same the reader's answers travel there.
     * `assess` of `@health-content/client/assess` gives the same answer without.
     */
    assess: (slug: string, { facts, notKnown, ...asked }: Asked, options: RequestOptions = {}) =>
      unwrap(
        http.POST("/api/v1/articles/{slug}/assessment", {
          ...sent(options, { repeatable: true }),
          params: { path: { slug } },
          body: { ...asked, facts, not_known: notKnown } as AssessmentRequest,
        }),
      ),

    /** Guidance rules across live articles. */
    listGuidanceRules: (query: QueryOf<"listGuidanceRules"> = {}, options: RequestOptions = {}) =>
      unwrap(http.GET("/api/v1/guidance-rules", { ...sent(options), params: { query } })),

    /** Symptom warnings across live articles. */
    listSymptomWarnings: (query: QueryOf<"listSymptomWarnings"> = {}, options: RequestOptions = {}) =>
      unwrap(http.GET("/api/v1/symptom-warnings", { ...sent(options), params: { query } })),

    /** The topics of live articles, and those above them. */
    listTopics: (query: QueryOf<"listTopics"> = {}, options: RequestOptions = {}) =>
      unwrap(http.GET("/api/v1/topics", { ...sent(options), params: { query } })),

    /** One topic, with its codes in terminologies. */
    getTopic: (slug: string, options: RequestOptions = {}) =>
      unwrap(http.GET("/api/v1/topics/{slug}", { ...sent(options), params: { path: { slug } } })),

    /** Whom the readers of live articles can turn to. */
    listSupportServices: (query: QueryOf<"listSupportServices"> = {}, options: RequestOptions = {}) =>
      unwrap(http.GET("/api/v1/support-services", { ...sent(options), params: { query } })),

    /** What live articles are founded on. */
    listSources: (query: QueryOf<"listSources"> = {}, options: RequestOptions = {}) =>
      unwrap(http.GET("/api/v1/sources", { ...sent(options), params: { query } })),

    /** What the rules of live articles are about. */
    listActivities: (query: QueryOf<"listActivities"> = {}, options: RequestOptions = {}) =>
      unwrap(http.GET("/api/v1/activities", { ...sent(options), params: { query } })),

    /** The facts that live articles use. */
    listFacts: (query: QueryOf<"listFacts"> = {}, options: RequestOptions = {}) =>
      unwrap(http.GET("/api/v1/facts", { ...sent(options), params: { query } })),

    /** What was published and what was taken away, in order; `follow` reads it to the end. */
    listChanges: (query: QueryOf<"listChanges"> = {}, options: RequestOptions = {}) =>
      unwrap(http.GET("/api/v1/changes", { ...sent(options), params: { query } })),

    /** Everything that is live, for whoever begins a copy; see `Copy`. */
    getSnapshot: (query: QueryOf<"getSnapshot"> = {}, options: RequestOptions = {}) =>
      unwrap(http.GET("/api/v1/snapshot", { ...sent(options), params: { query } })),

    /** Published stories. Show the `content_notes` and `cautions` of each before its body. */
    listStories: (query: QueryOf<"listStories"> = {}, options: RequestOptions = {}) =>
      unwrap(http.GET("/api/v1/stories", { ...sent(options), params: { query } })),

    /** One published story. Show its `content_notes` and `cautions` before its body. */
    getStory: (id: string, options: RequestOptions = {}) =>
      unwrap(http.GET("/api/v1/stories/{story_id}", { ...sent(options), params: { path: { story_id: id } } })),

    /** Tells the moderators that something is wrong with a published story. */
    reportStory: (id: string, report: ReportRequest, options: RequestOptions = {}): Answer<void> =>
      unwrap(
        http.POST("/api/v1/stories/{story_id}/reports", {
          ...sent(options),
          params: { path: { story_id: id } },
          body: report,
        }),
      ),

    /** What an author agrees to. Show its text before a story is written. */
    getStoryPolicy: (options: RequestOptions = {}) => unwrap(http.GET("/api/v1/story-policy", sent(options))),

    /**
     * Sends a story to the moderators. Give the `receipt` to its author to keep; where `safety_net` is not null, show
     * it at once.
     *
     * `idempotencyKey` makes it safe to send again: make one for the story, and give the same for as long as no answer
     * has come. Left out, one is made for this call.
     */
    submitStory: (
      story: StorySubmissionRequest,
      { idempotencyKey = newIdempotencyKey(), ...options }: RequestOptions & { readonly idempotencyKey?: string | undefined } = {},
    ) =>
      unwrap(
        http.POST("/api/v1/stories", {
          ...sent(options),
          ...under(idempotencyKey),
          body: story,
        }),
      ),

    /** For its author: where the story stands, and what the moderator who decided wrote. */
    getSubmission: (kept: Receipt, options: RequestOptions = {}) =>
      unwrap(http.GET("/api/v1/submissions/{submission_id}", { ...sent(options), ...opening(kept) })),

    /** For its author, where a moderator asked for changes: the story goes back into the queue. */
    amendSubmission: (kept: Receipt, changes: AmendmentRequest, options: RequestOptions = {}) =>
      unwrap(http.PATCH("/api/v1/submissions/{submission_id}", { ...sent(options), ...opening(kept), body: changes })),

    /** For its author, at any time: the story is taken out of public and erased at once. It cannot be brought back. */
    withdrawSubmission: (kept: Receipt, options: RequestOptions = {}): Answer<void> =>
      unwrap(http.DELETE("/api/v1/submissions/{submission_id}", { ...sent(options), ...opening(kept) })),
  } satisfies Record<Exclude<keyof operations, "assessArticle"> | "assess", unknown>;

  return { ...methods, http };
}

/** A key for `submitStory`, at random, that says nothing of the story or of who wrote it. */
export function newIdempotencyKey(): string {
  return randomName();
}

// Looked up at each request: whoever watches or replaces the platform's own later on is heeded.
const platformFetch: Fetch = (request) => globalThis.fetch(request);

/** Without what the contract's paths begin with, in case it was copied along. */
function withoutVersion(baseUrl: string): string {
  if (!/^(https?:\/\/|\/|$)/i.test(baseUrl)) throw new TypeError('baseUrl begins with "https://", or is "" or a path.');
  return baseUrl.replace(/\/+$/, "").replace(/\/api\/v1$/, "");
}

/** The receipt travels as a header: a secret never stands in an address. */
function opening({ id, receipt }: Receipt) {
  const params = { path: { submission_id: id } };
  return isSendable(receipt) ? { params, headers: { Authorization: `Bearer ${receipt}` } } : { params, fetch: refusing("receipt") };
}

function under(idempotencyKey: string) {
  const params = (key: string) => ({ params: { header: { "Idempotency-Key": key } } });
  return isSendable(idempotencyKey) ? params(idempotencyKey) : { ...params(""), fetch: refusing("idempotencyKey") };
}

/** Whether a header can hold this secret. `fetch` repeats one that it can't in its complaint, so it never sees that. */
function isSendable(secret: string): boolean {
  return /^[!-~]+$/.test(secret);
}

function refusing(name: string): Fetch {
  return () => Promise.reject(new TypeError(`This is no ${name}: that is printable ASCII without spaces.`));
}

/** Whoever asked for what is named `..` would be answered what stands above it. */
function leadsUp(name: unknown): boolean {
  return name === "." || name === "..";
}

function nothingThere(): Response {
  const problem = { code: "not_found", detail: "Nothing has this name.", errors: [] };
  return Response.json(problem, { status: 404, headers: { "Content-Type": "application/problem+json" } });
}

/** A query whose lists of names are one word each, with commas. */
function joined<Query>(query: object): Query {
  const words = Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value.join() : value]);
  return Object.fromEntries(words) as Query;
}
