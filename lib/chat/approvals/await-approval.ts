import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import { createId } from "../../platform/ids.ts";
import { NotYetError } from "../../platform/jobs/define-job.ts";
import type { Turn } from "../pipeline/turn-run.ts";
import type { ChatDeps } from "../ports.ts";
import type { ChatTool } from "../tools/chat-tool.ts";
import { APPROVAL_LIFETIME_MS, type ApprovalRecord, placeOfQuestion, type Question, toCanonicalArguments } from "./approval.ts";
import { openQuestion } from "./open-question.ts";

type Asked = { key: string; tool: ChatTool<ChatDeps>; argumentsText: string };

/** With what the call may be made, or why it is not. */
export type Consent =
  | { type: "approved"; argumentsText: string }
  | { type: "refused"; why: "declined" | "expired" | "changed" | "invalid"; text?: string };

/**
 * Ends the run while the person has not answered: nobody holds the turn then, and their answer, or the end of its time, brings it back.
 * Throws ToolInputError for arguments nobody need be asked about.
 */
export async function awaitApproval(turn: Turn, { key, tool, argumentsText }: Asked): Promise<Consent> {
  const wanted = toCanonicalArguments(argumentsText);
  const fields = tool.describe?.(wanted) ?? toFields(wanted);
  const known = turn.record.approvals?.[key];
  if (!known) throw wait(turn, await ask(turn, { key, tool, question: { arguments: wanted, fields: [...fields] } }));
  if (known.tool !== tool.name || openQuestion(turn.cipher, turn.record, [key, known]).question.arguments !== wanted)
    return { type: "refused", why: "changed" };
  const state = known.state === "pending" ? await expire(turn, key, known) : known.state;
  return state === "approved" ? { type: "approved", argumentsText: wanted } : { type: "refused", why: state };
}

/** Arguments a tool has no words for, as they are. */
function toFields(argumentsText: string): Question["fields"] {
  const given: unknown = JSON.parse(argumentsText);
  if (typeof given !== "object" || given === null) return [{ label: "arguments", text: argumentsText }];
  return Object.entries(given).map(([label, value]) => ({ label, text: typeof value === "string" ? value : JSON.stringify(value) }));
}

function wait({ ctx }: Turn, { expiresAt }: ApprovalRecord): NotYetError {
  return new NotYetError("chat.approval_awaited", Math.max(0, expiresAt.getTime() - ctx.clock.now()));
}

/** What has been said so far goes with the question: it may be a day before the next run says it again. */
async function ask(turn: Turn, { key, tool, question }: Pick<Asked, "key" | "tool"> & { question: Question }): Promise<ApprovalRecord> {
  const { ctx, record, cipher, writer, checkpoints } = turn;
  await writer.settle();
  const now = ctx.clock.now();
  const id = createId("toolApproval");
  const approval: ApprovalRecord = {
    id,
    tool: tool.name,
    question: cipher.encrypt(placeOfQuestion(record._id, key), JSON.stringify(question)),
    state: "pending",
    askedAt: new Date(now),
    expiresAt: new Date(now + APPROVAL_LIFETIME_MS),
    decidedAt: null,
  };
  const { seq, text } = writer.current();
  const snapshotText = cipher.encrypt({ collection: "turns", id: record._id, field: "snapshot" }, text);
  const audit = toAuditRecord(ctx, { action: "chat.tool-approval-asked", target: { type: "tool-approval", id }, reason: tool.name });
  await turn.run.write({
    $set: {
      ...checkpoints.unwritten(),
      [`approvals.${key}`]: approval,
      snapshot: { fence: record.fence, seq, text: snapshotText, at: new Date(now) },
    },
    $push: { audit },
  });
  writer.stage({ key: `approval:${key}`, state: "started", label: "Waiting for your approval" });
  await writer.settle();
  return approval;
}

/** Throws to go on waiting. An answer that came just now counts: the record is asked again. */
async function expire(turn: Turn, key: string, known: ApprovalRecord): Promise<"approved" | "declined" | "expired"> {
  const { ctx, record } = turn;
  const at = new Date(ctx.clock.now());
  if (known.expiresAt > at) throw wait(turn, known);
  const target = { type: "tool-approval", id: known.id };
  const audit = toAuditRecord(ctx, { action: "chat.tool-approval-expired", target, severity: "notice", reason: known.tool });
  if (await ctx.deps.turns.settleApproval(record, key, { state: "expired", at, audit })) return "expired";
  const current = await ctx.deps.turns.find(record.orgId, record.userId, record._id);
  const state = current?.approvals?.[key]?.state;
  return state === undefined || state === "pending" ? "expired" : state;
}
