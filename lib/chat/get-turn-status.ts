import { assertPermission, userIdOf } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { AppError } from "../platform/errors.ts";
import { repairTurn } from "./accept-turn.ts";
import type { ChatDeps } from "./ports.ts";
import type { StatusView } from "./schema.ts";
import { toStatusView } from "./to-turn-view.ts";

/** Polling works without any stream, and looking repairs a turn that was never delivered. */
export async function getTurnStatus(ctx: Context<ChatDeps>, input: { jobId: string }): Promise<StatusView> {
  assertPermission(ctx, "chat.read");
  const turn = await ctx.deps.turns.find(ctx.orgId, userIdOf(ctx), input.jobId);
  if (!turn) throw new AppError("not_found", "chat.turn_not_found", `No job ${input.jobId}.`);
  await repairTurn(ctx, turn);
  return toStatusView(await ctx.deps.cipher.forOrganization(ctx.orgId), turn);
}
