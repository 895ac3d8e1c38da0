import fc from "fast-check";
import { expect, test } from "vitest";
import { createRecorder } from "../history/recorder.ts";
import { findCronTwice } from "./cron-twice.ts";

const EVERY_MS = 10;

/** Tries every way to give each run a slot of its own. */
function hasAssignment(runs: readonly (readonly [number, number])[], taken: ReadonlySet<number> = new Set()): boolean {
  const [run, ...rest] = runs;
  if (!run) return true;
  for (let slot = run[0]; slot <= run[1]; slot += 1) if (!taken.has(slot) && hasAssignment(rest, new Set([...taken, slot]))) return true;
  return false;
}

test("runs are accused exactly when no way exists to give each a slot of its own", () => {
  const span = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 3 })).map(([from, more]) => [from, from + more] as const);
  fc.assert(
    fc.property(fc.array(span, { maxLength: 6 }), (spans) => {
      let now = 0;
      const recorder = createRecorder(() => now);
      for (const [index, [from, to]] of spans.entries()) {
        now = from * EVERY_MS;
        const end = recorder.invoke(`t${index}`, "tick", { key: `t${index}`, orgId: "", value: { runs: [] } });
        now = to * EVERY_MS + 3;
        end("ok", { runs: [{ name: "sweep", everyMs: EVERY_MS }] });
      }
      expect(findCronTwice(recorder.history(), EMPTY).length === 0).toBe(hasAssignment(spans));
    }),
    { numRuns: 500 },
  );
});

const EMPTY: Parameters<typeof findCronTwice>[1] = {
  ...{ turns: [], chats: [], jobs: [], usage: [], audit: [], deadLetters: [] },
  ...{ decrypted: [], exposed: [], undecryptable: [], vendorCalls: [], leftOpen: [] },
};
