import fc from "fast-check";
import { expect, test } from "vitest";
import { createManualClock } from "../../tests/support/manual-clock.ts";
import { createLogger } from "../platform/log.ts";
import { createRowBuffer } from "./row-buffer.ts";

/** A table with unique ids, as the ledgers have; `plan` says of each write whether it fails, and whether it went in all the same. */
function start(plan: (write: number) => "ok" | "fails" | "went-in-but-fails", options: { batchMax?: number; rowsMax?: number } = {}) {
  const clock = createManualClock();
  const table: string[] = [];
  const batches: number[] = [];
  const logs: string[] = [];
  const buffer = createRowBuffer<string>({
    name: "test",
    clock,
    log: createLogger({ level: "debug", write: (line) => logs.push(line) }),
    async write(rows) {
      const outcome = plan(batches.length);
      batches.push(rows.length);
      if (outcome !== "fails") for (const row of rows) if (!table.includes(row)) table.push(row);
      if (outcome !== "ok") throw new Error("The database is away.");
    },
    ...options,
  });
  return { buffer, clock, table, batches, logs };
}

test("rows of 250 ms go in as one batch, and nobody has waited for them", async () => {
  const { buffer, clock, table, batches } = start(() => "ok");
  for (const row of ["a", "b", "c"]) buffer.add([row]);
  await clock.advance(249);
  expect(table).toEqual([]);
  await clock.advance(1);
  expect(table).toEqual(["a", "b", "c"]);
  expect(batches).toEqual([3]);
});

test("a full batch does not wait for its time", async () => {
  const { buffer, clock, batches } = start(() => "ok", { batchMax: 2 });
  buffer.add(["a", "b", "c", "d", "e"]);
  await clock.advance(0);
  expect(batches.slice(0, 2)).toEqual([2, 2]);
});

test("a flush settles when everything before it is written, at once", async () => {
  const { buffer, table } = start(() => "ok");
  buffer.add(["a"]);
  await buffer.flush();
  expect(table).toEqual(["a"]);
  await buffer.flush();
});

test("whatever fails and however often: in the end every row is there once, in order", async () => {
  const outcomes = fc.array(fc.constantFrom("ok" as const, "fails" as const, "went-in-but-fails" as const), { maxLength: 8 });
  const steps = fc.array(
    fc.oneof(
      fc.nat({ max: 4 }).map((rows) => ({ rows })),
      fc.nat({ max: 600 }).map((waitMs) => ({ waitMs })),
    ),
  );
  await fc.assert(
    fc.asyncProperty(outcomes, steps, async (plan, moves) => {
      const { buffer, clock, table } = start((write) => plan[write] ?? "ok", { batchMax: 3 });
      const added: string[] = [];
      for (const move of moves) {
        if ("waitMs" in move) await clock.advance(move.waitMs);
        else {
          const rows = Array.from({ length: move.rows }, (_, index) => `row ${added.length + index}`);
          added.push(...rows);
          buffer.add(rows);
        }
      }
      await clock.advance(120_000);
      expect(table).toEqual(added);
    }),
    { numRuns: 60 },
  );
});

test("while the database is away the buffer fills up, says so, and takes work again when it has emptied", async () => {
  let isAway = true;
  const { buffer, clock, table } = start(() => (isAway ? "fails" : "ok"), { rowsMax: 3 });
  buffer.add(["a", "b"]);
  await clock.advance(1_000);
  expect(buffer.isFull()).toBe(false);
  buffer.add(["c"]);
  expect(buffer.isFull()).toBe(true);
  isAway = false;
  await clock.advance(10_000);
  expect(buffer.isFull()).toBe(false);
  expect(table).toEqual(["a", "b", "c"]);
});

test("closing writes what is left, and gives up after three tries with the rows in the log", async () => {
  const healthy = start(() => "ok");
  healthy.buffer.add(["a"]);
  await healthy.buffer.close();
  expect(healthy.table).toEqual(["a"]);
  const broken = start(() => "fails");
  broken.buffer.add(["use_lost"]);
  const closing = broken.buffer.close();
  await broken.clock.advance(60_000);
  await closing;
  expect(broken.batches).toHaveLength(3);
  expect(broken.logs.at(-1)).toContain("use_lost");
});
