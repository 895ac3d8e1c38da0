import type { ClassWeight, GuardVerdict, Redaction } from "./schema.ts";
import { severestAction } from "./severest-action.ts";

const SEVERITY: Readonly<Record<GuardVerdict["verdict"], number>> = { SAFE: 0, PII_LEAK: 1, UNSAFE: 2, JAILBREAK: 3 };

/** One verdict for a text in several pieces, such as the rounds of an answer: the worst one, with every reason and redaction. */
export function mergeVerdicts(verdicts: readonly GuardVerdict[]): GuardVerdict {
  const [first, ...rest] = verdicts;
  if (!first) throw new RangeError("An answer has at least one round.");
  return rest.reduce(
    (merged, next) => ({
      ...(SEVERITY[next.verdict] > SEVERITY[merged.verdict] ? next : merged),
      action: severestAction([merged.action, next.action]),
      score: Math.max(merged.score, next.score),
      reasons: [...merged.reasons, ...next.reasons.filter((reason) => merged.reasons.every((known) => known.code !== reason.code))],
      redactions: addUp([...merged.redactions, ...next.redactions]),
      latencyMs: merged.latencyMs + next.latencyMs,
      ...((merged.classes ?? next.classes) && { classes: strongest([...(merged.classes ?? []), ...(next.classes ?? [])]) }),
    }),
    first,
  );
}

function addUp(redactions: readonly Redaction[]): Redaction[] {
  const counts = new Map<string, number>();
  for (const { kind, count } of redactions) counts.set(kind, (counts.get(kind) ?? 0) + count);
  return [...counts].map(([kind, count]) => ({ kind, count }));
}

function strongest(classes: readonly ClassWeight[]): ClassWeight[] {
  const weights = new Map<ClassWeight["class"], number>();
  for (const { class: name, weight } of classes) weights.set(name, Math.max(weight, weights.get(name) ?? 0));
  return [...weights].map(([name, weight]) => ({ class: name, weight }));
}
