import { z } from "zod";
import { canonicalJson } from "../../platform/audit/audit-record.ts";
import { type AuditSigner, auditSignaturesSchema } from "../../platform/audit/audit-signer.ts";
import { digestOfPerson } from "../../platform/audit/pseudonyms.ts";
import type { AccountDeletionRecord } from "./account-deletion.store.ts";

/**
 * What a person keeps when nothing else of them is left: when they asked, when it was done and what went, signed with the keys that sign
 * audit trails. It names nobody: `subject` is SHA-256 of the account's id, which the person alone still has.
 */
export const receiptSchema = z.strictObject({
  format: z.literal("aegis.account-deletion/1"),
  id: z.string(),
  subject: z.string(),
  state: z.enum(["scheduled", "completed"]),
  requestedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  completedAt: z.iso.datetime().nullable(),
  /** Documents that went, and those that somebody who is gone stands in now, by collection. */
  deleted: z.record(z.string(), z.int()),
  keyId: z.string(),
  signatures: auditSignaturesSchema,
});
export type Receipt = z.infer<typeof receiptSchema>;

const DOMAIN = "aegis.account-deletion.v1\n";

export async function signReceipt(
  signer: AuditSigner,
  deletion: Pick<AccountDeletionRecord, "_id" | "userId" | "requestedAt" | "dueAt">,
  completion: { at: Date; deleted: Record<string, number> } | null,
): Promise<Receipt> {
  const statement = {
    format: "aegis.account-deletion/1" as const,
    id: deletion._id,
    subject: digestOfPerson(deletion.userId),
    state: completion ? ("completed" as const) : ("scheduled" as const),
    requestedAt: deletion.requestedAt.toISOString(),
    dueAt: deletion.dueAt.toISOString(),
    completedAt: completion?.at.toISOString() ?? null,
    deleted: completion?.deleted ?? {},
    keyId: signer.keyId,
  };
  return { ...statement, signatures: await signer.sign(receiptBytes(statement)) };
}

/** What the signatures are over: the receipt without them, its keys sorted, behind a line that says what it is. */
export function receiptBytes(statement: Omit<Receipt, "signatures">): Buffer {
  return Buffer.from(DOMAIN + canonicalJson(statement), "utf8");
}
