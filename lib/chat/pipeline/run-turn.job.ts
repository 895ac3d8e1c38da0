import { randomBytes } from "node:crypto";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { AppError } from "../../platform/errors.ts";
import { defineJob, type JobRun } from "../../platform/jobs/define-job.ts";
import { CLOSED_LEASE } from "../../platform/jobs/ledger.ts";
import { isDeniedError } from "../../platform/safety-gate.ts";
import { RUN_TURN_JOB } from "../accept-turn.ts";
import { finishTurn } from "../finish-turn.ts";
import type { ChatDeps } from "../ports.ts";
import { createTurnWriter } from "../stream/turn-writer.ts";
import { decryptCommitted, decryptReply } from "../to-turn-view.ts";
import type { TurnRecord } from "../turn-record.ts";
import { answer, WITHHELD_REASON } from "./answer.ts";
import { createCheckpoints } from "./checkpoints.ts";
import { listTools } from "./list-tools.ts";
import { createTaint } from "./taint.ts";
import type { Answer, AnsweredBy, Turn } from "./turn-run.ts";
import { closeUsage } from "./usage-rows.ts";
import { StoppedByUser, watchStop } from "./watch-stop.ts";

const MAX_ATTEMPTS = 6;

/** guard in → retrieve → model and tools → guard out → commit, for one message. */
export const runTurnJob = defineJob<ChatDeps, TurnRecord>({
  name: RUN_TURN_JOB,
  maxAttempts: MAX_ATTEMPTS,
  onHalt: "fail",
  subjectsOf: ({ keyId, sessionId }) => [
    ...(keyId ? [{ type: "api-key" as const, name: keyId }] : []),
    ...(sessionId ? [{ type: "session" as const, name: sessionId }] : []),
  ],
  ledger: (deps) => deps.turns.ledger,
  handle: runTurn,
  toFailed: (ctx, record, reason) => ({
    reason,
    finishedAt: new Date(ctx.clock.now()),
    usage: closeUsage(record.usage, record.steps, "platform"),
    audit: [
      ...record.audit,
      toAuditRecord(ctx, { action: "chat.turn-failed", target: { type: "turn", id: record._id }, severity: "warning", reason }),
    ],
  }),
  stop: async (ctx, { orgId, userId, _id }) => (await ctx.deps.turns.requestStop(orgId, userId, _id, new Date(ctx.clock.now()))) !== null,
  afterFinal: async (ctx, record) => {
    const final = await ctx.deps.turns.find(record.orgId, record.userId, record._id);
    if (final) await finishTurn(ctx, final);
  },
});

async function runTurn(ctx: Context<ChatDeps>, run: JobRun<TurnRecord>): Promise<void> {
  const { record } = run;
  const cipher = await ctx.deps.cipher.forOrganization(record.orgId);
  const tools = await listTools(ctx.deps.tools, record);
  const stop = watchStop(ctx.deps, record);
  const text = decryptCommitted(cipher, record);
  const lost = new AbortController();
  const writer = createTurnWriter({
    turnId: record._id,
    fence: record.fence,
    cipher,
    eventLog: ctx.deps.eventLog,
    settings: ctx.deps.chatSettings,
    startText: text ?? "",
    now: () => performance.now(),
    saveSnapshot: (snapshot) => run.write({ $set: { snapshot: { ...snapshot, at: new Date(ctx.clock.now()) } } }),
    onLost: (error) => lost.abort(error),
  });
  const turn: Turn = {
    ctx,
    run,
    record,
    cipher,
    writer,
    checkpoints: createCheckpoints({ run, cipher, clock: ctx.clock, writer }),
    canary: randomBytes(12).toString("hex"),
    taint: createTaint(),
    tools,
    begun: text === null ? null : { text, firstRound: record.firstRound ?? 0 },
    signal: AbortSignal.any([run.signal, stop.signal, lost.signal]),
  };
  try {
    await commit(turn, await produce(turn));
    await writer.end();
  } finally {
    stop.end();
    writer.stop();
  }
}

async function produce(turn: Turn): Promise<Answer> {
  const { record, ctx } = turn;
  const none = { text: null, by: null, finishReason: "none", verdicts: [] };
  if (await ctx.deps.chats.isDeleted(record.orgId, record.chatId)) return { outcome: "cancelled", reason: "chat_deleted", ...none };
  const halt = findDenial(turn.run.signal.reason);
  if (halt) return toHalted(halt);
  if (record.stopRequestedAt) return { outcome: "cancelled", reason: "stopped_by_user", ...none, text: keepPartial(turn) };
  try {
    return await answer(turn);
  } catch (error) {
    if (turn.signal.reason instanceof StoppedByUser)
      return { outcome: "cancelled", reason: "stopped_by_user", ...none, text: turn.writer.current().text };
    const fallen = findDenial(turn.run.signal.reason, error);
    if (fallen) return toHalted(fallen);
    if (turn.signal.aborted) throw turn.signal.reason;
    throw error;
  }
}

/** A lease nobody could read is no denial: the message waits until it is known. */
function findDenial(...thrown: readonly unknown[]): AppError | null {
  return thrown.find(isDeniedError) ?? null;
}

/** What was said until then is withheld: the fail-safe has stopped it, perhaps for these very words. */
function toHalted({ code: reason }: AppError): Answer {
  return { outcome: "blocked", reason, text: null, by: null, finishReason: "blocked", verdicts: [] };
}

/** The run that was asked to stop died before it could: what its last snapshot kept is the answer, and readers see it whole. */
function keepPartial({ record, cipher, writer }: Turn): string | null {
  if (!record.snapshot) return null;
  const text = decryptReply(cipher, record);
  writer.text(text.slice(writer.current().text.length));
  return text;
}

/** Of text that was cut short, the one who was saying it. */
function lastAsked(steps: TurnRecord["steps"]): AnsweredBy {
  const calls = Object.entries(steps).flatMap(([key, { calls = [] }]) => (key.startsWith("model:") ? calls : []));
  const last = calls.toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime()).at(-1);
  return { provider: last?.provider ?? "", model: last?.model ?? "", isDemo: last?.isDemo ?? false, fallbackReason: null };
}

/** Reply, usage rows, audit record and final state land in one write under the fence. */
async function commit(turn: Turn, result: Answer): Promise<void> {
  const { ctx, record, checkpoints, writer } = turn;
  const at = new Date(ctx.clock.now());
  const reply =
    result.text === null
      ? record.reply
      : {
          text: turn.cipher.encrypt({ collection: "turns", id: record._id, field: "reply" }, result.text),
          ...(result.by ?? lastAsked(checkpoints.steps())),
          finishReason: result.finishReason,
          createdAt: at,
        };
  const audit = toAuditRecord(ctx, {
    action: `chat.turn-${result.outcome}`,
    target: { type: "turn", id: record._id },
    severity: result.outcome === "blocked" ? "warning" : "info",
    ...(result.reason !== null && { reason: result.reason }),
    after: {
      verdicts: result.verdicts.map(({ stage, verdict, score, rulesVersion }) => ({ stage, verdict, score, rulesVersion })),
      reply: result.text,
    },
  });
  await turn.run.write({
    $set: {
      ...checkpoints.unwritten(),
      ...CLOSED_LEASE,
      state: result.outcome,
      reply,
      reason: result.reason,
      // It holds what was taken back.
      ...(result.reason === WITHHELD_REASON && { snapshot: null }),
      verdicts: result.verdicts,
      ...(turn.taint.sources().length > 0 && { taint: turn.taint.sources() }),
      usage: closeUsage(checkpoints.bookedUsage(), checkpoints.steps(), "customer"),
      ...(result.outcome === "blocked" && { snapshot: null }),
      streamSeq: writer.current().seq,
      finishedAt: at,
      lastError: null,
    },
    $push: { audit },
  });
}
