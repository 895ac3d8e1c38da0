import { parseCursor, toCursor } from "../cursor.ts";

type Asked = { cursor?: string | undefined; limit: number };
type Rows<Record> = (page: { beforeVersion: number | null; limit: number }) => Promise<Record[]>;

/** A page of versions, newest first. `isLast` asks for version 0 behind it: what is shipped, which is in no collection. */
export async function readVersionPage<Record extends { version: number }>({ cursor, limit }: Asked, list: Rows<Record>) {
  const beforeVersion = cursor === undefined ? null : Number(parseCursor(cursor, ["number"])[0]);
  const records = await list({ beforeVersion, limit });
  const last = records.length === limit ? records.at(-1) : undefined;
  return { records, isLast: !last, nextCursor: last ? toCursor([last.version]) : null };
}
