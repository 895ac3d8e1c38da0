import type { Inspection, TextSource } from "./inspect-text.ts";
import type { AttackClass } from "./policy.ts";
import type { ClassWeight } from "./schema.ts";

/** In text that should be data, words addressed to the assistant weigh more: 0.5 becomes 0.65. */
const UNTRUSTED_POWER = 1.5;

/** How sure each class alone makes the guard, in the order in which they were seen; the classifier is one of its own. */
export function classWeightsOf({ signals, sentinel }: Pick<Inspection, "signals" | "sentinel">, source: TextSource): ClassWeight[] {
  const power = source === "untrusted" ? UNTRUSTED_POWER : 1;
  const innocent = new Map<AttackClass, number>();
  for (const { class: name, weight } of signals) innocent.set(name, (innocent.get(name) ?? 1) * (1 - weight) ** power);
  const seen = [...innocent].map(([name, rest]) => ({ class: name, weight: 1 - rest }));
  const all: ClassWeight[] = sentinel && sentinel.score > 0 ? [...seen, { class: "sentinel", weight: sentinel.score }] : seen;
  return all.map(({ class: name, weight }) => ({ class: name, weight: Math.min(1, Math.round(weight * 1000) / 1000) }));
}
