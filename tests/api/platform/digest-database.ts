import { createHash } from "node:crypto";
import { EJSON } from "bson";
import type { Document } from "mongodb";
import { expect, vi } from "vitest";
import { collections } from "../../../lib/runtime/collections.ts";
import type { Harness } from "../../support/harness.ts";

/**
 * What is counted, and not written by what was asked: calls a minute, refusals, answers kept for a moment, and the work of queue and
 * schedules on what was asked before.
 */
const COUNTED = new Set([
  "limit_counters",
  "access_denials",
  "cache",
  "schedules",
  "metric_minutes",
  "metric_series",
  "log_lines",
  "schedule_runs",
]);

type Filter = { orgId?: string };

/** A digest of every collection's content, or of what one organization has in it. */
export async function digestDatabase(harness: Harness, filter: Filter = {}): Promise<Map<string, string>> {
  const digests = new Map<string, string>();
  for (const { name } of collections) {
    if (COUNTED.has(name)) continue;
    const found = await harness.runtime.deps.db.collection<Document>({ name, indexes: [] }).find(filter).sort({ _id: 1 }).toArray();
    const hash = createHash("sha256");
    for (const document of found) hash.update(EJSON.stringify(withoutTouch(name, document)));
    digests.set(name, `${found.length} ${hash.digest("hex")}`);
  }
  return digests;
}

/** The same once nothing is written any more: what was asked before is still answered, projected and noted for a moment. */
export async function digestAtRest(harness: Harness, filter: Filter = {}): Promise<Map<string, string>> {
  let last = new Map<string, string>();
  await vi.waitFor(
    async () => {
      const before = last;
      await harness.runtime.deps.callLog.find("org_none", "none");
      last = await digestDatabase(harness, filter);
      expect(last).toEqual(before);
    },
    { timeout: 20_000, interval: 500 },
  );
  return last;
}

/** When a session was last used is noted by every request. */
function withoutTouch(name: string, document: Document): Document {
  if (name !== "sessions") return document;
  const { lastSeenAt: _touched, ...rest } = document;
  return rest;
}
