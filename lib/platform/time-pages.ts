import type { Filter } from "mongodb";
import { parseCursor, toCursor } from "./cursor.ts";

// Lists that show the newest first page by time and, within one moment, by id. Their index ends with both.

export type TimePosition = { at: Date; id: string };
export type TimePage = { after: TimePosition | null; limit: number };
type Timed = { _id: string; at: Date };

export const NEWEST_FIRST = { at: -1, _id: -1 } as const;

export function readTimeCursor(cursor: string | undefined): TimePosition | null {
  if (cursor === undefined) return null;
  const [at, id] = parseCursor(cursor, ["number", "string"]);
  return { at: new Date(Number(at)), id: String(id) };
}

/** A page that is not full is the last one. */
export function nextTimeCursor(records: readonly Timed[], limit: number): string | null {
  const last = records.length === limit ? records.at(-1) : undefined;
  return last ? toCursor([last.at.getTime(), last._id]) : null;
}

/** `$lte` gives the index its bound, the choice leaves out what was shown. `within` are the list's own bounds of `at`. */
export function olderThan(after: TimePosition | null, within: { $gte?: Date; $lt?: Date } = {}): Filter<Timed> {
  if (after) return { at: { ...within, $lte: after.at }, $or: [{ at: { $lt: after.at } }, { _id: { $lt: after.id } }] };
  return within.$gte || within.$lt ? { at: within } : {};
}
