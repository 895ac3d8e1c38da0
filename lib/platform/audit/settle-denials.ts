import type { Clock } from "../clock.ts";
import type { Context } from "../context.ts";
import type { Logger } from "../log.ts";
import type { AuditStore } from "./audit.store.ts";
import { type AuditRecord, toAuditRecord } from "./audit-record.ts";
import type { DenialRecord, DenialStore } from "./denial.store.ts";

export type SettleDenialsDeps = { audit: Pick<AuditStore, "append">; denialStore: DenialStore; clock: Clock; log: Logger };

/**
 * Turns the rows of minutes that are over into audit records, which the sequencer then chains. Safe to repeat and to interrupt: a row
 * stays until its record is written, and the record has the id the row gave it.
 */
export async function settleDenials(deps: SettleDenialsDeps, limit: number): Promise<number> {
  const { audit, denialStore, clock } = deps;
  const due = await denialStore.listDue(new Date(clock.now()), limit);
  for (const { _id, orgId } of due) {
    const settled = await denialStore.settle(orgId, _id);
    if (!settled) continue;
    await audit.append(toRecord(deps, settled));
    await denialStore.delete(orgId, _id);
  }
  return due.length;
}

function toRecord({ log }: SettleDenialsDeps, denial: DenialRecord): AuditRecord {
  const { actor, orgId, role, requestId, ip, userAgent, count, firstAt, lastAt, codes, route } = denial;
  const clock = { now: () => lastAt.getTime(), sleep: async () => undefined };
  const ctx: Context = { actor, orgId, role, permissions: new Set(), requestId, ip, userAgent, clock, log, deps: {} };
  const span = { count, firstAt: firstAt.toISOString(), lastAt: lastAt.toISOString(), codes: [...codes].sort() };
  const times = count === 1 ? "once" : `${count} times from ${span.firstAt} to ${span.lastAt}`;
  const reason = `Refused ${times}: ${span.codes.join(", ")}`;
  const target = { type: "route", id: route };
  return { ...toAuditRecord(ctx, { action: "auth.access-denied", target, severity: "warning", reason, after: span }), _id: denial.auditId };
}
