import type { Clock } from "../../platform/clock.ts";
import type { CheckStore } from "./check.store.ts";
import type { DeepChecks } from "./deep-checks.ts";
import { recordCheck, slotOf, statesOf } from "./record-check.ts";
import type { UnkeptChecks } from "./unkept-checks.ts";

export type CheckHealthDeps = { deepChecks: DeepChecks; healthChecks: CheckStore; unkeptChecks: UnkeptChecks; clock: Clock };

/** The check of every five minutes: looks at everything and writes down what it found. */
export async function checkHealth(deps: CheckHealthDeps): Promise<void> {
  const slot = slotOf(deps.clock.now());
  const states = statesOf(await deps.deepChecks.look());
  if (states.database === "down") return deps.unkeptChecks.note(slot, states);
  await recordCheck(deps, slot, states);
}
