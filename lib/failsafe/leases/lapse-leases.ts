import type { AuditStore } from "../../platform/audit/audit.store.ts";
import { type AuditRecord, toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Database } from "../../platform/db.ts";
import { createId } from "../../platform/ids.ts";
import type { Logger } from "../../platform/log.ts";
import { isLeaseRequired } from "../settings/is-lease-required.ts";
import type { KeptFailsafeSettings } from "../settings/kept-settings.ts";
import type { LeaseRecord, LeaseStore } from "./lease.store.ts";
import { toFields } from "./lease-fields.ts";
import { settle } from "./lease-machine.ts";

const AT_ONCE = 50;

export type LapseParts = {
  db: Database;
  audit: AuditStore;
  leases: Pick<LeaseStore, "listLapsed" | "change">;
  settings: Pick<KeptFailsafeSettings, "settingsOf">;
  clock: Clock;
  log: Logger;
};

/** Writes down whose end has come, each with its record in the trail. Whoever is first does it; for the others nothing is left. */
export async function lapseLeases(parts: LapseParts, orgId: string): Promise<void> {
  const now = new Date(parts.clock.now());
  const settings = await parts.settings.settingsOf(orgId);
  for (const lease of await parts.leases.listLapsed(orgId, now, AT_ONCE)) {
    const change = toFields(settle(lease, now), { now, isRequired: isLeaseRequired(settings, lease.subject) });
    await parts.db.withTransaction(async (session) => {
      if (!(await parts.leases.change(orgId, lease._id, lease.version, change, session))) return;
      await parts.audit.append(toEntry(parts, lease), session);
    });
  }
}

function toEntry({ clock, log }: LapseParts, { _id, orgId, subject, endsAt }: LeaseRecord): AuditRecord {
  const by = { actor: { type: "system" as const, job: "failsafe.lapse-leases" }, role: null, permissions: new Set<never>() };
  const ctx = { ...by, orgId, requestId: createId("request"), ip: "", userAgent: "", clock, log, deps: {} };
  return toAuditRecord(ctx, {
    action: "failsafe.lease-expired",
    target: { type: "failsafe-lease", id: _id },
    severity: "notice",
    after: { subject, endsAt },
  });
}
