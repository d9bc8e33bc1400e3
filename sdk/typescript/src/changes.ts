// Keeping a copy in step with what is public.

import type { Client } from "./client.js";
import { Problem } from "./problem.js";
import type { Change, ChangeKind } from "./schema.js";

/** Some changes, in order, and how to go on from there. */
export interface Stretch {
  /** Forget everything that you keep before you apply the changes: your cursor was from beyond the feed. */
  readonly resync: boolean;
  readonly changes: readonly Change[];
  /** Keep this once the changes are applied, and give it as `after` the next time. */
  readonly cursor: number;
}

const TAKES_AWAY: Readonly<Record<ChangeKind, boolean>> = {
  "article.published": false,
  "article.retired": true,
  "story.published": false,
  "story.removed": true,
};

/** Whether the change takes something away: delete what you keep of it. */
export function isTombstone(change: Change): boolean {
  return TAKES_AWAY[change.kind];
}

/**
 * What has happened since `after` (0: from the beginning), a stretch at a time, until there is nothing new.
 *
 * Nothing is missed, however many publish at once, as long as the cursor is kept no sooner than its changes are
 * applied. What a change is about may have changed again since: where it answers 404 or 410, its tombstone comes later
 * in the feed.
 */
export async function* follow(
  client: Pick<Client, "listChanges">,
  after = 0,
): AsyncGenerator<Stretch, void, undefined> {
  let cursor = after;
  let resync = false;
  for (;;) {
    const page = await client.listChanges({ after: cursor, page_size: 100 }).catch((wrong: unknown) => {
      if (cursor > 0 && wrong instanceof Problem && wrong.code === "resync") return null;
      throw wrong;
    });
    if (page && (resync || page.results.length > 0)) {
      yield { resync, changes: page.results, cursor: page.next_cursor };
    }
    if (page?.results.length === 0) return;
    resync = page === null;
    cursor = page?.next_cursor ?? 0;
  }
}
