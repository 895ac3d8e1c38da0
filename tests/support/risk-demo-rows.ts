import { toNewRun } from "../../lib/risk/demo/create-demo-run.ts";
import { type DemoRunRecord, demoRunCollection } from "../../lib/risk/demo/demo-run.store.ts";
import type { Harness, Person } from "./harness.ts";

/** An incident that is over; a test says what else it was. */
export function demoRunRow(orgId: string, given: Partial<DemoRunRecord> = {}): DemoRunRecord {
  const run = toNewRun({ kind: "incident", perSecond: 2, seconds: 10, seed: 1, orgId, createdBy: null, now: Date.now() });
  return { ...run, state: "finished", isOpen: false, finishedAt: new Date(), ...given };
}

/** As if it had been played; returns its id. */
export async function insertDemoRun({ runtime }: Harness, { orgId, userId }: Person): Promise<string> {
  const row = demoRunRow(orgId, { createdBy: userId });
  await runtime.deps.db.collection(demoRunCollection).insertOne(row);
  return row._id;
}
