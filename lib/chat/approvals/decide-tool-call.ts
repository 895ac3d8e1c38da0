import { timingSafeEqual } from "node:crypto";
import { assertPermission, userIdOf, userRequired } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { publishDue } from "../../platform/jobs/publish-record.ts";
import { RUN_TURN_JOB } from "../accept-turn.ts";
import type { ChatDeps } from "../ports.ts";
import type { TurnRecord } from "../turn-record.ts";
import type { ApprovalDecision, ApprovalRecord } from "./approval.ts";
import { openQuestion } from "./open-question.ts";

export type DecideInput = { jobId: string; approvalId: string; digest: string; answer: ApprovalDecision };

/**
 * The person's yes or no to one call, which brings the turn back. The digest says what they were shown: they agree to that and nothing
 * else. A key cannot agree: what it asked for could then approve itself.
 */
export async function decideToolCall(ctx: Context<ChatDeps>, input: DecideInput): Promise<{ jobId: string; answer: ApprovalDecision }> {
  assertPermission(ctx, "chat.write");
  if (ctx.actor.type !== "user") throw userRequired();
  const { turns } = ctx.deps;
  const owner = { _id: input.jobId, orgId: ctx.orgId, userId: userIdOf(ctx) };
  const find = async () => findApproval(await turns.find(owner.orgId, owner.userId, owner._id), input.approvalId);
  const { turn, key, approval } = await find();
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  assertSame(openQuestion(cipher, turn, [key, approval]).digest, input.digest);
  const { answer } = input;
  const at = new Date(ctx.clock.now());
  const target = { type: "tool-approval", id: approval.id };
  const entry = {
    action: `chat.tool-approval-${answer}`,
    target,
    severity: "notice",
    reason: approval.tool,
    after: input.digest,
  } as const;
  if (!(await turns.settleApproval(owner, key, { state: answer, at, audit: toAuditRecord(ctx, entry) }))) {
    const current = (await find()).approval;
    if (current.state !== answer) throw toRefusal(current);
  }
  await publishDue(ctx.deps, turns.ledger, RUN_TURN_JOB, owner, { evenIfNotDue: true });
  return { jobId: input.jobId, answer };
}

type Found = { turn: TurnRecord; key: string; approval: ApprovalRecord };

function findApproval(turn: TurnRecord | null, approvalId: string): Found {
  const found = Object.entries(turn?.approvals ?? {}).find(([, { id }]) => id === approvalId);
  if (!turn || !found) throw new AppError("not_found", "chat.approval_not_found", `No question ${approvalId}.`);
  return { turn, key: found[0], approval: found[1] };
}

function assertSame(asked: string, shown: string): void {
  if (asked.length === shown.length && timingSafeEqual(Buffer.from(asked), Buffer.from(shown))) return;
  throw new AppError("conflict", "chat.approval_changed", "What you were shown is not what the assistant asks for. Look at it again.");
}

function toRefusal({ state }: ApprovalRecord): AppError {
  if (state === "approved" || state === "declined")
    return new AppError("conflict", "chat.approval_decided", `This was ${state} before; the first answer counts.`);
  return new AppError("conflict", "chat.approval_expired", "This question is over: its time has passed, or the answer was stopped.");
}
