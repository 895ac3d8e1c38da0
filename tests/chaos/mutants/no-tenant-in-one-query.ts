import type { Patch } from "../compile/patch.ts";

/** One query of one store finds by id alone. */
export const patches: readonly Patch[] = [
  {
    file: "lib/chat/turn.store.ts",
    anchor: "turns.findOne({ _id: id, orgId, userId }),",
    at: "instead",
    replacement: "turns.findOne({ _id: id }),",
  },
];
