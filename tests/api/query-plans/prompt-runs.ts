import type { Document } from "mongodb";
import { createId } from "../../../lib/platform/ids.ts";
import type { PromptCountRecord } from "../../../lib/prompts/runs/count.store.ts";
import { toCountPlace, toCountSums, toThumbSums } from "../../../lib/prompts/runs/count-sums.ts";
import type { RunRecord } from "../../../lib/prompts/runs/run-record.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { type Owner, seededId, type Tenancy } from "./tenancy.ts";

export function promptRunStores({ promptRuns, promptCounts }: Pick<AppDeps, "promptRuns" | "promptCounts">) {
  return { createPromptRunStore: promptRuns, createPromptCountStore: promptCounts };
}

/** Every question they are ever asked. */
export async function askPromptRun(deps: AppDeps, { orgId, userId }: Owner): Promise<void> {
  const { db, promptRuns, promptCounts } = deps;
  const [_id, promptId] = [createId("promptRun"), seededId("prm", 0)];
  const record = toRun({ _id, orgId, userId, promptId, at: new Date() });
  await db.withTransaction(async (session) => {
    await promptRuns.insert(record, session);
    await promptCounts.add(orgId, toCountPlace(record), toCountSums(record), session);
    await promptRuns.rate(orgId, userId, _id, { thumb: "up", note: null }, session);
    await promptCounts.add(orgId, toCountPlace(record), toThumbSums(null, "up"), session);
  });
  await promptRuns.find(orgId, userId, _id);
  await promptRuns.findMany(orgId, userId, [_id, createId("promptRun")]);
  for (const of of [null, promptId]) {
    const [last] = await promptRuns.list(orgId, userId, of, { after: null, limit: 5 });
    await promptRuns.list(orgId, userId, of, { after: { at: last?.at ?? record.at, id: last?._id ?? _id }, limit: 5 });
  }
  await promptCounts.list(orgId, promptId, "2026-01-01");
  await promptRuns.delete(orgId, userId, _id);
  const gone = seededId("prm", 7);
  await db.withTransaction(async (session) => {
    await promptRuns.deleteOfPrompt(orgId, gone, session);
    await promptCounts.deleteOfPrompt(orgId, gone, session);
  });
}

type Past = { tenancy: Tenancy; at(index: number): Date };

/** A person runs some prompts over and over; most answers stand. */
export function promptRunPast({ tenancy, at }: Past): Record<string, (index: number) => Document> {
  const runAt = (index: number): RunRecord =>
    toRun({ _id: seededId("prn", index), ...ownerOf(tenancy, index), promptId: seededId("prm", index % 300), at: at(index) });
  return {
    prompt_runs: runAt,
    prompt_counts: (index): PromptCountRecord => {
      const { orgId } = tenancy.of(index);
      const { promptId, version, day } = toCountPlace(runAt(index));
      return {
        ...{ _id: seededId("prc", index), orgId, promptId, version, day, model: `plans/${index % 40}`, expiresAt: inOneDay() },
        ...{ runs: 3, answered: 3, blocked: 0, withheld: 0, failed: 0, stopped: 0, up: 1, down: 0 },
        ...{ inputTokens: 30, outputTokens: 60, costMicros: 150, durations: { 40: 3 } },
      };
    },
  };
}

function ownerOf(tenancy: Tenancy, index: number): { orgId: string; userId: string } {
  const { orgId, userId } = tenancy.of(index);
  return { orgId, userId };
}

const inOneDay = () => new Date(Date.now() + 86_400_000);

function toRun(named: Pick<RunRecord, "_id" | "orgId" | "userId" | "promptId" | "at">): RunRecord {
  return {
    ...named,
    ...{ keyId: null, promptTitle: "Plans", version: 1, outcome: "answered", errorCode: null, callId: null, provider: "plans", model: "1" },
    ...{ isDemo: false, inputTokens: 10, outputTokens: 20, costMicros: 50, durationMs: 900, finishReason: "stop", experiment: null },
    ...{ thumb: null, sealed: "v1", note: null, expiresAt: inOneDay() },
  };
}
