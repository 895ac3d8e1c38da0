import type { CallRecord } from "../ai/call-records.ts";
import type { BookedCall } from "../ai/usage.store.ts";
import type { DataSource } from "../guard/data-source.schema.ts";
import type { GuardVerdict } from "../guard/schema.ts";
import type { AuditRecord } from "../platform/audit/audit-record.ts";
import type { LeaseFields } from "../platform/jobs/ledger.ts";
import type { PromptRef } from "../prompts/social/find-named-version.ts";
import type { ApprovalRecord } from "./approvals/approval.ts";
import type { Attachment } from "./attachments/attachment.ts";

/** What a finished or begun step of the pipeline left behind; `result` is encrypted. */
export type StepRecord = {
  state: "started" | "finished" | "uncertain";
  fence: number;
  startedAt: Date;
  finishedAt: Date | null;
  result: string | null;
  detail: { [key: string]: string | number | boolean };
  /** Of a step that asks a model, oldest first. At most one of them has answered. */
  calls?: readonly CallRecord[];
};

/** The turns of one branch below a place: those with a `chatSeq` from `from` up to, not including, `before`. */
export type PathSegment = { branch: string | null; from: number; before: number };

export type TurnState = "queued" | "running" | "answered" | "blocked" | "cancelled" | "failed";

/** One message with its answer: the accepted work, its own outbox, its checkpoints and its result in one document. */
export type TurnRecord = LeaseFields & {
  state: TurnState;
  userId: string;
  /** Of the API key that sent it for its person; left out where they did so themselves. */
  keyId?: string;
  /** Of the session they sent it in; left out where a key did. */
  sessionId?: string;
  chatId: string;
  chatSeq: number;
  clientMessageId: string;
  userMessageId: string;
  replyMessageId: string;
  message: string;
  /** What came with it. */
  attachments?: readonly Attachment[];
  /** The version of a prompt its words were made of. */
  promptRef?: PromptRef;
  createdAt: Date;
  /** Before answers had siblings: the answer that took this one's place. Such a turn stands in no path. */
  replacedBy: string | null;
  /** The turn that opens the branch this one belongs to; null or left out on the trunk. */
  branch?: string | null;
  /** Of a turn that opens a branch: what it continues, oldest first. */
  path?: readonly PathSegment[];
  /** The first turn asked at this place of the conversation, where this is another one. */
  siblingOf?: string;
  /** Of that first turn: the sibling made last by answering once more. */
  lastSibling?: string | null;
  /** The branch shown when a reader left this turn for a sibling. */
  lastBranch?: string | null;
  /** Of an answer that goes on after it was cut off: the round with a model that its second part begins with. */
  firstRound?: number;
  /** Of a turn that came in a file: nobody wrote it here, so to a model it is data. */
  importId?: string;
  /** Taken back by its person before it began; stands in no path. */
  withdrawnAt?: Date | null;
  stopRequestedAt: Date | null;
  steps: { [key: string]: StepRecord };
  /** Calls the person was asked about, by the key of their step. */
  approvals?: { [key: string]: ApprovalRecord };
  snapshot: { fence: number; seq: number; text: string; at: Date } | null;
  reply: {
    text: string;
    provider: string;
    model: string;
    isDemo: boolean;
    /** Why the first choice did not answer, as "provider: reason". */
    fallbackReason?: string | null;
    finishReason: string;
    createdAt: Date;
  } | null;
  streamSeq: number;
  verdicts: GuardVerdict[];
  /** What the answer was written under the eyes of; left out where nobody else had written any of it. */
  taint?: readonly DataSource[];
  usage: BookedCall[];
  audit: AuditRecord[];
  reason: string | null;
  finishedAt: Date | null;
  /** Usage and audit rows have been copied to their ledgers. */
  isProjected: boolean;
  replays: number;
};
