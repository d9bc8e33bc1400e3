// A local copy of everything that is public: made from the snapshot, kept in step by the feed.

import { isResync } from "./changes.js";
import type { Client } from "./client.js";
import { bareTag } from "./conditional.js";
import { inParallel } from "./parallel.js";
import { pages } from "./pages.js";
import { NoAnswer, Problem } from "./problem.js";
import { randomName } from "./random.js";
import type { ArticleDocument, Change, SnapshotEntry, Story } from "./schema.js";
import { type Entry, type Index, memory, type Storage } from "./storage.js";
import { waitFor } from "./transport.js";

/** What an update brought: names only, since a copy may be larger than what fits into memory. */
export interface Update {
  /** The copy was made anew: at its beginning, or since the API's feed is another one now. */
  readonly resync: boolean;
  /** What is new, or is not as it was. */
  readonly changed: readonly Entry[];
  /** What is no longer public. Let go of whatever you made of it. */
  readonly removed: readonly Entry[];
}

export interface FollowOptions {
  /** The pause between two updates, in milliseconds: 60,000 unless given. */
  readonly every?: number | undefined;
  /** Ends the following. */
  readonly signal?: AbortSignal | undefined;
  /** Told why an update could not be made; it is tried again after the pause. */
  readonly onFailure?: ((wrong: unknown) => void) | undefined;
}

type Entries = Readonly<Record<string, Entry>>;
type Subject = Pick<Change, "subject" | "slug" | "id">;

const AT_ONCE = 4;
/** How often a feed may become another one during one update before that is taken for a fault. */
const NEW_FEEDS = 3;
const PAGE = { page_size: 100 };

/**
 * A copy of every live article and every published story, kept where `storage` says: in memory unless it is given.
 *
 * `update` makes it what the API has, or leaves it as it was: what was published, retired or withdrawn, and whatever a
 * restored database brings. It ends well however often it is interrupted. What is read from the copy is what the last
 * update found; a story that its author withdrew stays in it until the next, so update often, and see `asOf`.
 *
 * @example
 * const copy = new Copy(createClient({ baseUrl }), directory("var/copy"));
 * await copy.update();
 * const article = await copy.article("sex-after-miscarriage");
 */
export class Copy {
  readonly #client: Client;
  readonly #storage: Storage;
  #index: Index | null = null;
  #updating: Promise<Update> | null = null;
  /** What was held when this Copy last told of an update, or when it first looked: an update that fails tells nothing. */
  #told: Entries | null = null;

  constructor(client: Client, storage: Storage = memory()) {
    this.#client = client;
    this.#storage = storage;
  }

  /** When the copy was last known to be what the API has; null where no update has come to its end yet. */
  async asOf(): Promise<Date | null> {
    const asOf = (await this.#held())?.asOf ?? null;
    return asOf === null ? null : new Date(asOf);
  }

  /** The article, as it was at the last update; null where there is none. */
  article(slug: string): Promise<ArticleDocument | null> {
    return this.#find<ArticleDocument>(keyOf("article", slug));
  }

  /** Every article, by slug. */
  articles(): AsyncGenerator<ArticleDocument, void, undefined> {
    return this.#all<ArticleDocument>("article");
  }

  /** The story; null where there is none. Show its `content_notes` and `cautions` before its body. */
  story(id: string): Promise<Story | null> {
    return this.#find<Story>(keyOf("story", id));
  }

  /** Every story, by id. Show the `content_notes` and `cautions` of each before its body. */
  stories(): AsyncGenerator<Story, void, undefined> {
    return this.#all<Story>("story");
  }

  /**
   * Makes the copy what the API has. Whoever asks for it while it is under way gets the same update.
   *
   * Rejects with what the client throws, or the storage; what was committed until then stays, and the next update goes
   * on from there, and tells of that as well. A new Copy tells of what came after what the storage held when it began: so
   * a process that begins makes whatever it makes of a copy from all of it.
   */
  update(): Promise<Update> {
    this.#updating ??= this.#update().finally(() => (this.#updating = null));
    return this.#updating;
  }

  /**
   * Updates now and after every pause, until `signal` ends it, and tells of each update that brought something. An API
   * that can't be reached for a while is waited for.
   */
  async *follow({ every = 60_000, signal, onFailure }: FollowOptions = {}): AsyncGenerator<Update, void, undefined> {
    while (!signal?.aborted) {
      const update = await this.update().catch((wrong: unknown) => {
        if (!isPassing(wrong)) throw wrong;
        onFailure?.(wrong);
        return null;
      });
      if (update && (update.resync || update.changed.length + update.removed.length > 0)) yield update;
      await waitFor(every, signal).catch(() => undefined); // ended by its signal, it just ends
    }
  }

  // --- Reading ------------------------------------------------------------------------------------------------------

  async #held(): Promise<Index | null> {
    return (this.#index ??= await this.#storage.load());
  }

  async #find<Document>(key: string): Promise<Document | null> {
    for (let again = false; ; again = true) {
      const entry = (await this.#held())?.entries[key];
      if (!entry) return null;
      const text = await this.#storage.read(entry.text);
      if (text !== null) return JSON.parse(text) as Document;
      if (again) return null;
      this.#index = null; // another process has updated the copy since this one looked
    }
  }

  async *#all<Document>(subject: Entry["subject"]): AsyncGenerator<Document, void, undefined> {
    const index = await this.#held();
    for (const [key, entry] of Object.entries(index?.entries ?? {})) {
      const document = entry.subject === subject ? await this.#find<Document>(key) : null;
      if (document !== null) yield document;
    }
  }

  // --- Updating -----------------------------------------------------------------------------------------------------

  async #update(): Promise<Update> {
    const before = await this.#storage.load();
    const told = (this.#told ??= before?.entries ?? {});
    let index = before;
    for (let feeds = 0; ; feeds += 1) {
      try {
        index ??= await this.#begin(before?.entries ?? {});
        index = await this.#catchUp(index);
        this.#told = index.entries;
        return { resync: feeds > 0 || before === null, ...differences(told, index.entries) };
      } catch (wrong) {
        if (!isResync(wrong) || feeds === NEW_FEEDS) throw wrong;
        index = null;
      }
    }
  }

  /** A copy of the snapshot. What is held already under the same tag is not read again. */
  async #begin(held: Entries): Promise<Index> {
    const entries: Record<string, Entry> = {};
    let cursor = "";
    for await (const page of pages((from) => this.#client.getSnapshot({ ...from, ...PAGE }))) {
      cursor = page.follow_from;
      await inParallel(AT_ONCE, page.results, async (live) => {
        const key = keyIn(live);
        const entry = key === null || held[key]?.etag === live.etag ? held[key ?? ""] : await this.#read(live);
        if (key !== null && entry) entries[key] = entry;
      });
    }
    return this.#commit(entries, cursor, null);
  }

  /** Follows the feed to its end, and commits after each stretch. */
  async #catchUp({ cursor, entries, asOf }: Index): Promise<Index> {
    for (;;) {
      const now = new Date().toISOString();
      const page = await this.#client.listChanges({ after: cursor, ...PAGE });
      const next: Record<string, Entry> = { ...entries };
      const last = new Map(page.results.map((change) => [keyIn(change), change] as const));
      await inParallel(AT_ONCE, last, async ([key, change]) => {
        if (key === null) return; // of a subject that this version does not know, and does not keep
        const entry = await this.#apply(change, entries[key]);
        if (entry) next[key] = entry;
        else delete next[key];
      });
      const isAtItsEnd = page.results.length === 0;
      const index = await this.#commit(next, page.next_cursor, isAtItsEnd ? now : asOf);
      if (isAtItsEnd) return index;
      ({ cursor, entries } = index);
    }
  }

  async #apply(change: Change, held: Entry | undefined): Promise<Entry | null> {
    if (change.kind === "article.retired" || change.kind === "story.removed") return null;
    const version = change.kind === "article.published" ? change.version : null;
    // A version never changes: where it is held, or a later one is, there is nothing to read.
    if (held?.version != null && version !== null && held.version >= version) return held;
    return this.#read(change);
  }

  /** Reads it, and writes it to the storage; null where it is gone: the feed tells of that further on. */
  async #read(live: Change | SnapshotEntry): Promise<Entry | null> {
    try {
      const { data, response } = await this.#ask(live);
      const text = randomName();
      await this.#storage.write(text, JSON.stringify(data));
      const subject = live.subject === "article" ? "article" : "story";
      const version = "version" in data ? data.version : null;
      return { subject, name: nameOf(live) ?? "", version, etag: bareTag(response.etag), text };
    } catch (wrong) {
      if (wrong instanceof Problem && (wrong.status === 404 || wrong.status === 410)) return null;
      throw wrong;
    }
  }

  /** An article is read under its version's own address, which no cache between here and there can give too old. */
  async #ask(live: Change | SnapshotEntry) {
    const name = nameOf(live) ?? "";
    if (live.subject === "story") return this.#client.getStory(name).withResponse();
    const isUnderstood = !("kind" in live) || live.kind === "article.published";
    if (isUnderstood && live.version !== null) {
      const answer = await this.#client.getArticleVersion(name, live.version).withResponse();
      const tag = bareTag(answer.response.etag);
      // A version never changes; but under another feed it may be another one, which a cache doesn't know.
      if (tag === null || !("etag" in live) || tag === live.etag) return answer;
    }
    return this.#client.getArticle(name).withResponse();
  }

  async #commit(unordered: Entries, cursor: string, asOf: string | null): Promise<Index> {
    const entries = Object.fromEntries(Object.entries(unordered).sort(([one], [other]) => (one < other ? -1 : 1)));
    const index: Index = { format: 1, cursor, asOf, entries };
    await this.#storage.commit(index);
    this.#index = index;
    return index;
  }
}

function keyOf(subject: string, name: string): string {
  return `${subject}/${name}`;
}

function nameOf({ subject, slug, id }: Subject): string | null {
  return subject === "article" ? slug : id;
}

/** What it is kept under; null for a subject of tomorrow. */
function keyIn(live: Subject): string | null {
  const name = nameOf(live);
  return name !== null && (live.subject === "article" || live.subject === "story") ? keyOf(live.subject, name) : null;
}

function differences(before: Entries, after: Entries): Pick<Update, "changed" | "removed"> {
  return {
    changed: Object.entries(after).flatMap(([key, entry]) => (before[key]?.text === entry.text ? [] : [entry])),
    removed: Object.entries(before).flatMap(([key, entry]) => (key in after ? [] : [entry])),
  };
}

/** Whether it may well go better in a while. */
function isPassing(wrong: unknown): boolean {
  return (
    wrong instanceof NoAnswer ||
    (wrong instanceof Problem && (wrong.status === 429 || wrong.status >= 500 || wrong.code === "unreadable"))
  );
}
