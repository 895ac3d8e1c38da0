import { toNewLease } from "../../lib/failsafe/leases/lease-fields.ts";
import { type LeaseAsk, newTenure, type Tenure } from "../../lib/failsafe/leases/lease-machine.ts";
import { placeOfLease } from "../../lib/failsafe/leases/to-lease.ts";
import { createId } from "../../lib/platform/ids.ts";
import type { Subject } from "../../lib/platform/safety-gate.ts";
import type { Harness } from "./harness.ts";

/** A lease of a subject that needs a vote; left out, it is asked for by somebody, and nobody has voted. */
export async function insertLease(
  harness: Harness,
  orgId: string,
  { subject = { type: "agent", name: `agent-${createId("request")}` }, ...tenure }: Partial<Tenure> & { subject?: Subject } = {},
): Promise<string> {
  const { db, cipher, safetyLeases, safetyGate } = harness.runtime.deps;
  const [_id, now] = [createId("safetyLease"), new Date()];
  const reason = (await cipher.forOrganization(orgId)).encrypt(placeOfLease(_id, "ask.reason"), "Nightly run");
  const ask: LeaseAsk = {
    ...{ kind: "grant", outcome: "open", requestedBy: "usr_somebody", requestedAt: now, hours: 2, reason, approvals: 2, votes: [] },
  };
  const record = toNewLease({
    ...{ _id, orgId, subject, now, isRequired: true },
    tenure: { ...newTenure(now), state: "PENDING", ask, ...tenure },
  });
  await db.withTransaction((session) => safetyLeases.insert(record, session));
  safetyGate.forget(orgId);
  return _id;
}
