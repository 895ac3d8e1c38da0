import type { Patch } from "../compile/patch.ts";

/** Whoever has held a turn may write to it for ever, in the database and in the stream. */
export const patches: readonly Patch[] = [
  {
    file: "lib/platform/jobs/ledger.ts",
    anchor: `filterOf<Record>({ _id: record._id, orgId: record.orgId, fence: record.fence, state: "running" })`,
    at: "instead",
    replacement: "filterOf<Record>({ _id: record._id, orgId: record.orgId })",
  },
  {
    file: "lib/chat/stream/turn-sink.ts",
    anchor: `if (error instanceof StaleFenceError) options.onLost(new LeaseLostError("A later run writes this answer."));`,
    at: "instead",
    replacement: "",
  },
];
