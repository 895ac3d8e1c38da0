import type { Patch } from "../compile/patch.ts";

/** What an older version wrote: turns without the fields that came last, and messages with a field we do not send any more. */
export const patches: readonly Patch[] = [
  { file: "lib/chat/accept-turn.ts", anchor: "    replays: 0,\n", at: "instead", replacement: "" },
  { file: "lib/chat/accept-turn.ts", anchor: "    streamSeq: 0,\n", at: "instead", replacement: "" },
  { file: "lib/chat/accept-turn.ts", anchor: "    replacedBy: null,\n", at: "instead", replacement: "" },
  {
    file: "lib/platform/jobs/publish-record.ts",
    anchor: "body: { ...message, publication: count.publishCount },",
    at: "instead",
    replacement: "body: { ...message, version: 1 },",
  },
];
