import type { Context } from "../../platform/context.ts";
import type { Subject } from "../../platform/safety-gate.ts";
import type { TripReason } from "../schema.ts";

export type TripInput = {
  subject: Subject;
  reason: TripReason;
  auditId?: string | null;
  runId?: string | null;
  /** Goes into the timeline, encrypted. */
  note?: string;
};

export type Tripped = { tripId: string; leaseId: string; isNew: boolean };

/** Takes the subject's lease. Whoever calls this has decided that it may be done; `tripByHand` asks for the permission. */
export async function trip(_ctx: Context, _input: TripInput): Promise<Tripped> {
  throw new Error("Nothing can be tripped yet.");
}
