import { expect, test } from "vitest";
import { createManualClock } from "../../tests/support/manual-clock.ts";
import { createLogger } from "../platform/log.ts";
import { createUseCounter } from "./use-counter.ts";

const setUp = (fail = false) => {
  const clock = createManualClock(Date.parse("2026-11-21T23:59:30Z"));
  const written: string[] = [];
  const logs: string[] = [];
  const store = {
    countUses: async (
      orgId: string,
      id: string,
      { day, count, forgotten }: { day: string; count: number; forgotten: readonly string[] },
    ) => {
      if (fail) throw new Error("the database is away");
      expect(forgotten).toContain("2026-10-22");
      written.push(`${orgId} ${id} ${day} ${count}`);
    },
  };
  const counter = createUseCounter({ store, clock, log: createLogger({ level: "debug", write: (line) => logs.push(line) }) });
  return { clock, written, logs, counter };
};

test("the first use is written at once, the rest of a minute together, on the day on which they are written", async () => {
  const { clock, written, counter } = setUp();
  for (let use = 0; use < 100; use += 1) counter.count("org_1", "int_1");
  counter.count("org_2", "int_2");
  await clock.advance(0);
  expect(written).toEqual(["org_1 int_1 2026-11-21 1", "org_2 int_2 2026-11-21 1"]);
  await clock.advance(60_000);
  expect(written.slice(2)).toEqual(["org_1 int_1 2026-11-22 99"]);
  await clock.advance(600_000);
  counter.count("org_1", "int_1");
  await clock.advance(0);
  expect(written.slice(3)).toEqual(["org_1 int_1 2026-11-22 1"]);
});

test("what waits is written when the process ends", async () => {
  const { written, counter } = setUp();
  counter.count("org_1", "int_1");
  counter.count("org_1", "int_1");
  await counter.close();
  expect(written).toHaveLength(2);
});

test("a count that cannot be written breaks nothing and is told to the log", async () => {
  const { clock, logs, counter } = setUp(true);
  counter.count("org_1", "int_1");
  await clock.advance(0);
  expect(logs.join()).toContain("was not counted");
  await counter.close();
});
