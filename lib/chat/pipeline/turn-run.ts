import type { GuardVerdict } from "../../guard/schema.ts";
import type { Context } from "../../platform/context.ts";
import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import type { JobRun } from "../../platform/jobs/define-job.ts";
import type { ChatDeps } from "../ports.ts";
import type { TurnOutcome } from "../schema.ts";
import type { TurnWriter } from "../stream/turn-writer.ts";
import type { ChatTool } from "../tools/chat-tool.ts";
import type { TurnRecord } from "../turn-record.ts";
import type { Checkpoints } from "./checkpoints.ts";
import type { Taint } from "./taint.ts";

/** One run of a turn: what every stage of the pipeline needs. */
export type Turn = {
  ctx: Context<ChatDeps>;
  run: JobRun<TurnRecord>;
  record: TurnRecord;
  cipher: OrganizationCipher;
  writer: TurnWriter;
  checkpoints: Checkpoints;
  canary: string;
  taint: Taint;
  /** What this person's model is offered. */
  tools: readonly ChatTool<ChatDeps>[];
  /** What stands of the answer already where it goes on after being cut off. */
  begun: Begun | null;
  /** Aborts when the lease is lost, the deadline is over, or the person asked to stop. */
  signal: AbortSignal;
};

export type Begun = { text: string; firstRound: number };

/** Who wrote a reply. */
export type AnsweredBy = { provider: string; model: string; isDemo: boolean; fallbackReason: string | null };

/** How a turn ended: what the one final write holds. */
export type Answer = {
  outcome: TurnOutcome;
  reason: string | null;
  text: string | null;
  /** Null where no model was asked to the end; what it had said by then is its last call's. */
  by: AnsweredBy | null;
  finishReason: string;
  verdicts: GuardVerdict[];
};
