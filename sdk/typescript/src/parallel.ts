// Several things at a time, and never more.

/**
 * Does `work` for every item, at most `atOnce` at a time. Where one of them fails, no more are begun, and it rejects with
 * that once those that are under way have ended.
 */
export async function inParallel<Item>(
  atOnce: number,
  items: Iterable<Item>,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = (function* () {
    yield* items;
  })();
  // Whoever leaves the shared queue with an error closes it for the others.
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}
