// Where a Copy keeps what it has: four functions, so that any place will do.

/** One thing that is held. */
export interface Entry {
  readonly subject: "article" | "story";
  /** The article's slug, or the story's id. */
  readonly name: string;
  /** Of an article; null for a story. */
  readonly version: number | null;
  /** Names the bytes that were read; null where something on their way took that off. */
  readonly etag: string | null;
  /** The name of its text in the storage. */
  readonly text: string;
}

/** All that is held at one moment, by subject and name. It is plain data, and never changed: a later one replaces it. */
export interface Index {
  readonly format: 1;
  /** Where the feed of changes is to be followed from. */
  readonly cursor: string;
  /** When it was last known to be what the API has, an RFC 3339 moment; null: not yet. */
  readonly asOf: string | null;
  readonly entries: Readonly<Record<string, Entry>>;
}

/**
 * Where a Copy keeps what it has. `memory` is one; `directory`, of `@health-content/client/node`, is another; in a
 * browser, two object stores of an IndexedDB make a third.
 *
 * Whoever ends in the middle of anything finds what was committed last. One Copy at a time writes; any number may read.
 */
export interface Storage {
  /** What was committed last, with all its texts; null where there is nothing, or nothing whole: it begins anew then. */
  load(): Promise<Index | null>;
  /** The text of this name; null where there is none. */
  read(text: string): Promise<string | null>;
  /** Keeps a text under a name that was never used before. It counts from the commit of an index that names it. */
  write(text: string, contents: string): Promise<void>;
  /** Puts an index in the place of the last one, wholly or not at all, and then forgets every text that it doesn't name. */
  commit(index: Index): Promise<void>;
}

/** Holds everything for as long as the program runs. */
export function memory(): Storage {
  const texts = new Map<string, string>();
  let committed: Index | null = null;
  return {
    load: async () => committed,
    read: async (text) => texts.get(text) ?? null,
    write: async (text, contents) => void texts.set(text, contents),
    commit: async (index) => {
      committed = index;
      const named = new Set(Object.values(index.entries).map(({ text }) => text));
      for (const text of texts.keys()) if (!named.has(text)) texts.delete(text);
    },
  };
}
