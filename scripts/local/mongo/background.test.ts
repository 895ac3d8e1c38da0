import { once } from "node:events";
import { GridFSBucket } from "mongodb";
import { expect, test, vi } from "vitest";
import { testMongo } from "./test-client.ts";

test("documents past their time go, those without a date or with a later one stay", async () => {
  const { db } = await testMongo({ monitorIntervalMs: 20 });
  const sessions = db.collection<{ _id: number; at?: unknown }>("sessions");
  await sessions.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
  const now = Date.now();
  await sessions.insertMany([
    { _id: 1, at: new Date(now - 61_000) },
    { _id: 2, at: new Date(now - 30_000) },
    { _id: 3, at: "2000-01-01" },
    { _id: 4 },
    { _id: 5, at: [new Date(now + 60_000), new Date(0)] },
  ]);
  await vi.waitFor(async () => expect(await sessions.distinct("_id")).toEqual([2, 3, 4]), { timeout: 5000 });
});

test("a file of several chunks goes through GridFS unchanged and can be deleted", async () => {
  const { db } = await testMongo();
  const bucket = new GridFSBucket(db, { chunkSizeBytes: 64 * 1024 });
  const content = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 31) % 251));
  const upload = bucket.openUploadStream("report.bin", { metadata: { orgId: "o1" } });
  upload.end(content);
  await once(upload, "finish");
  const received: Buffer[] = [];
  for await (const chunk of bucket.openDownloadStream(upload.id)) received.push(chunk);
  expect(Buffer.concat(received).equals(content)).toBe(true);
  expect(await bucket.find({ "metadata.orgId": "o1" }).toArray()).toMatchObject([{ filename: "report.bin", length: content.length }]);
  await bucket.delete(upload.id);
  expect(await db.collection("fs.chunks").countDocuments()).toBe(0);
});
