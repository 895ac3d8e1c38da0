import type { Context } from "../../platform/context.ts";
import { enqueueJob } from "../../platform/jobs/enqueue-job.ts";
import type { JobStore } from "../../platform/jobs/job.store.ts";
import type { PublishDeps } from "../../platform/jobs/publish-record.ts";
import { realmOf } from "../transactions/realm.ts";
import type { TransactionRecord } from "../transactions/transaction-record.ts";
import type { FoldPace } from "./fold-pace.ts";
import type { Populations } from "./populations.ts";

export const FOLD_POPULATION_JOB = "risk.fold-population";

/** What several processes ask for within one of these is one job. */
const WINDOW_MS = 15_000;

export type FoldRequestDeps = PublishDeps & { jobs: JobStore; foldPace: FoldPace; riskPopulations: Populations };

/** After judging, of one realm: asks for a fold when this process has judged enough since it last did. */
export async function requestFold(ctx: Context<FoldRequestDeps>, judged: readonly Pick<TransactionRecord, "source">[]): Promise<void> {
  const [first] = judged;
  if (!first) return;
  const realm = realmOf(first.source);
  const { count } = await ctx.deps.riskPopulations.newestOf(ctx.orgId, realm);
  if (!ctx.deps.foldPace.isDue(ctx.orgId, realm, { judged: judged.length, known: count })) return;
  const deduplicationKey = `${realm}-${Math.floor(ctx.clock.now() / WINDOW_MS)}`;
  const publish = await enqueueJob(ctx, { name: FOLD_POPULATION_JOB, payload: { realm }, deduplicationKey });
  await publish();
}
