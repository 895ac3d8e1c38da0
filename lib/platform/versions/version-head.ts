import type { VersionRecord } from "./version-rows.ts";

/** What is told of a version beside what it decides. Null is version 0: what is shipped, before anybody has decided anything. */
export function versionHeadOf(record: VersionRecord | null) {
  return {
    version: record?.version ?? 0,
    note: record?.note ?? null,
    createdAt: record?.createdAt.toISOString() ?? null,
    createdBy: record?.createdBy ?? null,
  };
}
