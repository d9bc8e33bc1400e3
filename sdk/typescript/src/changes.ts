// What has happened to what is public, for whoever keeps something of it. `Copy` is the whole of that.

import type { Client } from "./client.js";
import { Problem } from "./problem.js";
import type { Change } from "./schema.js";

/** Some changes, in order, and how to go on from there. */
export interface Stretch {
  /** Forget everything that you keep before you apply the changes: your cursor was of another feed. */
  readonly resync: boolean;
  readonly changes: readonly Change[];
  /** Keep this once the changes are applied, and give it as `after` the next time. */
  readonly cursor: string;
}

const BRINGS: ReadonlySet<string> = new Set(["article.published", "story.published"]);

/**
 * Whether the change takes something away: delete what you keep of it.
 *
 * A kind that is newer than this client may well do so, and is taken to: better read again than shown for ever.
 */
export function isTombstone(change: Pick<Change, "kind">): boolean {
  return !BRINGS.has(change.kind);
}

/**
 * What has happened since `after` (left out: from the beginning), a stretch at a time, until there is nothing new.
 *
 * Nothing is missed, however many publish at once, as long as the cursor is kept no sooner than its changes are
 * applied. What a change is about may have changed again since: where it answers 404 or 410, its tombstone comes later
 * in the feed.
 */
export async function* follow(
  client: Pick<Client, "listChanges">,
  after?: string,
): AsyncGenerator<Stretch, void, undefined> {
  let cursor = after;
  let resync = false;
  for (;;) {
    const from = cursor === undefined ? {} : { after: cursor };
    const page = await client.listChanges({ ...from, page_size: 100 }).catch((wrong: unknown) => {
      if (cursor !== undefined && isResync(wrong)) return null;
      throw wrong;
    });
    if (page && (resync || page.results.length > 0)) {
      yield { resync, changes: page.results, cursor: page.next_cursor };
    }
    if (page?.results.length === 0) return;
    resync = page === null;
    cursor = page?.next_cursor;
  }
}

/** Whether what was thrown says that a cursor is of another feed. */
export function isResync(wrong: unknown): boolean {
  return wrong instanceof Problem && wrong.code === "resync";
}
