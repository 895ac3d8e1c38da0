import type { Document } from "mongodb";
import type { LeaseRecord } from "../../../lib/failsafe/leases/lease.store.ts";
import { toNewLease } from "../../../lib/failsafe/leases/lease-fields.ts";
import { newTenure, type Tenure } from "../../../lib/failsafe/leases/lease-machine.ts";
import { DEFAULT_FAILSAFE_SETTINGS } from "../../../lib/failsafe/settings/default-settings.ts";
import type { FailsafeSettingsRecord } from "../../../lib/failsafe/settings/settings.store.ts";
import { createId } from "../../../lib/platform/ids.ts";
import { subjectKey } from "../../../lib/platform/safety-gate.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { type Owner, seededId, type Tenancy } from "./tenancy.ts";

export function failsafeLeaseStores({ safetyLeases, failsafeSettingsStore }: Pick<AppDeps, "safetyLeases" | "failsafeSettingsStore">) {
  return { createLeaseStore: safetyLeases, createFailsafeSettingsStore: failsafeSettingsStore };
}

const HOUR_MS = 3_600_000;

/** Every question leases and settings are ever asked. */
export async function askFailsafeLeases(deps: AppDeps, { orgId, userId }: Owner): Promise<void> {
  const { db, safetyLeases, failsafeSettingsStore } = deps;
  const now = new Date();
  const [_id, subject] = [createId("safetyLease"), { type: "agent", name: "plans" } as const];
  const ended = new Date(now.getTime() - HOUR_MS);
  const lease = toLeaseRow({ _id, orgId, name: subject.name }, { state: "VALID", startedAt: ended, endsAt: ended, seenAt: ended });
  await db.withTransaction(async (session) => {
    await safetyLeases.insert(lease, session);
    await safetyLeases.find(orgId, _id, session);
    await safetyLeases.findOfSubject(orgId, subjectKey(subject), session);
  });
  await safetyLeases.find(orgId, _id);
  await safetyLeases.findOfSubject(orgId, subjectKey(subject));
  await safetyLeases.listGated(orgId);
  await safetyLeases.listLapsed(orgId, now, 50);
  for (const state of [null, "VALID", "EXPIRED"] as const)
    for (const type of [null, "agent"] as const)
      for (const after of [null, _id]) await safetyLeases.list(orgId, { state, type }, { after, limit: 5 });
  const { _id: _own, orgId: _org, version, subject: _subject, subjectKey: _key, ...fields } = lease;
  await db.withTransaction((session) =>
    safetyLeases.change(orgId, _id, version, { ...fields, state: "EXPIRED", shown: "EXPIRED" }, session),
  );
  await failsafeSettingsStore.findLast(orgId);
  for (const beforeVersion of [null, 20]) await failsafeSettingsStore.list(orgId, { beforeVersion, limit: 20 });
  await db.withTransaction((session) => failsafeSettingsStore.insert(toSettingsRow({ orgId, userId }, 1_000_000, "sst_plans"), session));
}

type Past = { tenancy: Tenancy; at(index: number): Date };

/** Most leases are over and given back; some stand, and a few were taken. */
export function failsafeLeasePast({ tenancy, at }: Past): Record<string, (index: number) => Document> {
  return {
    failsafe_leases: (index): LeaseRecord => {
      const { orgId } = tenancy.of(index);
      const of = { _id: seededId("sls", index), orgId, name: `agent ${index}` };
      if (index % 50 !== 0) return { ...toLeaseRow(of, {}), shown: "VALID" };
      const endsAt = new Date(Date.now() + HOUR_MS * (index + 1));
      if (index % 100 !== 0) return toLeaseRow(of, { state: "VALID", startedAt: at(index), endsAt });
      return toLeaseRow(of, { state: "VALID", endsAt, denials: [{ tripId: seededId("stp", index), reason: "score", at: at(index) }] });
    },
    failsafe_settings: (index) => toSettingsRow(tenancy.of(index), index + 1, seededId("sst", index)),
  };
}

function toLeaseRow({ _id, orgId, name }: { _id: string; orgId: string; name: string }, tenure: Partial<Tenure>): LeaseRecord {
  const now = new Date();
  return toNewLease({
    ...{ _id, orgId, now, subject: { type: "agent", name }, isRequired: true },
    tenure: { ...newTenure(now), ...tenure },
  });
}

const toSettingsRow = ({ orgId, userId }: Pick<Owner, "orgId" | "userId">, version: number, _id: string): FailsafeSettingsRecord => ({
  ...{ _id, orgId, version, settings: DEFAULT_FAILSAFE_SETTINGS, note: null, createdAt: new Date(0), createdBy: userId },
});
