import type { Patch } from "../compile/patch.ts";

/** Every limit lets calls pass when Redis cannot count, as the library does by itself. */
export const patches: readonly Patch[] = [
  {
    file: "lib/platform/limits/limiter.ts",
    anchor: `if (limit.withoutRedis === "open")`,
    at: "instead",
    replacement: "if (limit.max > 0)",
  },
];
