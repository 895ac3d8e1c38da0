import { expect, test } from "vitest";
import { errorCodeOf, testMongo } from "./test-client.ts";

test("stepped down, writes and transactions are refused as by a secondary, reads go on, and it becomes primary again", async () => {
  // The client forgets a server that refused and asks it again no earlier than half a second later.
  const { client, db } = await testMongo({}, { serverSelectionTimeoutMS: 5_000 });
  const items = db.collection<{ _id: number }>("items");
  await items.insertOne({ _id: 1 });
  await client.withSession(async (session) => {
    session.startTransaction();
    await items.insertOne({ _id: 2 }, { session });
    expect(await client.db("admin").command({ replSetStepDown: 60, force: true })).toMatchObject({ ok: 1 });
    const error = await items.insertOne({ _id: 3 }, { session }).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 10107, errorLabels: ["TransientTransactionError"] });
  });
  expect(await errorCodeOf(items.insertOne({ _id: 4 }))).toBe(10107);
  expect(await items.find().toArray()).toEqual([{ _id: 1 }]);
  expect(await client.db("admin").command({ hello: 1 })).toMatchObject({ isWritablePrimary: false, secondary: true });

  await client.db("admin").command({ replSetStepDown: 0.01, force: true });
  await expect.poll(() => errorCodeOf(items.insertOne({ _id: 5 }))).toBeNull();
  expect(await items.countDocuments()).toBe(2);
});
