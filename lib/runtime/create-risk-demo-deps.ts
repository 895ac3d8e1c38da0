import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import { createDemoRunStore, demoRunCollection } from "../risk/demo/demo-run.store.ts";
import { createDemoShow } from "../risk/demo/show-demo.ts";
import type { RiskDeps } from "../risk/ports.ts";

export const riskDemoCollections = [demoRunCollection] as const;

/** What plays generated towns, and shows one transaction of them to anybody. */
export function createRiskDemoDeps({ db, clock }: { db: Database; clock: Clock }): Pick<RiskDeps, "demoRuns" | "showDemo"> {
  return { demoRuns: createDemoRunStore(db), showDemo: createDemoShow({ clock }) };
}
