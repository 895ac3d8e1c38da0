import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Reader } from "../../../lib/prompts/library/prompt.store.ts";
import { promptCollection } from "../../../lib/prompts/library/prompt.store.ts";
import type { Runtime } from "../../../lib/runtime/runtime.ts";
import { promptRow } from "./prompt-rows.ts";

const BATCH = 100;
/** A server that tidies its memory does not answer for a moment. */
const TRIES = 10;
const REST_MS = 3_000;
const meSchema = z.object({ id: z.string() });

/** Of ten prompts four are everybody's, four the reader's organization's, one the reader's own and one somebody else's. */
export async function fillLibrary(
  { runtime, url }: { runtime: Runtime; url: string },
  token: string,
  size: number,
): Promise<Required<Reader> & { userId: string }> {
  const response = await fetch(`${url}/api/auth/me`, { headers: { authorization: `Bearer ${token}` } });
  const { id: userId } = meSchema.parse(await response.json());
  const orgId = (await runtime.deps.users.find(userId))?.homeOrgId ?? "";
  const prompts = runtime.deps.db.collection(promptCollection);
  const put = (start: number) => {
    const count = Math.min(BATCH, size - start);
    const rows = Array.from({ length: count }, (_, offset) => rowOf(start + offset, { orgId, userId }));
    return runtime.deps.db.insertMissing(rows, prompts);
  };
  for (let start = 0; start < size; start += BATCH) await patiently(() => put(start));
  return { orgId, userId };
}

/** Spread over a year, by numbers that are in step with nothing else. */
function rowOf(index: number, { orgId, userId }: { orgId: string; userId: string }) {
  const _id = `prm_${String(index).padStart(26, "0")}`;
  const at = new Date(Date.UTC(2026, 0, 1) + ((index * 7_919) % 525_600) * 60_000);
  const other = `usr_${String(index % 500).padStart(26, "0")}`;
  const kind = (index * 3) % 10;
  if (kind < 4) return promptRow({ _id, orgId: "", ownerId: null, visibility: "public" }, index, at, { isFeatured: index % 5_000 === 0 });
  if (kind < 8) return promptRow({ _id, orgId, ownerId: other, visibility: "organization" }, index, at);
  if (kind < 9) return promptRow({ _id, orgId, ownerId: userId, visibility: "private" }, index, at);
  return promptRow({ _id, orgId, ownerId: other, visibility: "private" }, index, at);
}

async function patiently(work: () => Promise<void>): Promise<void> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (left === 0) throw error;
      await sleep(REST_MS);
    }
  }
}
