import type { Replay } from "../../../../_client/guard-policy.ts";

const EXAMPLES_SHOWN = 20;

/** Pages of one replay as a whole: each looks at its own verdicts. The most frequent change comes first. */
export function sumReplay(pages: readonly Replay[]): Replay {
  const [first, ...rest] = pages;
  if (!first) throw new RangeError("A replay has at least one page.");
  const transitions = new Map<string, Replay["transitions"][number]>();
  for (const transition of pages.flatMap((page) => page.transitions)) {
    const key = `${transition.from} ${transition.to}`;
    transitions.set(key, { ...transition, count: transition.count + (transitions.get(key)?.count ?? 0) });
  }
  return {
    ...first,
    from: rest.at(-1)?.from ?? first.from,
    looked: pages.reduce((sum, page) => sum + page.looked, 0),
    changed: pages.reduce((sum, page) => sum + page.changed, 0),
    transitions: [...transitions.values()].sort((a, b) => b.count - a.count),
    examples: pages.flatMap((page) => page.examples).slice(0, EXAMPLES_SHOWN),
    nextCursor: pages.at(-1)?.nextCursor ?? null,
  };
}
