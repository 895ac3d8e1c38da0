import { fileRuns } from "./2026-11-22-file-runs.ts";
import type { Migration } from "./migration.ts";

/** Every change of stored data since the first release, in order. */
export const MIGRATIONS: readonly Migration[] = [fileRuns];
