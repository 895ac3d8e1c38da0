import type { GuardVerdict, Redaction } from "./schema.ts";

const SEVERITY: Readonly<Record<GuardVerdict["verdict"], number>> = { SAFE: 0, PII_LEAK: 1, UNSAFE: 2, JAILBREAK: 3 };

/** One verdict for a text in several pieces, such as the rounds of an answer: the worst one, with every reason and redaction. */
export function mergeVerdicts(verdicts: readonly GuardVerdict[]): GuardVerdict {
  const [first, ...rest] = verdicts;
  if (!first) throw new RangeError("An answer has at least one round.");
  return rest.reduce(
    (merged, next) => ({
      ...(SEVERITY[next.verdict] > SEVERITY[merged.verdict] ? next : merged),
      score: Math.max(merged.score, next.score),
      reasons: [...merged.reasons, ...next.reasons.filter((reason) => merged.reasons.every((known) => known.code !== reason.code))],
      redactions: addUp([...merged.redactions, ...next.redactions]),
      latencyMs: merged.latencyMs + next.latencyMs,
    }),
    first,
  );
}

function addUp(redactions: readonly Redaction[]): Redaction[] {
  const counts = new Map<string, number>();
  for (const { kind, count } of redactions) counts.set(kind, (counts.get(kind) ?? 0) + count);
  return [...counts].map(([kind, count]) => ({ kind, count }));
}
