// What becomes of one run, written once: its first ending is the one that is kept. The run and its count are one write.

import type { FinishReason, Usage } from "../../ai/schema.ts";
import { userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { createId } from "../../platform/ids.ts";
import { countUse } from "../library/count-use.ts";
import { countOutcome } from "../workbench/count-outcome.ts";
import { toCountPlace, toCountSums } from "./count-sums.ts";
import type { RunDeps } from "./ports.ts";
import type { PreparedRun } from "./prepare-run.ts";
import type { RunOutcome, RunRecord } from "./run-record.ts";
import { sealRun } from "./run-seal.ts";

export type RunEnding = {
  outcome: RunOutcome;
  text: string;
  errorCode?: string;
  finishReason?: FinishReason;
  usage?: Pick<Usage, "inputTokens" | "outputTokens"> | undefined;
  costMicros?: number | undefined;
  answerer?: { callId: string; provider: string; model: string; isDemo: boolean };
};

export type RunNote = {
  runId: string;
  end(ending: RunEnding): Promise<void>;
  /** The same for what was thrown. */
  fail(error: unknown, told?: Omit<RunEnding, "outcome" | "errorCode">): Promise<void>;
};

const KEPT_MS = 90 * 86_400_000;

export function startRunNote(ctx: Context<RunDeps>, run: PreparedRun): RunNote {
  const runId = createId("promptRun");
  const startedAt = ctx.clock.now();
  let isEnded = false;
  const end: RunNote["end"] = async (ending) => {
    if (isEnded) return;
    isEnded = true;
    const source = ctx.actor.type === "apiKey" ? "key" : "person";
    ctx.deps.metrics.counter("aegis_prompt_runs_total", { source, result: ending.outcome })();
    // The answer is made and paid for: it is told also where it could not be kept.
    await keep(ctx, run, ending, { runId, startedAt }).catch((error: unknown) =>
      ctx.log.error({ error, runId }, "a run of a prompt could not be kept"),
    );
  };
  return {
    runId,
    end,
    fail: (error, told = { text: "" }) => end({ ...told, ...toFailure(error) }),
  };
}

function toFailure(error: unknown): { outcome: RunOutcome; errorCode: string } {
  const errorCode = error instanceof AppError ? error.code : "internal";
  if (errorCode === "gateway.content_blocked") return { outcome: "blocked", errorCode };
  return { outcome: errorCode === "provider.aborted" ? "stopped" : "failed", errorCode };
}

type Begun = { runId: string; startedAt: number };

async function keep(ctx: Context<RunDeps>, run: PreparedRun, ending: RunEnding, begun: Begun): Promise<void> {
  const { db, promptRuns, promptCounts } = ctx.deps;
  const record = await toRecord(ctx, run, ending, begun);
  await db.withTransaction(async (session) => {
    await promptRuns.insert(record, session);
    await promptCounts.add(ctx.orgId, toCountPlace(record), toCountSums(record), session);
  });
  if (record.outcome !== "answered") return;
  await countUse(ctx, run.prompt, "run");
  await countOutcome(ctx, record, { cost: record.costMicros, latency: record.durationMs });
}

async function toRecord(ctx: Context<RunDeps>, run: PreparedRun, ending: RunEnding, { runId, startedAt }: Begun): Promise<RunRecord> {
  const { orgId, actor, clock } = ctx;
  const { prompt, version, experiment, values } = run;
  const { outcome, text, errorCode = null, finishReason = null, usage, costMicros = 0, answerer } = ending;
  const cipher = await ctx.deps.cipher.forOrganization(orgId);
  return {
    ...{ _id: runId, orgId, userId: userIdOf(ctx), keyId: actor.type === "apiKey" ? actor.keyId : null },
    ...{ promptId: prompt._id, promptTitle: prompt.title, version, at: new Date(startedAt), outcome, errorCode },
    ...{ callId: answerer?.callId ?? null, provider: answerer?.provider ?? null, model: answerer?.model ?? null },
    ...{ isDemo: answerer?.isDemo ?? false, inputTokens: usage?.inputTokens ?? 0, outputTokens: usage?.outputTokens ?? 0 },
    ...{ costMicros, durationMs: Math.max(0, clock.now() - startedAt), finishReason, experiment, thumb: null },
    ...{ sealed: sealRun(cipher, runId, { values, text }), note: null, expiresAt: new Date(startedAt + KEPT_MS) },
  };
}
