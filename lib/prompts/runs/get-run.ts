import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { RunStores } from "./ports.ts";
import type { RunView } from "./run.schema.ts";
import { runNotFound } from "./run-errors.ts";
import { toRunView } from "./to-run-view.ts";

/** One's own, also where the prompt is gone or no longer readable: what was given and said is the person's. */
export async function getRun(ctx: Context<RunStores & { cipher: Cipher }>, runId: string): Promise<RunView> {
  assertPermission(ctx, "prompts.read");
  const record = await ctx.deps.promptRuns.find(ctx.orgId, userIdOf(ctx), runId);
  if (!record) throw runNotFound(runId);
  return toRunView(await ctx.deps.cipher.forOrganization(ctx.orgId), record);
}
