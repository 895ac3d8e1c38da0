import { assertPermission, userIdOf } from "../../../platform/assert-permission.ts";
import type { Context } from "../../../platform/context.ts";
import type { Feature } from "../../access.ts";

type Selection = {
  model?: string | undefined;
  provider?: string | undefined;
  feature?: Feature | undefined;
  user?: string | undefined;
  key?: string | undefined;
};

export type ReportFilter = { userId?: string | null; keyId?: string | null; provider?: string; model?: string; feature?: Feature };
export type ReportScope = "organization" | "own";

/**
 * What the caller may see of what they ask for: without `usage.read` their own calls, whoever's they name. Somebody else's name then
 * finds nothing, like a name that does not exist.
 */
export function toReportScope(ctx: Context, selection: Selection): { scope: ReportScope; filter: ReportFilter; isEmpty: boolean } {
  assertPermission(ctx, "ai.read");
  const filter = toFilter(selection);
  if (ctx.permissions.has("usage.read")) return { scope: "organization", filter, isEmpty: false };
  if (ctx.actor.type === "apiKey") {
    const isForeign = filter.keyId !== undefined && filter.keyId !== ctx.actor.keyId;
    return { scope: "own", filter: { ...filter, keyId: ctx.actor.keyId }, isEmpty: isForeign };
  }
  const userId = userIdOf(ctx);
  return { scope: "own", filter: { ...filter, userId }, isEmpty: filter.userId !== undefined && filter.userId !== userId };
}

function toFilter({ model, provider, feature, user, key }: Selection): ReportFilter {
  const slash = model?.indexOf("/") ?? -1;
  return {
    ...(provider !== undefined && { provider }),
    ...(model !== undefined && (slash < 0 ? { model } : { provider: model.slice(0, slash), model: model.slice(slash + 1) })),
    ...(feature !== undefined && { feature }),
    ...(user !== undefined && { userId: orNull(user) }),
    ...(key !== undefined && { keyId: orNull(key) }),
  };
}

const orNull = (value: string): string | null => (value === "none" ? null : value);
