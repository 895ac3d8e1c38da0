import { expect, test } from "vitest";
import { createManualClock } from "../../tests/support/manual-clock.ts";
import { createSharedWork } from "./shared-work.ts";

test("who asks before it begins shares it; who asks after that has another", async () => {
  const clock = createManualClock();
  let begun = 0;
  const ask = createSharedWork(clock, 250, async () => {
    begun += 1;
  });
  const early = [ask(), ask()];
  await clock.advance(249);
  early.push(ask());
  expect(begun).toBe(0);
  await clock.advance(1);
  await Promise.all(early);
  expect(begun).toBe(1);
  const late = ask();
  await clock.advance(250);
  await late;
  expect(begun).toBe(2);
});

test("its failure reaches everybody who asked, and nobody after them", async () => {
  const clock = createManualClock();
  let isBroken = true;
  const ask = createSharedWork(clock, 250, async () => {
    if (isBroken) throw new Error("away");
  });
  const failing = Promise.allSettled([ask(), ask()]);
  await clock.advance(250);
  expect((await failing).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  isBroken = false;
  const next = ask();
  await clock.advance(250);
  await next;
});
