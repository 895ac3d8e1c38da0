import { createId } from "../../lib/platform/ids.ts";
import { toCountPlace, toCountSums } from "../../lib/prompts/runs/count-sums.ts";
import type { RunRecord } from "../../lib/prompts/runs/run-record.ts";
import { sealRun } from "../../lib/prompts/runs/run-seal.ts";
import type { Harness, Person } from "./harness.ts";

type Run = Partial<Omit<RunRecord, "_id" | "orgId" | "userId" | "sealed" | "note">> & { text?: string };

/** A run as it is kept, with its count; no model is asked. */
export async function insertPromptRun(harness: Harness, by: Person, { text = "An answer.", ...fields }: Run = {}): Promise<RunRecord> {
  const { db, cipher, promptRuns, promptCounts } = harness.runtime.deps;
  const organization = await cipher.forOrganization(by.orgId);
  const [id, at] = [createId("promptRun"), new Date()];
  const record: RunRecord = {
    ...{ _id: id, orgId: by.orgId, userId: by.userId, keyId: null, promptId: createId("prompt"), promptTitle: "A prompt", version: 1, at },
    ...{ outcome: "answered", errorCode: null, callId: createId("modelCall"), provider: "openai", model: "openai-1", isDemo: false },
    ...{ inputTokens: 10, outputTokens: 20, costMicros: 50, durationMs: 900, finishReason: "stop", experiment: null, thumb: null },
    ...{ sealed: sealRun(organization, id, { values: { topic: "bread" }, text }), note: null },
    expiresAt: new Date(at.getTime() + 90 * 86_400_000),
    ...fields,
  };
  await db.withTransaction(async (session) => {
    await promptRuns.insert(record, session);
    await promptCounts.add(by.orgId, toCountPlace(record), toCountSums(record), session);
  });
  return record;
}
