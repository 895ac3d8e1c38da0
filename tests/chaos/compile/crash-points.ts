import type { Patch } from "./patch.ts";

/**
 * Where a process may die: before and after every write that another process has to be able to go on from. Most rows are
 * one point; the four around a checkpoint are one for each kind of step.
 */
type CrashPoint = { names: readonly string[]; patch: Patch };

type Place = {
  file: string;
  anchor: string;
  at: "before" | "after";
  /** Passes count only when this expression holds there. */
  when?: string;
};

const point = (name: string, place: Place): CrashPoint => toPoint([name], JSON.stringify(name), place);

const STEPS = ["guard_in", "retrieve", "model", "tool", "guard_out"] as const;
/** Keys are `model:0`, `tool:0_1`; the kind is what stands before the colon. */
const stepPoint = (moment: string, key: string, place: Place): CrashPoint =>
  toPoint(
    STEPS.map((step) => `step.${step}.${moment}`),
    `"step." + ${key}.split(":")[0] + ".${moment}"`,
    place,
  );

function toPoint(names: readonly string[], name: string, { when, ...place }: Place): CrashPoint {
  return { names, patch: { ...place, insert: `${when === undefined ? "" : `if (${when}) `}__crash(${name});` } };
}

const SEND = "lib/chat/send-message.ts";
const SIBLING = "lib/chat/branches/insert-sibling.ts";
const PUBLISH = "lib/platform/jobs/publish-record.ts";
const RUN_JOB = "lib/platform/jobs/run-job.ts";
const RUNNABLE = "lib/platform/jobs/runnable-job.ts";
const CHECKPOINTS = "lib/chat/pipeline/checkpoints.ts";
const RUN_TURN = "lib/chat/pipeline/run-turn.job.ts";
const SINK = "lib/chat/stream/turn-sink.ts";
const FINISH = "lib/chat/finish-turn.ts";
const DELIVER = "lib/runtime/deliver-job.ts";
const SEQUENCE = "lib/platform/audit/sequence-audit.ts";
const DELETE = "lib/chat/delete-chat.ts";
const PURGE = "lib/chat/purge-chat.job.ts";
const STOP = "lib/chat/stop-turn.ts";

const ACCEPT: readonly CrashPoint[] = [
  point("accept.before-insert", { file: SEND, anchor: "if (!(await ctx.deps.turns.insert(turn))) {", at: "before" }),
  point("accept.after-insert", { file: SEND, anchor: "await Promise.all([", at: "before" }),
  point("accept.before-reply", { file: SEND, anchor: "return toAccepted(turn);", at: "before" }),
  point("regenerate.before-insert", {
    file: SIBLING,
    anchor: "if (!(await isWritten(ctx, turn, input.isRepeat ? first : null))) {",
    at: "before",
  }),
  point("regenerate.after-insert", { file: SIBLING, anchor: "await publishTurn(ctx, turn);", at: "before" }),
  point("stop.after-request", { file: STOP, anchor: `if (asked?.state === "queued") {`, at: "before", when: "asked" }),
  point("stop.after-cancel", { file: STOP, anchor: "const cancelled = await turns.find(", at: "before" }),
  point("delete.in-transaction", { file: DELETE, anchor: "return enqueueJob(ctx, {", at: "before" }),
  point("delete.after-commit", { file: DELETE, anchor: "await ctx.deps.turns.requestStopOfChat(", at: "before" }),
  point("delete.before-publish", { file: DELETE, anchor: "await publish();", at: "before" }),
];

const QUEUE: readonly CrashPoint[] = [
  point("publish.before-queue", { file: PUBLISH, anchor: "await deps.queue.publish({", at: "before" }),
  point("publish.after-queue", { file: PUBLISH, anchor: "return true;", at: "before" }),
  point("publish.after-count", { file: PUBLISH, anchor: "const isPublished = await publishNew(", at: "before" }),
  point("claim.before", {
    file: "lib/platform/jobs/ledger.ts",
    anchor: "const leaseUntil = new Date(now + timing.leaseMs);",
    at: "before",
  }),
  point("claim.after", { file: RUN_JOB, anchor: "const abort = new AbortController();", at: "before" }),
  point("release.before", { file: RUN_JOB, anchor: "const isOurs = await ledger.release(", at: "before" }),
  point("release.after", { file: RUN_JOB, anchor: `return isOurs ? { type: "retry"`, at: "before" }),
  point("give-up.before-commit", { file: RUN_JOB, anchor: "const isOurs = await options.bury(", at: "before" }),
  point("give-up.after-commit", { file: RUN_JOB, anchor: `if (!isOurs) return { type: "nothing-to-do" };`, at: "before" }),
  point("acknowledge.before", { file: "api/_routes/jobs/run-job.ts", anchor: "switch (outcome.type) {", at: "before" }),
  point("dead-letter.before-insert", {
    file: DELIVER,
    anchor: "await deps.deadLetters.insert(toDeadLetter(letter, deps.clock.now()), session);",
    at: "before",
  }),
  point("dead-letter.after-insert", {
    file: DELIVER,
    anchor: "await deps.deadLetters.insert(toDeadLetter(letter, deps.clock.now()), session);",
    at: "after",
  }),
  point("replay.before", { file: DELIVER, anchor: "if (!(await job.restart(deps,", at: "before" }),
  point("replay.before-mark", { file: DELIVER, anchor: "await mark(session);", at: "before" }),
  point("replay.before-publish", { file: DELIVER, anchor: "if (isStarted) await job.publishAgain(", at: "before" }),
  point("failure-callback.before", { file: DELIVER, anchor: "await job.fail(ctx, delivery,", at: "before" }),
  point("failure-callback.after", { file: DELIVER, anchor: "await dropQueueLetter(runtime, queueLetterId);", at: "before" }),
];

const TURN: readonly CrashPoint[] = [
  stepPoint("before-started", "step.key", { file: CHECKPOINTS, anchor: "const record = toStarted(", at: "before" }),
  stepPoint("after-started", "step.key", { file: CHECKPOINTS, anchor: `writer.stage({ key: step.key, state: "started"`, at: "before" }),
  stepPoint("before-finished", "key", { file: CHECKPOINTS, anchor: "const finishedAt = new Date(clock.now());", at: "before" }),
  stepPoint("after-finished", "key", { file: CHECKPOINTS, anchor: "steps[key] = record;", at: "before" }),
  point("stream.token", {
    file: "lib/chat/pipeline/run-model.ts",
    anchor: `if (part.type === "text") say(guard.push(part.text));`,
    at: "before",
    when: `part.type === "text"`,
  }),
  point("stream.before-append", { file: SINK, anchor: "await log?.append(turnId, batch);", at: "before" }),
  point("stream.after-append", { file: SINK, anchor: "await log?.append(turnId, batch);", at: "after" }),
  point("snapshot.before", {
    file: SINK,
    anchor: "await options.saveSnapshot({ fence, seq, text, at: new Date(savedAt) });",
    at: "before",
  }),
  point("snapshot.after", { file: SINK, anchor: "await options.saveSnapshot({ fence, seq, text, at: new Date(savedAt) });", at: "after" }),
  point("commit.before", { file: RUN_TURN, anchor: "await turn.run.write({", at: "before" }),
  point("commit.after", { file: RUN_TURN, anchor: "await commit(turn, await produce(turn));", at: "after" }),
];

const AFTERWARDS: readonly CrashPoint[] = [
  point("projection.before", { file: FINISH, anchor: "await ctx.deps.usage.insertAll(usage);", at: "before" }),
  point("projection.between-ledgers", { file: FINISH, anchor: "await ctx.deps.egress.insertAll(egress);", at: "before" }),
  point("projection.before-settling", { file: FINISH, anchor: "await settleHolds(ctx, turn);", at: "before" }),
  point("projection.between", { file: FINISH, anchor: "for (const record of turn.audit)", at: "before" }),
  point("projection.before-mark", { file: FINISH, anchor: "await ctx.deps.turns.markProjected(", at: "before" }),
  point("next-turn.before-publish", { file: FINISH, anchor: "if (next) await publishDue(", at: "before", when: "next" }),
  point("sweep.before-publish", { file: RUNNABLE, anchor: "let published = 0;", at: "before", when: "due.length > 0" }),
  point("sweep.after-publish", { file: RUNNABLE, anchor: "return published;", at: "before", when: "published > 0" }),
  point("sequencer.before", { file: SEQUENCE, anchor: "let position = await rollForward(", at: "before" }),
  point("sequencer.after-link", { file: SEQUENCE, anchor: "position = { seq: link.seq, hash: link.hash };", at: "before" }),
  point("sequencer.before-head", { file: SEQUENCE, anchor: "// Whoever could not sign", at: "before" }),
  point("sequencer.before-checkpoint", { file: SEQUENCE, anchor: "if (!(await audit.insertCheckpoint(checkpoint)))", at: "before" }),
  point("sequencer.after-checkpoint", { file: SEQUENCE, anchor: "signed += records.length;", at: "before" }),
  point("sequencer.after-head", { file: SEQUENCE, anchor: "return { chained, signed };", at: "before" }),
  point("purge.before-delete", { file: PURGE, anchor: "await ctx.deps.chats.delete(orgId, chatId);", at: "before" }),
  point("purge.before-commit", { file: PURGE, anchor: "await run.write({ $set: { ...CLOSED_LEASE", at: "before" }),
];

const CRASH_POINTS: readonly CrashPoint[] = [...ACCEPT, ...QUEUE, ...TURN, ...AFTERWARDS];

export const CRASH_POINT_PATCHES: readonly Patch[] = CRASH_POINTS.map(({ patch }) => patch);

export const CRASH_POINT_NAMES: readonly string[] = CRASH_POINTS.flatMap(({ names }) => names);
