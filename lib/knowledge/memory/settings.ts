import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { MemoryDeps } from "./ports.ts";
import type { MemorySettings, UpdateMemorySettingsInput } from "./schema.ts";

/** On unless somebody has switched it off; the organization's word counts for everybody in it. */
export async function readSettings({ deps, orgId }: Context<Pick<MemoryDeps, "memorySettings">>, userId: string): Promise<MemorySettings> {
  const records = await deps.memorySettings.list(orgId, userId);
  const decided = (whose: string | null) => records.find((record) => record.userId === whose)?.isOn ?? true;
  const [person, organization] = [decided(userId), decided(null)];
  return { isOn: person && organization, person, organization };
}

export async function getMemorySettings(ctx: Context<MemoryDeps>): Promise<MemorySettings> {
  assertPermission(ctx, "memory.read");
  return readSettings(ctx, userIdOf(ctx));
}

/** Switched off, nothing is added and nothing recalled; what is there stays until it is forgotten. */
export async function updateMemorySettings(ctx: Context<MemoryDeps>, { whose, isOn }: UpdateMemorySettingsInput): Promise<MemorySettings> {
  assertPermission(ctx, whose === "organization" ? "organization.write" : "memory.write");
  const own = userIdOf(ctx);
  const userId = whose === "organization" ? null : own;
  const before = await readSettings(ctx, own);
  const record = {
    ...{ _id: userId === null ? ctx.orgId : `${ctx.orgId}:${userId}`, orgId: ctx.orgId, userId, isOn },
    ...{ updatedBy: own, updatedAt: new Date(ctx.clock.now()) },
  };
  const audit = toAuditRecord(ctx, {
    action: "memory.settings-updated",
    target: userId === null ? { type: "organization", id: ctx.orgId } : { type: "user", id: userId },
    before: before[whose],
    after: isOn,
  });
  await ctx.deps.db.withTransaction(async (session) => {
    await ctx.deps.memorySettings.put(record, session);
    await ctx.deps.audit.append(audit, session);
  });
  return readSettings(ctx, own);
}
