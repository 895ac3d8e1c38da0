import type { Context } from "../../platform/context.ts";
import type { GroupWork } from "../../platform/group-work.ts";
import { countAnalyses } from "./count-analyses.ts";
import { type FollowDeps, followVerdicts } from "./follow-verdicts.ts";
import type { JudgingDeps, Submission } from "./judge-group.ts";
import { nameTransactions } from "./name-transaction.ts";
import type { Outcome, SubmitOptions } from "./outcome.ts";
import { realmOf } from "./realm.ts";
import type { TransactionInput } from "./transaction.schema.ts";
import type { TransactionRecord } from "./transaction-record.ts";

/** Who waits in this process, by organization and realm. */
export type TransactionGroups = GroupWork<Submission, readonly Outcome[]>;
export type AnalyzeDeps = JudgingDeps & FollowDeps & { transactionGroups: TransactionGroups };

/** So many of one call are judged in one go; more are cut. */
const SLICE = 500;

/** One outcome for each, in order. Whoever calls has asked whether the caller may. */
export async function analyzeTransactions(
  ctx: Context<AnalyzeDeps>,
  inputs: readonly TransactionInput[],
  { source, analysisType }: SubmitOptions,
): Promise<Outcome[]> {
  const startedAt = performance.now();
  const { orgId, deps } = ctx;
  const realm = realmOf(source);
  const named = await nameTransactions(deps.searchKeys, orgId, realm, inputs);
  const receivedAt = new Date(ctx.clock.now());
  const shared = { source, analysisType, submittedBy: submitterOf(ctx), receivedAt, startedAt };
  const outcomes: Outcome[] = [];
  for (let from = 0; from < named.length; from += SLICE) {
    const rows = named.slice(from, from + SLICE).map((each) => ({ named: each, ...shared }));
    outcomes.push(...(await deps.transactionGroups(`${orgId}:${realm}`, { ctx, rows }, rows.length)));
  }
  countAnalyses(deps.metrics, outcomes, { source: source.type, seconds: (performance.now() - startedAt) / 1_000 });
  await followVerdicts(
    ctx,
    outcomes.flatMap((outcome) => (outcome.type === "judged" ? [outcome.record] : [])),
  );
  return outcomes;
}

function submitterOf({ actor }: Context): TransactionRecord["submittedBy"] {
  if (actor.type === "user") return { type: "user", id: actor.userId };
  if (actor.type === "apiKey") return { type: "apiKey", id: actor.keyId };
  return actor.type === "webhook" ? { type: "webhook", id: actor.source } : { type: "system", id: actor.job };
}
