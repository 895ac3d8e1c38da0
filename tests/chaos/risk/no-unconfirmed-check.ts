import type { Patch } from "../compile/patch.ts";

/** Whoever finishes what another process left asks no profile whether it has the move already. */
export const patches: readonly Patch[] = [
  {
    file: "lib/risk/profiles/move-profiles.ts",
    anchor: "!record?.unconfirmed.includes(id) && !ids.includes(id)",
    at: "instead",
    replacement: "record !== undefined && !ids.includes(id)",
  },
];
