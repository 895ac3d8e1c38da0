import { afterAll, describe, expect, test } from "vitest";
import { createFolderStorage } from "../../../lib/ops/backups/storage/folder-storage.ts";
import { createS3Storage } from "../../../lib/ops/backups/storage/s3-storage.ts";
import { backupFolder, finishBackup } from "../../support/backup-world.ts";
import { NO_QUEUE } from "../../support/conversation.ts";
import { startFakeBucket } from "../../support/fakes/fake-bucket.ts";
import { createHarness } from "../../support/harness.ts";

const folder = backupFolder();
const harness = await createHarness({ environment: { ...NO_QUEUE, BACKUP_FOLDER: folder } });
const { runtime, json, call } = harness;
const operator = await harness.createPerson();
const owner = await harness.createPerson();
await runtime.deps.db
  .collection<{ _id: string }>({ name: "users", indexes: [] })
  .updateOne({ _id: operator.userId }, { $set: { platformRole: "SUPER_ADMIN" } });
const { email, password } = operator;
operator.token = (await json<{ token: string }>("POST", "/api/auth/login", { body: { email, password } })).token;

type Shown = { id: string; state: string; kind: string; verified: { isSound: boolean } | null; keptAs: string[] };
const PATH = "/api/operations/backups";

describe("whoever runs the deployment", () => {
  test("starts one, sees it whole, has it read back, and sees how all of them stand", async () => {
    expect(await json("GET", "/api/operations/backup-setup", { as: operator })).toMatchObject({ isOn: true, newest: null, isStale: true });
    const started = await call("POST", PATH, { as: operator });
    expect(started.status).toBe(202);
    const { id }: Shown = await started.json();
    const second = await call("POST", PATH, { as: operator });
    expect([second.status, await second.json()]).toMatchObject([409, { code: "operations.backup_open" }]);
    await finishBackup(runtime, id);
    expect(await json<Shown>("GET", `${PATH}/${id}`, { as: operator })).toMatchObject({
      state: "complete",
      kind: "snapshot",
      verified: null,
    });
    const check = await call("POST", `${PATH}/${id}/verify`, { as: operator, body: { isDrill: true } });
    expect([check.status, await check.json()]).toMatchObject([202, { state: "drilling" }]);
    await finishBackup(runtime, id);
    const { items } = await json<{ items: Shown[] }>("GET", PATH, { as: operator });
    expect(items).toMatchObject([{ id, state: "complete", verified: { isSound: true, problem: null }, drilled: { isSound: true } }]);
    const setup = await json("GET", "/api/operations/backup-setup", { as: operator });
    expect(setup).toMatchObject({ isStale: false, newest: { id }, newestVerified: { id }, storage: "folder" });
  });
  test("is told that one is not there, and an owner that it is not theirs", async () => {
    const missing = await call("GET", `${PATH}/bkp_01JX4Q8Z7M2V9K5T3R6N0W1Y8P`, { as: operator });
    expect([missing.status, await missing.json()]).toMatchObject([404, { code: "operations.backup_not_found" }]);
    expect((await call("POST", PATH, { as: owner })).status).toBe(403);
    expect((await call("GET", PATH, { as: owner })).status).toBe(403);
  });
});

test("without a place to put them backups are off, and starting one says what would turn it on", async () => {
  const { backupSetup } = runtime.deps;
  const { storage } = backupSetup;
  backupSetup.storage = null;
  try {
    const setup = await json<{ isOn: boolean; missing: string[] }>("GET", "/api/operations/backup-setup", { as: operator });
    expect([setup.isOn, setup.missing.join()]).toEqual([false, expect.stringContaining("BACKUP_FOLDER")]);
    const refused = await call("POST", PATH, { as: operator });
    expect([refused.status, await refused.json()]).toMatchObject([409, { code: "operations.backups_off" }]);
  } finally {
    backupSetup.storage = storage;
  }
});

describe("storages", async () => {
  const bucket = await startFakeBucket();
  afterAll(() => bucket.close());
  const keys = { bucket: "aegis-copies", region: "auto", accessKeyId: "AKIATEST", secretAccessKey: "not-a-real-secret" };
  const s3 = createS3Storage({ endpoint: bucket.url, ...keys });
  test.each([
    ["a folder", createFolderStorage(`${folder}/contract`)],
    ["an S3-compatible bucket, with signed requests", s3],
  ])("%s gives back what was put, lists it whole and forgets it", async (_, storage) => {
    expect(await storage.get("bkp_a/manifest.json")).toBeNull();
    const names = ["bkp_a/manifest.json", "bkp_a/part-00001-1.bin", "bkp_a/part-00002-1.bin", "bkp_b/manifest.json"];
    for (const name of names) await storage.put(name, Buffer.from(name));
    await storage.put("bkp_a/manifest.json", Buffer.from("again"));
    expect((await storage.get("bkp_a/manifest.json"))?.toString()).toBe("again");
    expect(await storage.list()).toEqual(names);
    expect(await storage.list("bkp_a")).toEqual(names.slice(0, 3));
    await storage.delete(names.slice(0, 3));
    expect(await storage.list()).toEqual(["bkp_b/manifest.json"]);
  });
  test("a bucket that refuses is no bucket without objects", async () => {
    const foreign = createS3Storage({ endpoint: bucket.url, ...keys, accessKeyId: "AKIAOTHER" });
    await expect(foreign.get("bkp_b/manifest.json")).rejects.toThrow("403");
  });
  test("nothing leaves the folder", async () => {
    await expect(createFolderStorage(folder).put("../elsewhere", Buffer.from("a"))).rejects.toThrow("inside its folder");
  });
});
