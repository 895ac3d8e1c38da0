import { createTurnStore } from "../chat/turn.store.ts";
import { ACTING_MODULES } from "../failsafe/schema.ts";
import type { RunningWork } from "../failsafe/trips/ports.ts";
import { createJobStore } from "../platform/jobs/job.store.ts";
import type { Subject } from "../platform/safety-gate.ts";
import { createRiskImportStore } from "../risk/imports/import.store.ts";
import type { FailsafeParts } from "./failsafe-parts.ts";

/** Where jobs of the product stand while they run: their own collection, messages in chats, imports of the risk guardian. */
export function createRunningWork({ db, clock, jobTiming }: FailsafeParts): RunningWork {
  const options = { clock, timing: jobTiming };
  const jobs = createJobStore(db, options).ledger;
  const turns = createTurnStore(db, options).ledger;
  const imports = createRiskImportStore(db, options).ledger;
  const ofModules = (orgId: string, modules: readonly string[]): Promise<boolean>[] => [
    jobs.isAnyRunning(orgId, { name: { $regex: `^(?:${modules.join("|")})\\.` } }),
    ...(modules.includes("chat") ? [turns.isAnyRunning(orgId)] : []),
    ...(modules.includes("risk") ? [imports.isAnyRunning(orgId)] : []),
  ];
  const looksAt = (orgId: string, { type, name }: Subject): Promise<boolean>[] => {
    switch (type) {
      case "organization":
        return ofModules(orgId, ACTING_MODULES);
      case "module":
        return ofModules(orgId, [name]);
      case "api-key":
        return [turns.isAnyRunning(orgId, { keyId: name })];
      // No record says which of these a job works for.
      case "model":
      case "session":
      case "agent":
      case "strategy":
        return [];
    }
  };
  return { isAny: async (orgId, subject) => (await Promise.all(looksAt(orgId, subject))).some(Boolean) };
}
