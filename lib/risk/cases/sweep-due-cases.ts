import type { Context } from "../../platform/context.ts";
import { openCases } from "./open-cases.ts";
import type { OpenCaseDeps } from "./ports.ts";

/** Whoever judges opens the cases as well; this is for when they died in between. */
const GRACE_MS = 30_000;

/** `contextOf`: the system's, in the organization named. */
export async function sweepDueCases(
  deps: OpenCaseDeps & { clock: { now(): number } },
  contextOf: (orgId: string) => Context<OpenCaseDeps>,
  limit: number,
): Promise<void> {
  const due = await deps.caseTransactions.listDue(new Date(deps.clock.now() - GRACE_MS), limit);
  for (const orgId of new Set(due.map((record) => record.orgId)))
    await openCases(
      contextOf(orgId),
      due.filter((record) => record.orgId === orgId),
    );
}
