import type { Context } from "../platform/context.ts";
import { getSpec } from "./get-spec.ts";
import type { IntegrationRecord } from "./integration.store.ts";
import { permissionFor, personOf } from "./internal/owner.ts";
import { isExpired, isUsable } from "./is-usable.ts";
import { WHOLLY_MASKED } from "./mask.ts";
import type { PlatformIntegration } from "./ports.ts";
import type { Integration } from "./schema.ts";
import { toDay } from "./use-counter.ts";

const DAY_MS = 86_400_000;
const DAYS_SHOWN = 30;

export function toIntegration(ctx: Context, record: IntegrationRecord): Integration {
  const now = ctx.clock.now();
  const { credential, next, lastTestedAt, lastUsedAt, expiresAt } = record;
  const firstDay = toDay(now - (DAYS_SHOWN - 1) * DAY_MS);
  const days = Object.entries(record.usedOn).filter(([day]) => day >= firstDay);
  return {
    id: record._id,
    type: record.type,
    scope: record.userId === null ? "organization" : "personal",
    name: record.name,
    status: record.status,
    reason: record.reason,
    lastTestedAt: lastTestedAt?.toISOString() ?? null,
    masked: credential.masked,
    fields: { ...credential.plain },
    isUsed: isUsable(record, now),
    expiresAt: expiresAt?.toISOString() ?? null,
    isExpired: isExpired(record, now),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    usage: days.map(([day, count]) => ({ day, count })).toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    waiting: next && { masked: next.masked, createdAt: next.createdAt.toISOString(), reason: next.reason },
    createdAt: record.createdAt.toISOString(),
    rotatedAt: credential.createdAt.toISOString(),
    canChange: ctx.permissions.has(permissionFor(record)) && (record.userId === null || record.userId === personOf(ctx)),
  };
}

/** Of the deployment's own, only that it is there: whoever deploys it tests it. */
export function toPlatformIntegration({ type }: PlatformIntegration): Integration {
  return {
    ...{ id: null, type, scope: "platform", name: getSpec(type).title, status: "untested", reason: null, lastTestedAt: null },
    ...{ masked: WHOLLY_MASKED, fields: {}, isUsed: true, expiresAt: null, isExpired: false, lastUsedAt: null, usage: [] },
    ...{ waiting: null, createdAt: null, rotatedAt: null, canChange: false },
  };
}
