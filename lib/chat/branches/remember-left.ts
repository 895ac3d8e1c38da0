import type { Context } from "../../platform/context.ts";
import type { ChatDeps } from "../ports.ts";
import { isOnPath, openPath } from "./read-path.ts";

/** The sibling that is shown at this place, and is left now, comes back later with what followed it. */
export async function rememberLeft(ctx: Context<ChatDeps>, left: { chatId: string; branch: string | null; first: string }): Promise<void> {
  const { turns } = ctx.deps;
  const [path, first, siblings] = await Promise.all([
    openPath(turns, { orgId: ctx.orgId, chatId: left.chatId, branch: left.branch }),
    turns.findInChat(ctx.orgId, left.chatId, left.first),
    turns.listSiblings(ctx.orgId, left.chatId, [left.first]),
  ]);
  const opening = siblings.find(({ _id }) => path.segments.some(({ branch }) => branch === _id));
  const shown = opening?._id ?? (first && isOnPath(path, first) ? first._id : null);
  if (shown !== null) await turns.setLastBranch(ctx.orgId, shown, left.branch);
}
