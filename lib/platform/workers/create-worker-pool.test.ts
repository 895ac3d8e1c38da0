import { afterAll, describe, expect, test } from "vitest";
import { createWorkerPool } from "./create-worker-pool.ts";

type Order = { act: string; value?: unknown };

const entry = new URL("../../../tests/support/workers/misbehaving.worker.ts", import.meta.url);
const base = { entry, size: 1, timeoutMs: 60_000, memoryMb: 160 };
const pool = createWorkerPool<Order, unknown>(base);
afterAll(() => pool.close());

describe("a task that goes wrong fails alone, with its reason, and the next one is served", () => {
  test.each([
    ["throws", "fail", "threw"],
    ["ends its process", "exit", "crashed"],
    ["fills the heap", "heap", "out_of_memory"],
    ["asks for more at once than a thread would survive", "heap at once", "out_of_memory"],
    ["takes memory outside the heap", "bytes", "out_of_memory"],
  ])("one that %s", async (_name, act, reason) => {
    await expect(pool.run({ act })).rejects.toMatchObject({ name: "WorkerFailure", reason });
    expect(await pool.run({ act: "echo", value: act })).toBe(act);
  });

  test("one that never listens again is ended in time, and so is one that waits for ever", async () => {
    const short = createWorkerPool<Order, unknown>({ ...base, timeoutMs: 400 });
    for (const act of ["spin", "hang"]) await expect(short.run({ act })).rejects.toMatchObject({ reason: "timed_out" });
    short.close();
  });
});

describe("a task reaches nothing of ours", () => {
  test("no variable of the environment, so no secret", async () => {
    expect(await pool.run({ act: "environment" })).toEqual([]);
  });
  test.each([
    ["reads no file outside the product", "read", "/etc/hostname"],
    ["reads no other process's environment", "read", `/proc/${process.pid}/environ`],
    ["writes no file", "write", new URL("written-by-a-task", entry).pathname],
    ["starts no program", "start", "/bin/true"],
  ])("%s", async (_name, act, value) => {
    await expect(pool.run({ act, value })).rejects.toMatchObject({ reason: "threw", message: expect.stringContaining("restricted") });
  });
});

test("bytes come back as they went, and progress is heard before the result", async () => {
  const heard: unknown[] = [];
  const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251);
  expect(await pool.run({ act: "echo", value: bytes }, { onProgress: (value) => heard.push(value) })).toEqual(bytes);
  expect(heard).toHaveLength(1);
});

test("a worker that serves one task leaves nothing to the next", async () => {
  const single = createWorkerPool<Order, unknown>({ ...base, size: 2, tasksPerWorker: 1 });
  expect(await Promise.all([1, 2, 3].map(() => single.run({ act: "served" })))).toEqual([1, 1, 1]);
  single.close();
});

test("who stops waiting is told so at once, whether the task ran or stood in line", async () => {
  const abort = new AbortController();
  const running = pool.run({ act: "hang" }, { signal: abort.signal });
  const inLine = pool.run({ act: "echo" }, { signal: abort.signal });
  abort.abort(new Error("No longer wanted."));
  await expect(running).rejects.toThrow("No longer wanted.");
  await expect(inLine).rejects.toThrow("No longer wanted.");
  expect(await pool.run({ act: "echo", value: "next" })).toBe("next");
});

test("a closed pool takes no task and ends those it has", async () => {
  const closing = createWorkerPool<Order, unknown>(base);
  const open = [closing.run({ act: "hang" }), closing.run({ act: "echo" })];
  closing.close();
  for (const each of open) await expect(each).rejects.toMatchObject({ reason: "closed" });
  await expect(closing.run({ act: "echo" })).rejects.toMatchObject({ reason: "closed" });
});
