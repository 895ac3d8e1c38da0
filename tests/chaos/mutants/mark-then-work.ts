import type { Patch } from "../compile/patch.ts";

/** "Seen before" is written first and the work comes after it: whoever takes a turn over finds it marked and leaves it. */
export const patches: readonly Patch[] = [
  {
    file: "lib/platform/jobs/ledger.ts",
    anchor: `if (!current) return { type: "missing" };`,
    at: "after",
    insert: `if (current.fence > 0) return { type: "final", record: current };`,
  },
];
