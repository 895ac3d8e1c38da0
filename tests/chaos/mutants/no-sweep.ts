import type { Patch } from "../compile/patch.ts";

/** Nobody looks for turns that were accepted and never published, or whose deliveries are used up. */
export const patches: readonly Patch[] = [
  {
    file: "lib/runtime/tasks-of-platform.ts",
    anchor: "for (const job of jobs) await job.sweep(deps, BATCH);",
    at: "instead",
    replacement: "",
  },
];
