const ARRAY_MAX = 1_000;
const PAGE_DEFAULT = 50;

type Page<Item> = { items: Item[]; nextCursor: string | null };

/** Lists that existed before paging answer a bare array of at most 1,000; with `cursor` or `limit` they answer a page. */
export async function asArrayOrPage<Item>(
  query: { cursor?: string | undefined; limit?: number | undefined },
  list: (page: { cursor?: string | undefined; limit: number }) => Promise<Page<Item>>,
): Promise<Item[] | Page<Item>> {
  if (query.cursor === undefined && query.limit === undefined) return (await list({ limit: ARRAY_MAX })).items;
  return list({ cursor: query.cursor, limit: query.limit ?? PAGE_DEFAULT });
}
