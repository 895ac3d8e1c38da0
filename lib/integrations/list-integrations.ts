import { assertPermission } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { parseCursor, toCursor } from "../platform/cursor.ts";
import { personOf } from "./internal/owner.ts";
import type { IntegrationDeps } from "./ports.ts";
import type { Integration, IntegrationStatusRow } from "./schema.ts";
import { toIntegration, toPlatformIntegration } from "./to-integration.ts";

type Page = { items: Integration[]; nextCursor: string | null };

/** The caller's own, the organization's and the deployment's: in the order in which features take them. */
export async function listIntegrations(
  ctx: Context<IntegrationDeps>,
  input: { cursor?: string | undefined; limit: number },
): Promise<Page> {
  const all = await listAll(ctx);
  const start = input.cursor === undefined ? 0 : Math.max(0, Number(parseCursor(input.cursor, ["number"])[0]));
  const end = start + input.limit;
  return { items: all.slice(start, end), nextCursor: end < all.length ? toCursor([end]) : null };
}

export async function listIntegrationStatus(ctx: Context<IntegrationDeps>): Promise<IntegrationStatusRow[]> {
  return (await listAll(ctx)).map(({ type, scope, status, lastTestedAt, masked }) => ({ type, scope, status, lastTestedAt, masked }));
}

async function listAll(ctx: Context<IntegrationDeps>): Promise<Integration[]> {
  assertPermission(ctx, "integrations.read");
  const { integrations, platformIntegrations } = ctx.deps;
  const userId = personOf(ctx);
  const [own, shared] = await Promise.all([
    userId === null ? [] : integrations.listOwned(ctx.orgId, userId),
    integrations.listOwned(ctx.orgId, null),
  ]);
  return [...[...own, ...shared].map((record) => toIntegration(ctx, record)), ...platformIntegrations.map(toPlatformIntegration)];
}
