import { createDrillStore, drillCollection } from "../failsafe/drills/drill.store.ts";
import { createDrillCaseStore, drillCaseCollection } from "../failsafe/drills/drill-case.store.ts";
import type { DrillStores } from "../failsafe/drills/ports.ts";
import type { FailsafeParts } from "./failsafe-parts.ts";

export const failsafeDrillCollections = [drillCollection, drillCaseCollection] as const;

export function createFailsafeDrillDeps({ db }: FailsafeParts): DrillStores {
  return { drills: createDrillStore(db), drillCases: createDrillCaseStore(db) };
}
