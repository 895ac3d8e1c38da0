import type { Provider } from "../../ai/ports.ts";
import type { Context } from "../../platform/context.ts";
import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import type { JobRun } from "../../platform/jobs/define-job.ts";
import type { ChatDeps } from "../ports.ts";
import type { TurnOutcome, Verdict } from "../schema.ts";
import type { TurnWriter } from "../stream/turn-writer.ts";
import type { TurnRecord } from "../turn.store.ts";
import type { Checkpoints } from "./checkpoints.ts";

/** One run of a turn: what every stage of the pipeline needs. */
export type Turn = {
  ctx: Context<ChatDeps>;
  run: JobRun<TurnRecord>;
  record: TurnRecord;
  cipher: OrganizationCipher;
  writer: TurnWriter;
  checkpoints: Checkpoints;
  provider: Provider;
  canary: string;
  /** Aborts when the lease is lost, the deadline is over, or the person asked to stop. */
  signal: AbortSignal;
};

/** How a turn ended: what the one final write holds. */
export type Answer = { outcome: TurnOutcome; reason: string | null; text: string | null; finishReason: string; verdicts: Verdict[] };
