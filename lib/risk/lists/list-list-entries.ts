import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { nextTimeCursor, readTimeCursor } from "../../platform/time-pages.ts";
import type { ListName } from "../rules/rule.ts";
import type { ListEntryView } from "./list.schema.ts";
import type { ListDeps } from "./ports.ts";
import { COUNTRY_SOURCES, HIGH_RISK_COUNTRIES, SANCTIONED_COUNTRIES } from "./shipped-countries.ts";
import { toListEntry } from "./to-list-entry.ts";

type Page = { items: ListEntryView[]; nextCursor: string | null; shipped: { asOf: string; sources: string[] } | null };

/** Newest first; a list of countries begins with those that are shipped. */
export async function listListEntries(
  ctx: Context<ListDeps>,
  { list, cursor, limit }: { list: ListName; cursor?: string | undefined; limit: number },
): Promise<Page> {
  assertPermission(ctx, "risk.read");
  const records = await ctx.deps.listEntries.list(ctx.orgId, list, { after: readTimeCursor(cursor), limit });
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const own = records.map((record) => toListEntry(record, cipher, ctx.clock.now()));
  const isCountries = list === "sanctioned" || list === "high_risk";
  return {
    items: cursor === undefined && isCountries ? [...shippedOf(list), ...own] : own,
    nextCursor: nextTimeCursor(records, limit),
    shipped: isCountries ? { asOf: COUNTRY_SOURCES.asOf, sources: [...COUNTRY_SOURCES.sources] } : null,
  };
}

function shippedOf(list: "sanctioned" | "high_risk"): ListEntryView[] {
  return (list === "sanctioned" ? SANCTIONED_COUNTRIES : HIGH_RISK_COUNTRIES).map(({ code, why }) => ({
    ...{
      id: null,
      list,
      subject: "country" as const,
      key: code,
      name: null,
      side: "any" as const,
      reason: why,
      source: "shipped" as const,
    },
    ...{ isExcluded: false, expiresAt: null, isExpired: false, at: null, by: null },
  }));
}
