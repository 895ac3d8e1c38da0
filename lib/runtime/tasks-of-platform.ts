import { lapseBudgetHolds } from "../ai/lapse-budget-holds.ts";
import { sweepDeletions } from "../auth/privacy/sweep-deletions.ts";
import { finishTurn } from "../chat/finish-turn.ts";
import { retainAudit } from "../platform/audit/retain-audit.ts";
import { sequenceAudit } from "../platform/audit/sequence-audit.ts";
import { settleDenials } from "../platform/audit/settle-denials.ts";
import { advanceRotation } from "../platform/crypto/rotate-data-key.ts";
import { forEachAtMost } from "../platform/jobs/for-each-at-most.ts";
import { jobs } from "./jobs.ts";
import type { Runtime } from "./runtime.ts";
import type { ScheduledTask } from "./scheduled-task.ts";
import { createSystemContext } from "./system-context.ts";

const BATCH = 200;
const DENIALS = 1_000;
const FINISH_AT_ONCE = 4;
const REWRAP_BATCHES = 50;
/** Fifty documents each: what fits into a tick beside everything else. */
const ROTATION_STEPS = 100;

/** Work, money, trails and keys. */
export const platformTasks: Readonly<Record<string, ScheduledTask>> = {
  "platform.sweep": sweep,
  "ai.lapse-budget-holds": lapseHolds,
  "platform.chain-audit": chainAudit,
  "platform.retain-audit": retainTrails,
  "platform.rotate-data-keys": rotateDataKeys,
  "platform.rewrap-keys": rewrapKeys,
  "auth.sweep-deletions": (runtime) => sweepDeletions(createSystemContext(runtime, { job: "auth.sweep-deletions", orgId: "" })),
};

/** Publishes what is due, and does what a dying process left undone after a final state. */
async function sweep(runtime: Runtime): Promise<void> {
  const { deps } = runtime;
  for (const job of jobs) await job.sweep(deps, BATCH);
  await forEachAtMost(FINISH_AT_ONCE, await deps.turns.listUnprojected(BATCH), (turn) =>
    finishTurn(createSystemContext(runtime, { job: "platform.sweep", orgId: turn.orgId }), turn),
  );
}

/** A process that died with money set aside never tells what it has spent. */
async function lapseHolds({ deps }: Runtime): Promise<void> {
  await lapseBudgetHolds({ ...deps, accounts: deps.budgetAccounts, settlements: deps.budgetSettlements }, BATCH);
}

/** A slot of its own: a sweep that has much to do, fails or takes its process down does not keep the chains from growing. */
async function chainAudit({ deps }: Runtime): Promise<void> {
  await settleDenials(deps, DENIALS);
  const unchained = await deps.audit.listOrganizationsWithUnchained(BATCH);
  const unsigned = await deps.audit.listOrganizationsWithUnsigned(BATCH);
  for (const orgId of new Set([...unchained, ...unsigned])) await sequenceAudit(deps, orgId);
}

/** One step for every trail: what one run announces, a later one drops. */
async function retainTrails(runtime: Runtime): Promise<void> {
  const { deps } = runtime;
  for (const orgId of await deps.audit.listOrganizationsToRetain(new Date(deps.clock.now()), BATCH))
    await retainAudit(createSystemContext(runtime, { job: "platform.retain-audit", orgId }));
}

/** A rotation somebody began goes on here, whatever became of the command. */
async function rotateDataKeys({ deps }: Runtime): Promise<void> {
  for (const scopeId of await deps.keyRotations.listDue(new Date(deps.clock.now()), BATCH))
    for (let step = 0; step < ROTATION_STEPS; step += 1) if (!(await advanceRotation(deps, scopeId))) break;
}

/** As many batches as fit into one tick; the next hour goes on where this one stopped. */
async function rewrapKeys({ deps }: Runtime): Promise<void> {
  for (let batch = 0; batch < REWRAP_BATCHES; batch += 1) {
    if ((await deps.cipher.rewrapDataKeys(BATCH)) < BATCH) return;
  }
}
