import { toNewSuite } from "../../lib/failsafe/drills/create-drill.ts";
import { drillCollection } from "../../lib/failsafe/drills/drill.store.ts";
import type { SuiteRecord } from "../../lib/failsafe/drills/drill-record.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import type { Harness, Person } from "./harness.ts";

type Given = Partial<SuiteRecord>;

/** A drill that is over, of which nothing was asked; a test says what else it was. */
export async function insertDrill({ runtime }: Harness, { orgId, userId }: Pick<Person, "orgId" | "userId">, given: Given = {}) {
  const ctx = createSystemContext(runtime, { job: "test", orgId });
  const suite = toNewSuite(ctx, { model: "demo", path: "both" }, { trigger: "person", startedBy: userId });
  const row: SuiteRecord = { ...suite, state: "done", isOpen: false, finishedAt: new Date(ctx.clock.now()), ...given };
  await runtime.deps.db.collection(drillCollection).insertOne(row);
  return row;
}
