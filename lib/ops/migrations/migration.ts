import type { Database } from "../../platform/db.ts";

/**
 * One change of stored data, forward only. It is dated, never edited once released, and works while two releases run: a field is added where
 * code reads both forms (expand), filled in (migrate), and what nobody reads any more is taken away in a later release (contract).
 */
export type Migration = {
  /** `2026-11-22-what-it-does`; they run in this order. */
  id: string;
  title: string;
  phase: "expand" | "migrate" | "contract";
  /** One batch behind the cursor, null at first. Repeating a batch changes nothing. Returns null behind the last one. */
  run(db: Database, cursor: string | null): Promise<{ cursor: string; documents: number } | null>;
};
