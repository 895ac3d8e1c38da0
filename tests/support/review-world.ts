import { type Clock, systemClock } from "../../lib/platform/clock.ts";
import type { ReviewState } from "../../lib/risk/reviews/review-state.store.ts";
import type { StoredVerdict, TransactionRecord } from "../../lib/risk/transactions/transaction-record.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import { createAdjustableClock } from "./adjustable-clock.ts";
import { type Cue, createScriptedProvider } from "./fakes/scripted-provider.ts";
import { createHarness } from "./harness.ts";
import { insertRiskTransaction } from "./risk-transaction-rows.ts";

export const voteFor = (decision: string) => JSON.stringify({ reasons: ["As the figures say."], score: 0.6, confidence: 0.9, decision });

type Fields = Partial<Omit<TransactionRecord, "verdict" | "sealed">> & {
  from?: string;
  to?: string;
  description?: string;
  externalId?: string;
};

/** Three models that say what the test has them say, over a real database. While `haste` is above 1, waiting is as much shorter. */
export async function createReviewWorld() {
  const script = { cues: (_voter: number): readonly Cue[] => [voteFor("review")], haste: 1 };
  const moved = createAdjustableClock();
  const clock: Clock = { now: moved.now, sleep: (durationMs, signal) => systemClock.sleep(durationMs / script.haste, signal) };
  const providers = ["a", "b", "c"].map((name, index) => createScriptedProvider(() => script.cues(index), { name }));
  const harness = await createHarness({
    // A model that fails a hundred times in a row is still asked.
    overrides: { clock, providers, router: { breakerFailures: 10_000, retriesPerRequest: 0 } },
    environment: { METRICS_TOKEN: "metrics-token-of-this-test-0123456789" },
  });
  const { deps } = harness.runtime;
  const contextOf = (orgId: string) => createSystemContext(harness.runtime, { job: "risk.review-transaction", orgId });
  return {
    ...{ harness, deps, script, providers, contextOf, advance: moved.advance },
    asked: () => providers.reduce((sum, { calls }) => sum + calls.length, 0),
    /** So that nothing but what a test is about keeps models from being asked. */
    async grantCredit(orgId: string, fields: Partial<ReviewState> = {}): Promise<void> {
      const now = new Date(clock.now());
      await deps.riskReviewStates.insert({
        ...{ _id: orgId, orgId, credit: 100, countedUntil: now, judged: 0, reviewed: 0, width: null, spentMicros: 0, revision: 0 },
        ...{ learnAt: new Date(now.getTime() + 3_600_000), month: now.toISOString().slice(0, 7) },
        ...fields,
      });
    },
    insert(orgId: string, verdict: Pick<StoredVerdict, "score" | "decision">, fields: Fields = {}): Promise<TransactionRecord> {
      const standing = ({ approve: "passed", monitor: "passed", review: "flagged", hold: "quarantined", block: "blocked" } as const)[
        verdict.decision
      ];
      const rest = { externalId: Math.random().toString(), standing, isReviewDue: true, isCaseDue: false, ...fields };
      return insertRiskTransaction(harness, orgId, { ...rest, verdict: { ...verdict, probability: verdict.score } });
    },
  };
}
