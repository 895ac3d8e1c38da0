import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createProbes } from "./probes.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const there = async () => undefined;
const away = () => Promise.reject(new Error("away"));
const silent = () => new Promise<void>(() => undefined);

/** What is said, and how long it took to say it. */
async function look(probes: ReturnType<typeof createProbes>, ping: () => Promise<void>): Promise<[isUp: boolean, tookMs: number]> {
  const startedAt = performance.now();
  const said = probes.look("database", ping).then((isUp): [boolean, number] => [isUp, performance.now() - startedAt]);
  await vi.advanceTimersByTimeAsync(1_000);
  return said;
}

test("one that answers late is still there; one that says nothing for three seconds is not", async () => {
  const probes = createProbes();
  expect(await look(probes, there)).toEqual([true, 0]);
  const slow = () => new Promise<void>((resolve) => setTimeout(resolve, 300));
  expect(await look(probes, slow)).toEqual([true, 80]);
  expect(await look(probes, silent)).toEqual([true, 80]);
  // It was told a second later that nothing came.
  expect(await look(probes, silent)).toEqual([false, 80]);
  expect(await look(probes, there)).toEqual([true, 0]);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await look(probes, slow)).toEqual([false, 80]);
});

test("one that refuses is down at once, and up again with its first answer", async () => {
  const probes = createProbes();
  await look(probes, there);
  expect(await look(probes, away)).toEqual([false, 0]);
  expect(await look(probes, there)).toEqual([true, 0]);
});

test("the first time nothing is known, and a connection may take its time", async () => {
  expect(await look(createProbes(), () => new Promise<void>((resolve) => setTimeout(resolve, 500)))).toEqual([true, 500]);
  expect(await look(createProbes(), silent)).toEqual([false, 800]);
});

test("however many ask, a service is asked once at a time", async () => {
  const probes = createProbes();
  let asked = 0;
  const ping = async () => {
    asked += 1;
    await silent();
  };
  const all = Array.from({ length: 50 }, () => probes.look("database", ping));
  await vi.advanceTimersByTimeAsync(900);
  expect(new Set(await Promise.all(all))).toEqual(new Set([false]));
  expect(asked).toBe(1);
});
