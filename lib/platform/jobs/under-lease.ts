import { haltedError, type SafetyGate, type Subject } from "../safety-gate.ts";
import type { JobDefinition } from "./define-job.ts";
import type { LeaseFields } from "./ledger.ts";

export type JobGate = Pick<SafetyGate, "find" | "watch">;

/**
 * Aborts the run when its organization, its module or whatever else it acts for may not act: at once where that is so already, and soon
 * where it comes to be. Returns what ends the watch.
 */
export async function runUnderLease<Deps, Record extends LeaseFields>(
  gate: JobGate,
  { name, subjectsOf }: Pick<JobDefinition<Deps, Record>, "name" | "subjectsOf">,
  record: Record,
  abort: AbortController,
): Promise<() => void> {
  const subjects: Subject[] = [{ type: "module", name: moduleOf(name) }, ...(subjectsOf?.(record) ?? [])];
  const halt = await gate.find(record.orgId, subjects);
  if (halt) {
    abort.abort(haltedError(halt));
    return () => undefined;
  }
  const { signal, end } = gate.watch(record.orgId, subjects);
  signal.addEventListener("abort", () => abort.abort(signal.reason), { once: true });
  return end;
}

/** Of "module.verb-noun". */
export function moduleOf(job: string): string {
  return job.slice(0, job.indexOf("."));
}
