import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { RunStores } from "./ports.ts";
import { runNotFound } from "./run-errors.ts";

/** What was given and said is gone; that there was a run stays counted. */
export async function deleteRun(ctx: Context<RunStores>, runId: string): Promise<void> {
  assertPermission(ctx, "prompts.run");
  if (!(await ctx.deps.promptRuns.delete(ctx.orgId, userIdOf(ctx), runId))) throw runNotFound(runId);
}
