import { guardTexts } from "../../guard/guard-texts.ts";
import type { GuardDeps } from "../../guard/ports.ts";
import type { GuardVerdict } from "../../guard/schema.ts";
import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";

/** The guard's verdict on each text, as on a user's message; secrets in it are in `redactions`. No model is asked. */
export async function moderateTexts(ctx: Context<GuardDeps>, texts: readonly string[]): Promise<GuardVerdict[]> {
  assertPermission(ctx, "ai.write");
  const policy = await ctx.deps.guard.policyOf(ctx.orgId);
  const verdicts: GuardVerdict[] = [];
  for (const text of texts) verdicts.push((await guardTexts(ctx, [{ text, source: "user" }], { policy })).verdict);
  return verdicts;
}
