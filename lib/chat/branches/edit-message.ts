import type { Context } from "../../platform/context.ts";
import type { ChatDeps } from "../ports.ts";
import type { Accepted } from "../schema.ts";
import { insertSibling } from "./insert-sibling.ts";

export type EditMessageInput = { jobId: string; message: string; clientMessageId: string };

/** Asks other words at the place of a message; what followed the old words stays with them. */
export async function editMessage(ctx: Context<ChatDeps>, { message, ...input }: EditMessageInput): Promise<Accepted> {
  return insertSibling(ctx, { ...input, isRepeat: false, messageOf: async () => message });
}
