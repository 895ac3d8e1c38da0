import fc from "fast-check";
import { expect, test } from "vitest";
import type { Migration } from "../../lib/ops/migrations/migration.ts";
import { listMigrations, runMigrations } from "../../lib/ops/migrations/run-migrations.ts";
import { createAdjustableClock } from "../support/adjustable-clock.ts";
import { createHarness } from "../support/harness.ts";
import { Killed } from "../support/mortal-deps.ts";

const LEASE_MS = 61_000;
const clock = createAdjustableClock();
const { runtime } = await createHarness({ overrides: { clock } });
const { db } = runtime.deps;
const deps = { ...runtime.deps, clock };
type Row = { _id: string; value: number; doubled?: number };
const rows = (name: string) => db.collection<Row>({ name, indexes: [] });

/** Two documents a batch; `before` may end the process ahead of any write. */
function doubling(name: string, before: () => void = () => undefined): Migration {
  return {
    ...{ id: `2026-01-01-${name}`, title: "Doubles every value", phase: "migrate" },
    async run(_, cursor) {
      const found = await rows(name)
        .find({ doubled: { $exists: false }, ...(cursor !== null && { _id: { $gt: cursor } }) })
        .sort({ _id: 1 })
        .limit(2)
        .toArray();
      for (const { _id, value } of found) {
        before();
        await rows(name).updateOne({ _id, doubled: { $exists: false } }, { $set: { doubled: value * 2 } });
      }
      before();
      const last = found.at(-1);
      return last ? { cursor: last._id, documents: found.length } : null;
    },
  };
}

async function fill(name: string, count: number): Promise<void> {
  await rows(name).insertMany(Array.from({ length: count }, (_, index) => ({ _id: `row_${index}`, value: index })));
}

test("killed at any document, it goes on, and each is changed once", async () => {
  let world = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 5 }), async (deaths) => {
      world += 1;
      const name = `rows_${world}`;
      await fill(name, 7);
      for (const death of [...deaths, Number.POSITIVE_INFINITY]) {
        let calls = 0;
        const mortal = doubling(name, () => {
          calls += 1;
          if (calls === death) throw new Killed();
        });
        await runMigrations(deps, undefined, [mortal]).catch((error: unknown) => expect(error).toBeInstanceOf(Killed));
        clock.advance(LEASE_MS);
      }
      expect(await rows(name).countDocuments({ $expr: { $eq: ["$doubled", { $multiply: ["$value", 2] }] } })).toBe(7);
      expect(await listMigrations(deps, [doubling(name)])).toMatchObject([{ state: "done" }]);
      expect(await runMigrations(deps, undefined, [doubling(name)])).toEqual([]);
    }),
    { numRuns: 8 },
  );
});

test("one process runs it; another is told so", async () => {
  await fill("shared", 3);
  let inner: Promise<unknown> = Promise.resolve();
  const outer = doubling("shared", () => {
    inner = runMigrations(deps, undefined, [doubling("shared")]).catch((error: unknown) => error);
  });
  await runMigrations(deps, undefined, [outer]);
  expect(await inner).toMatchObject({ code: "operations.migration_under_way" });
});

test("files from before their reading was counted have a count", async () => {
  const files = db.collection<{ _id: string; run?: number }>({ name: "files", indexes: [] });
  const old = Array.from({ length: 1_100 }, (_, index) => ({ _id: `fil_${String(index).padStart(5, "0")}` }));
  await files.insertMany([...old.map((each) => ({ ...each, orgId: each._id })), { _id: "fil_new", run: 3 }]);
  expect((await listMigrations(deps)).map(({ state }) => state)).toEqual(["due"]);
  await runMigrations(deps);
  expect(await files.countDocuments({ run: 0 })).toBe(1_100);
  expect(await files.findOne({ _id: "fil_new" })).toMatchObject({ run: 3 });
  expect(await listMigrations(deps)).toMatchObject([{ state: "done", documents: 1_100 }]);
});
