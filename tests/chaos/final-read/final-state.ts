import type { AuditRecord, ChainFault } from "../../../lib/platform/audit/audit-record.ts";

/** Everything the product holds after a run was drained, read past every proxy and decrypted. Times are milliseconds. */
export type FinalTurn = {
  id: string;
  orgId: string;
  userId: string;
  chatId: string;
  chatSeq: number;
  clientMessageId: string;
  state: string;
  reason: string | null;
  message: string;
  reply: string | null;
  fence: number;
  attempts: number;
  replays: number;
  createdAt: number;
  finishedAt: number | null;
  replacedBy: string | null;
  isProjected: boolean;
};

export type FinalUsage = { id: string; orgId: string; turnId: string; step: string; bookedTo: string; isUncertain: boolean };

/** A call as the provider saw it. */
export type VendorCall = {
  /** Of the message it answers; null for calls no message of the run made. */
  reference: string | null;
  canaries: readonly string[];
  /** Results of tools since that message, in order. */
  toolResults: readonly { id: string; content: string }[];
};

export type FinalAudit = {
  orgId: string;
  records: readonly Pick<AuditRecord, "_id" | "action" | "target" | "seq">[];
  fault: ChainFault | null;
  /** What is wrong with the signed checkpoints over the chain, or that they do not reach its end. */
  signatureFault: string | null;
};

export type FinalState = {
  turns: readonly FinalTurn[];
  chats: readonly { id: string; orgId: string; isDeleted: boolean }[];
  jobs: readonly { id: string; name: string; orgId: string; state: string; chatId: string | null }[];
  usage: readonly FinalUsage[];
  audit: readonly FinalAudit[];
  deadLetters: readonly { orgId: string; recordId: string; reason: string }[];
  /** Canaries in what was decrypted, by the organization that owns the record. */
  decrypted: readonly { orgId: string; place: string; canaries: readonly string[] }[];
  /** Canaries where no text may stand: stored documents as they are, and log lines. */
  exposed: readonly { place: string; canaries: readonly string[] }[];
  undecryptable: readonly { place: string; problem: string }[];
  vendorCalls: readonly VendorCall[];
  /** What the drain had not brought to an end within its bound. */
  leftOpen: readonly string[];
};
