import { ProviderError } from "../../ai/errors.ts";
import { learnFacts, mayTellOfPerson } from "../../knowledge/memory/learn-facts.ts";
import { learnSummary } from "../../knowledge/memory/learn-summary.ts";
import type { Context } from "../../platform/context.ts";
import { defineJob, JobFailure } from "../../platform/jobs/define-job.ts";
import { enqueueJob } from "../../platform/jobs/enqueue-job.ts";
import type { JobRecord } from "../../platform/jobs/job.store.ts";
import { CLOSED_LEASE } from "../../platform/jobs/ledger.ts";
import { openPath, walkPath } from "../branches/read-path.ts";
import type { ChatDeps } from "../ports.ts";
import { decryptMessage } from "../to-turn-view.ts";
import type { TurnRecord } from "../turn-record.ts";

const EXTRACT_MEMORIES_JOB = "chat.extract-memories";
/** A conversation gets its summary, and later a newer one, after so many messages. */
const SUMMARY_EVERY = 6;

/** A message that was answered may have told something of the person. Losable: after a few attempts it is let go. */
export const extractMemoriesJob = defineJob<ChatDeps, JobRecord>({
  name: EXTRACT_MEMORIES_JOB,
  maxAttempts: 4,
  ledger: (deps) => deps.jobs.ledger,
  async handle(ctx, run) {
    const { userId, turnId } = run.record.payload;
    const turn = await ctx.deps.turns.find(ctx.orgId, String(userId), String(turnId));
    // A chat that is deleted meanwhile tells nothing any more.
    if (turn && isTelling(turn) && !(await ctx.deps.chats.isDeleted(turn.orgId, turn.chatId))) await learn(ctx, turn, run.signal);
    await run.write({ $set: { ...CLOSED_LEASE, state: "done", finishedAt: new Date(ctx.clock.now()), lastError: null } });
  },
  toFailed: (ctx, _record, reason) => ({ reason, finishedAt: new Date(ctx.clock.now()) }),
});

/** Again for the same turn changes nothing. */
export async function enqueueExtraction(ctx: Context<ChatDeps>, turn: TurnRecord): Promise<void> {
  if (!isTelling(turn)) return;
  const message = decryptMessage(await ctx.deps.cipher.forOrganization(turn.orgId), turn);
  if (!mayTellOfPerson(message) && !isRecapDue(turn)) return;
  const payload = { userId: turn.userId, turnId: turn._id };
  const publish = await enqueueJob({ ...ctx, orgId: turn.orgId }, { name: EXTRACT_MEMORIES_JOB, payload, deduplicationKey: turn._id });
  await publish();
}

/** What the guard stopped, what failed, and what was said under the eyes of strangers' text is not learned from. */
function isTelling({ state, taint = [] }: TurnRecord): boolean {
  return state === "answered" && taint.every(({ kind }) => kind === "memory");
}

const isRecapDue = ({ chatSeq }: TurnRecord): boolean => chatSeq % SUMMARY_EVERY === 0;

async function learn(ctx: Context<ChatDeps>, turn: TurnRecord, signal: AbortSignal): Promise<void> {
  const { orgId, userId, chatId, createdAt: saidAt, _id: jobId } = turn;
  const cipher = await ctx.deps.cipher.forOrganization(orgId);
  const source = { chatId, jobId };
  try {
    await learnFacts(ctx, { userId, message: decryptMessage(cipher, turn), saidAt, source, signal });
    const messages = await readRecap(ctx, turn);
    if (messages) await learnSummary(ctx, { userId, messages, saidAt, source, signal });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof ProviderError)
      throw new JobFailure(`provider.${error.reason}`, { isRetryable: error.isRetryable, retryAfterMs: error.retryAfterMs, cause: error });
    throw error;
  }
}

/** The last messages of the shown conversation, oldest first; null where it is no time for a summary or a stranger's text is among them. */
async function readRecap(ctx: Context<ChatDeps>, turn: TurnRecord): Promise<string[] | null> {
  if (!isRecapDue(turn)) return null;
  const { orgId, chatId, branch, chatSeq } = turn;
  const cipher = await ctx.deps.cipher.forOrganization(orgId);
  const path = await openPath(ctx.deps.turns, { orgId, chatId, branch: branch ?? null });
  const messages: string[] = [];
  for await (const each of walkPath(ctx.deps.turns, path, { beforeSeq: chatSeq + 1, page: SUMMARY_EVERY })) {
    if (each.state === "answered" && !isTelling(each)) return null;
    if (each.state === "answered") messages.push(decryptMessage(cipher, each));
    if (messages.length === SUMMARY_EVERY) break;
  }
  return messages.toReversed();
}
