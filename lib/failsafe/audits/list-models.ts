import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { parseCursor, toCursor } from "../../platform/cursor.ts";
import type { SafetyGate } from "../../platform/safety-gate.ts";
import type { ListModelsInput, RegisteredModel } from "./audit.schema.ts";
import { type ModelCountRecord, REGISTRY_DAYS } from "./model-count.store.ts";
import type { AuditStores } from "./ports.ts";

const DAY_MS = 86_400_000;

type RegistryDeps = Pick<AuditStores, "modelCounts"> & { safetyGate: SafetyGate };

/** By name: every model whose answers were audited in the last 30 days, and whether it may act. */
export async function listModels(
  ctx: Context<RegistryDeps>,
  { cursor, limit }: ListModelsInput,
): Promise<{ items: RegisteredModel[]; nextCursor: string | null }> {
  assertPermission(ctx, "failsafe.read");
  const afterModel = cursor === undefined ? null : String(parseCursor(cursor, ["string"])[0]);
  const rows = await ctx.deps.modelCounts.listDays(ctx.orgId, { afterModel, models: limit + 1 });
  const byModel = Map.groupBy(rows, ({ model }) => model);
  const names = [...byModel.keys()].slice(0, limit);
  const since = Math.floor(ctx.clock.now() / DAY_MS) * DAY_MS - (REGISTRY_DAYS - 1) * DAY_MS;
  const items = await Promise.all(
    names.map((model) =>
      toModel(
        ctx,
        model,
        (byModel.get(model) ?? []).filter(({ from }) => from.getTime() >= since),
      ),
    ),
  );
  const last = byModel.size > limit ? names.at(-1) : undefined;
  return { items: items.filter((item) => item !== null), nextCursor: last === undefined ? null : toCursor([last]) };
}

async function toModel(ctx: Context<RegistryDeps>, model: string, days: readonly ModelCountRecord[]): Promise<RegisteredModel | null> {
  const last = days.at(-1);
  if (!last) return null;
  const audits = days.reduce((sum, day) => sum + day.audits, 0);
  const failed = days.reduce((sum, day) => sum + day.failed, 0);
  const lastFailure = days.findLast((day) => day.lastFailure !== null)?.lastFailure ?? null;
  const halt = await ctx.deps.safetyGate.find(ctx.orgId, [{ type: "model", name: model }]);
  return {
    ...{ model, audits, failed, passRate: audits === 0 ? 1 : Math.max(0, 1 - failed / audits) },
    days: days.map((day) => ({ day: day.from.toISOString().slice(0, 10), audits: day.audits, failed: Math.max(0, day.failed) })),
    lastAuditAt: last.lastAt.toISOString(),
    lastFailure: lastFailure && { auditId: lastFailure.auditId, at: lastFailure.at.toISOString() },
    lease: { state: halt?.state ?? "VALID", reason: halt?.reason ?? null, tripId: halt?.tripId ?? null },
  };
}
