import { DECISIONS } from "../../engine/decision-of.ts";
import type { RuleReplayView } from "./replay.schema.ts";
import { createReplaySums, type ReplaySums } from "./replay-sums.ts";
import type { RuleReplayRecord } from "./rule-replay.store.ts";

const RULES_SHOWN = 40;

/** Null is a set that was never replayed. */
export function toReplayView(ruleSetId: string, version: number, record: RuleReplayRecord | null): RuleReplayView {
  const sums = record?.sums ?? createReplaySums();
  return {
    ruleSetId,
    version,
    state: record?.state ?? "none",
    looked: sums.looked,
    total: record?.total ?? 0,
    generated: sums.generated,
    decisions: toPairs(sums),
    frauds: sums.frauds,
    honest: sums.honest,
    rules: Object.entries(sums.rules)
      .map(([code, counts]) => ({ code, ...counts }))
      .toSorted((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || b.after - a.after)
      .slice(0, RULES_SHOWN),
    examples: sums.examples.map(({ at, ...example }) => ({ ...example, at: at.toISOString() })),
    startedAt: record?.startedAt.toISOString() ?? null,
    finishedAt: record?.finishedAt?.toISOString() ?? null,
    reason: record?.reason ?? null,
  };
}

/** Only pairs that occur. */
export function toPairs({ decisions }: Pick<ReplaySums, "decisions">): RuleReplayView["decisions"] {
  return DECISIONS.flatMap((from, row) =>
    DECISIONS.flatMap((to, column) => {
      const count = decisions[row]?.[column] ?? 0;
      return count > 0 ? [{ from, to, count }] : [];
    }),
  );
}
