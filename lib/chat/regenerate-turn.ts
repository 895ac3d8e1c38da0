import type { Context } from "../platform/context.ts";
import { insertSibling } from "./branches/insert-sibling.ts";
import type { ChatDeps } from "./ports.ts";
import type { Accepted } from "./schema.ts";
import { decryptMessage } from "./to-turn-view.ts";

export type RegenerateInput = { jobId: string; clientMessageId: string };

/** Answers a message once more; the answers there were stay beside it. */
export async function regenerateTurn(ctx: Context<ChatDeps>, input: RegenerateInput): Promise<Accepted> {
  return insertSibling(ctx, {
    ...input,
    isRepeat: true,
    messageOf: async (turn) => decryptMessage(await ctx.deps.cipher.forOrganization(ctx.orgId), turn),
  });
}
