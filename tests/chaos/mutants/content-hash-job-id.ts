import type { Patch } from "../compile/patch.ts";

/** A job is named after what it says: the same words asked again are taken for a repetition of the first time. */
export const patches: readonly Patch[] = [
  {
    file: "lib/chat/accept-turn.ts",
    anchor: `const id = createId("turn");`,
    at: "instead",
    replacement: `const words = \`\${input.userId} \${input.chatId} \${input.message}\`;
  const id = \`trn_\${createHash("sha256").update(words).digest("hex").slice(0, 26).toUpperCase()}\`;`,
  },
  {
    file: "lib/chat/branches/insert-sibling.ts",
    anchor: "if (other) return other;",
    at: "after",
    insert: "if (turn._id === beside._id) return toAccepted(turn);",
  },
];
