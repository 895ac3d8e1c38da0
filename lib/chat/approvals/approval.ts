// A call that changes something is done once the person has agreed to exactly that call. What they agree to is named by a digest of tool,
// arguments, turn and question: a call that differs in one character has another, and another question.

import { z } from "zod";
import { type AuditRecord, canonicalJson, digestOf } from "../../platform/audit/audit-record.ts";
import { parseArguments } from "../tools/chat-tool.ts";

/** `question` is encrypted. Only "pending" is ever followed by another state. */
export type ApprovalRecord = {
  id: string;
  tool: string;
  question: string;
  state: "pending" | ApprovalDecision | "expired";
  askedAt: Date;
  expiresAt: Date;
  decidedAt: Date | null;
};

export type ApprovalDecision = "approved" | "declined";
export type Settlement = { state: Exclude<ApprovalRecord["state"], "pending">; at: Date; audit: AuditRecord };

/** The call, and how the person is told of it. */
export const questionSchema = z.object({
  arguments: z.string(),
  fields: z.array(z.object({ label: z.string(), text: z.string() })),
});
export type Question = z.infer<typeof questionSchema>;

export const APPROVAL_LIFETIME_MS = 24 * 60 * 60 * 1_000;

export const placeOfQuestion = (turnId: string, key: string) => ({ collection: "turns", id: turnId, field: `approvals.${key}` });

/** One spelling of equal arguments. Throws ToolInputError for what is no JSON. */
export function toCanonicalArguments(argumentsText: string): string {
  return canonicalJson(parseArguments(argumentsText));
}

export function digestOfQuestion(asked: { turnId: string; approvalId: string; tool: string; question: Question }): string {
  return digestOf(asked);
}
