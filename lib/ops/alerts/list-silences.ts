import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { SilenceView } from "./alert.schema.ts";
import type { AlertStores } from "./ports.ts";
import { toSilence } from "./to-alert.ts";

/** Those that hold now. */
export async function listSilences(ctx: Context<AlertStores>): Promise<{ items: SilenceView[] }> {
  assertPermission(ctx, "deployment.read");
  const records = await ctx.deps.alertSilences.listActive(new Date(ctx.clock.now()));
  return { items: records.map(toSilence) };
}
