import { type Doc, decode, isDoc } from "../../mongo/bson/values.ts";
import type { Gateway } from "./gateway-state.ts";
import { type Queryable, queryRows } from "./postgres-link.ts";

export type CatalogIndex = { id: number; name: string; key: Doc };

/** The indexes a collection has, with the numbers that PostgreSQL's constraints carry in their names. */
export async function listCatalogIndexes(gateway: Gateway, db: string, collection: string): Promise<CatalogIndex[]> {
  const rows = await queryRows(gateway.pool, {
    text: `SELECT i.index_id, documentdb_api_internal.index_spec_as_bson(i.index_spec)
      FROM documentdb_api_catalog.collection_indexes i JOIN documentdb_api_catalog.collections c USING (collection_id)
      WHERE c.database_name = $1 AND c.collection_name = $2`,
    values: [db, collection],
  });
  return rows.map(([id, spec]) => {
    const { name, key } = Buffer.isBuffer(spec) ? decode(spec) : {};
    return { id: Number(id), name: String(name), key: isDoc(key) ? key : {} };
  });
}

const STATISTICS_FOR_MS = 30_000;

/** Without statistics the planner guesses; autovacuum would gather them within a minute. */
export async function gatherStatistics({ statisticsAt }: Gateway, on: Queryable, db: string, collection: string): Promise<void> {
  const namespace = `${db}.${collection}`;
  if (Date.now() - (statisticsAt.get(namespace) ?? 0) < STATISTICS_FOR_MS) return;
  statisticsAt.set(namespace, Date.now());
  const text = "SELECT collection_id FROM documentdb_api_catalog.collections WHERE database_name = $1 AND collection_name = $2";
  const [row] = await queryRows(on, { text, values: [db, collection] });
  if (row !== undefined) await queryRows(on, { text: `ANALYZE documentdb_data.documents_${Number(row[0])}` });
}
