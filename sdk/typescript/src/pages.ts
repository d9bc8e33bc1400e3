// Lists come in pages; these walk them to the end.

/** A page of results, with the address of the next one, if there is one. */
export interface Page<Item> {
  readonly results: readonly Item[];
  readonly next: string | null;
}

/** A page of a list, which knows its way back, and on its first page how long the list is. */
export interface ListPage<Item> extends Page<Item> {
  readonly previous: string | null;
  /** How many results all the pages have; null on any page but the first. */
  readonly total: number | null;
}

/** Asks for the page that begins at `cursor`; without one, for the first. */
export type List<Listed extends Page<unknown>> = (from: { cursor?: string }) => Promise<Listed>;

/**
 * Every page of a list, asked for as it is needed.
 *
 * @example for await (const page of pages((from) => client.listArticles({ ...from, page_size: 50 }))) show(page);
 */
export async function* pages<Listed extends Page<unknown>>(
  list: List<Listed>,
): AsyncGenerator<Listed, void, undefined> {
  let from: { cursor?: string } | null = {};
  while (from) {
    const page: Listed = await list(from);
    yield page;
    from = nextOf(page);
  }
}

/**
 * Every result of a list, over all its pages.
 *
 * @example for await (const fact of each(client.listFacts)) console.log(fact.label);
 */
export async function* each<Item>(list: List<Page<Item>>): AsyncGenerator<Item, void, undefined> {
  for await (const page of pages(list)) yield* page.results;
}

/** Where the next page begins. Only the cursor is taken of its address: the API may be known here by another name. */
function nextOf(page: Page<unknown>): { cursor: string } | null {
  const cursor = page.next && new URL(page.next, "http://localhost").searchParams.get("cursor");
  return cursor ? { cursor } : null;
}
