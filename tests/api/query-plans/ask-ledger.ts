import type { UpdateFilter } from "mongodb";
import type { LeaseFields, Ledger } from "../../../lib/platform/jobs/ledger.ts";

/** Every question a ledger is ever asked of a record that waits. */
export async function askLedger<Record extends LeaseFields>(
  ledger: Ledger<Record>,
  of: Pick<Record, "_id" | "orgId">,
  update: UpdateFilter<Record>,
): Promise<void> {
  await ledger.listDue(5);
  await ledger.findOldestWaiting();
  await ledger.isAnyRunning(of.orgId);
  await ledger.startPublish(of, { evenIfNotDue: true });
  await ledger.publishFailed(of);
  const claim = await ledger.claim(of.orgId, of._id, "plans");
  if (claim.type !== "claimed") throw new Error(`The record is not there to be taken: ${claim.type}.`);
  await ledger.heartbeat(claim.record);
  await ledger.write(claim.record, update);
  await ledger.release(claim.record, { error: "plans", delayMs: 0 });
  await ledger.find(of.orgId, of._id);
  await ledger.replay(of.orgId, of._id);
}
