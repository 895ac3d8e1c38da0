import { randomBytes } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { startBackup } from "../../lib/ops/backups/create-backup.ts";
import { createDatabaseCopy } from "../../lib/ops/backups/database-copy.store.ts";
import { openArchive } from "../../lib/ops/backups/open-archive.ts";
import { startCheck } from "../../lib/ops/backups/verify-backup.ts";
import { defineCollection } from "../../lib/platform/db.ts";
import type { Runtime } from "../../lib/runtime/runtime.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import { createAdjustableClock } from "../support/adjustable-clock.ts";
import { backupFolder, deliverBackup, finishBackup } from "../support/backup-world.ts";
import { NO_QUEUE } from "../support/conversation.ts";
import { createHarness } from "../support/harness.ts";
import { Killed } from "../support/mortal-deps.ts";

const folder = backupFolder();
const clock = createAdjustableClock();
const harness = await createHarness({
  environment: { ...NO_QUEUE, BACKUP_FOLDER: folder },
  overrides: { clock },
});
/** Small parts, so that a little is enough for several. */
const backupSetup = { ...harness.runtime.deps.backupSetup, partBytes: 60_000 };
const runtime: Runtime = { ...harness.runtime, deps: { ...harness.runtime.deps, backupSetup } };
const { backups, db } = runtime.deps;
const context = (on: Runtime = runtime) => createSystemContext(on, { job: "ops.back-up", orgId: "" });
const LEASE_MS = 46_000;
const ROW_BYTES = 10_000;

await harness.createPerson();
/** More than three parts hold. */
const bulk = db.collection<{ _id: string; text: string; counts: object }>(defineCollection({ name: "bulk", indexes: [] }));
await bulk.insertMany(
  Array.from({ length: 26 }, (_, index) => ({
    _id: `row_${String(index).padStart(3, "0")}`,
    text: randomBytes(ROW_BYTES / 2).toString("hex"),
    counts: new Map([
      ["10", 1],
      ["9", 2],
    ]),
  })),
);

async function start(): Promise<string> {
  const record = await startBackup(context(), { trigger: "command", slot: null });
  return record?._id ?? "";
}

/** Dies at the n-th call of storage or ledger, and is gone for good from then on. */
function mortal(at: number, count: { calls: number } = { calls: 0 }): Runtime {
  const dieAt = async () => {
    count.calls += 1;
    if (count.calls >= at) throw new Killed();
  };
  const watched = <Part extends object>(part: Part): Part =>
    new Proxy(part, {
      get(target, key, receiver) {
        const value: unknown = Reflect.get(target, key, receiver);
        if (typeof value !== "function") return value;
        return async (...args: unknown[]) => {
          await dieAt();
          return Reflect.apply(value, target, args);
        };
      },
    });
  const { storage } = backupSetup;
  return {
    ...runtime,
    deps: {
      ...runtime.deps,
      backups: { ...backups, ledger: watched(backups.ledger) },
      backupSetup: { ...backupSetup, storage: storage && watched(storage) },
    },
  };
}

test("a copy holds everything, is read back, and is found to be as it was", async () => {
  const id = await start();
  await finishBackup(runtime, id);
  const row = await backups.findRow(id);
  expect(row).toMatchObject({ isOpen: false, state: "done", kind: "snapshot", keptAs: ["monthly", "weekly", "daily", "recent"] });
  const { manifest } = await openArchive(backupSetup.storage ?? fail(), id, backupSetup.keys);
  expect(manifest.parts.length).toBeGreaterThan(3);
  expect(manifest.collections.find(({ name }) => name === "bulk")?.documents).toBe(26);
  expect(manifest.collections.map(({ name }) => name)).not.toContain("backups");
  expect(await startCheck(context(), id, "drill")).toBe(true);
  await finishBackup(runtime, id);
  expect(await backups.findRow(id)).toMatchObject({
    ...{ state: "done", verified: { isSound: true, problem: null }, drilled: { isSound: true }, checking: null },
  });
  expect((await backups.findNewest("verified"))?._id).toBe(id);
  const { databases } = await db.native.admin().listDatabases();
  expect(databases.filter(({ name }) => name.startsWith(`${db.name.slice(0, 18)}_verify`))).toEqual([]);
});

test("killed anywhere, it goes on, and what lies there is one whole archive and nothing else", async () => {
  const id = await start();
  let deaths = 0;
  for (let at = 2; deaths < 60; at += 1) {
    if (!(await backups.findRow(id))?.isOpen) break;
    await deliverBackup(mortal(at < 9 ? at : 9 + (at % 5)), id).catch(() => undefined);
    deaths += 1;
    clock.advance(LEASE_MS);
  }
  expect(deaths).toBeGreaterThan(3);
  if ((await backups.findRow(id))?.state === "failed") await backups.ledger.replay("", id);
  await finishBackup(runtime, id);
  const { manifest } = await openArchive(backupSetup.storage ?? fail(), id, backupSetup.keys);
  expect(manifest.collections.find(({ name }) => name === "bulk")?.documents).toBe(26);
  expect((await readdir(path.join(folder, id))).toSorted()).toEqual(
    [...manifest.parts.map(({ name }) => name), "manifest.json"].toSorted(),
  );
  await startCheck(context(), id, "verify");
  await finishBackup(runtime, id);
  expect((await backups.findRow(id))?.verified).toMatchObject({ isSound: true });
});

test("the history a copy is read at is gone: it starts over, collection by collection, and says so", async () => {
  const id = await start();
  await db.native.collection<{ _id: string }>("backups").updateOne({ _id: id }, { $set: { clusterTime: "1:1", kind: "snapshot" } });
  await finishBackup(runtime, id);
  expect(await backups.findRow(id)).toMatchObject({ state: "done", kind: "per-collection", clusterTime: null });
  await startCheck(context(), id, "verify");
  await finishBackup(runtime, id);
  expect((await backups.findRow(id))?.verified).toMatchObject({ isSound: true });
});

test("one at a time, and one for a slot", async () => {
  const slot = "2026-11-22T02:00:00.000Z";
  const first = await startBackup(context(), { trigger: "schedule", slot });
  expect(await startBackup(context(), { trigger: "command", slot: null })).toBeNull();
  await finishBackup(runtime, first?._id ?? "");
  expect(await startBackup(context(), { trigger: "schedule", slot })).toBeNull();
});

test("an archive somebody has touched is refused with the part and the reason, and whoever runs the deployment is told", async () => {
  const id = await start();
  await finishBackup(runtime, id);
  const { manifest } = await openArchive(backupSetup.storage ?? fail(), id, backupSetup.keys);
  const [first, second] = manifest.parts.map(({ name }) => path.join(folder, id, name));
  const bytes = await readFile(first ?? "");
  const verdict = async () => {
    await startCheck(context(), id, "verify");
    await finishBackup(runtime, id);
    return (await backups.findRow(id))?.verified?.problem;
  };
  await writeFile(first ?? "", bytes.subarray(0, -1));
  expect(await verdict()).toContain("Part 1 is cut off");
  await writeFile(
    first ?? "",
    bytes.map((byte, index) => (index === 40 ? byte ^ 1 : byte)),
  );
  expect(await verdict()).toBe("Part 1 is not as it was written: its digest differs.");
  await writeFile(first ?? "", await readFile(second ?? ""));
  expect(await verdict()).toMatch(/^Part 1 is (?:cut off|longer|not as it was written)/);
  await rm(first ?? "");
  expect(await verdict()).toBe("Part 1 is missing.");
  expect((await backups.findNewest("verified"))?._id).not.toBe(id);
  expect(await createDatabaseCopy(db).listNames()).toContain("bulk");
});

function fail(): never {
  throw new Error("There is a storage here.");
}
