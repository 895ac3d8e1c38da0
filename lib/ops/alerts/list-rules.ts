import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { RuleView } from "./alert.schema.ts";
import { RULES } from "./rules.ts";
import { toRule } from "./to-alert.ts";

export async function listRules(ctx: Context): Promise<{ items: RuleView[] }> {
  assertPermission(ctx, "deployment.read");
  return { items: RULES.map(toRule) };
}
