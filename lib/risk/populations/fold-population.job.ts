import { defineJob, NotYetError } from "../../platform/jobs/define-job.ts";
import type { JobRecord, JobStore } from "../../platform/jobs/job.store.ts";
import { CLOSED_LEASE } from "../../platform/jobs/ledger.ts";
import type { ModelStatusStore } from "../models/model-status.store.ts";
import { REALMS, type Realm } from "../transactions/realm.ts";
import { foldPopulation, type PopulationDeps, SETTLE_MS } from "./fold-population.ts";
import { FOLD_POPULATION_JOB } from "./request-fold.ts";

type FoldDeps = PopulationDeps & { jobs: JobStore; modelStatuses: ModelStatusStore };

/** Folds of five thousand in one run; what comes in faster is gone on with by the next delivery. */
const FOLDS_MAX = 40;
/** After rows have settled, all that asked for this job is there. */
const PAUSE_MS = SETTLE_MS + 500;

/** The organization's population takes in what was judged since. */
export const foldPopulationJob = defineJob<FoldDeps, JobRecord>({
  name: FOLD_POPULATION_JOB,
  maxAttempts: 6,
  ledger: (deps) => deps.jobs.ledger,
  async handle(ctx, run) {
    // Whoever has transactions has a model to be watched from now on.
    await ctx.deps.modelStatuses.ensure(ctx.orgId, new Date(ctx.clock.now()));
    const realm = realmOf(run.record);
    if (ctx.clock.now() - run.record.createdAt.getTime() < PAUSE_MS) throw new NotYetError("risk.rows_settle", PAUSE_MS);
    let isMore = true;
    for (let fold = 0; isMore && fold < FOLDS_MAX; fold += 1) {
      run.signal.throwIfAborted();
      isMore = (await foldPopulation(ctx, realm))?.isMore === true;
    }
    if (isMore) throw new NotYetError("risk.folding_goes_on", PAUSE_MS);
    await run.write({ $set: { ...CLOSED_LEASE, state: "done", finishedAt: new Date(ctx.clock.now()), lastError: null } });
  },
  toFailed: (ctx, _record, reason) => ({ reason, finishedAt: new Date(ctx.clock.now()) }),
});

function realmOf({ payload }: JobRecord): Realm {
  return REALMS.find((realm) => realm === payload.realm) ?? "live";
}
