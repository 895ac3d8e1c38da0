import { expect, test } from "vitest";
import { auditCollection } from "../../lib/platform/audit/audit.store.ts";
import { findChainFault } from "../../lib/platform/audit/audit-record.ts";
import { createAdjustableClock } from "../support/adjustable-clock.ts";
import { startConversation, tick } from "../support/conversation.ts";
import { createScriptedProvider } from "../support/fakes/scripted-provider.ts";
import { createHarness } from "../support/harness.ts";
import { until } from "../support/until.ts";

const SLOT_MS = 61_000;

test("a sweep that fails does not keep records from being chained", async () => {
  const clock = createAdjustableClock();
  const harness = await createHarness({ overrides: { clock } });
  const { deps } = harness.runtime;
  const person = await harness.createPerson();
  deps.turns = { ...deps.turns, listUnprojected: () => Promise.reject(new Error("The sweep breaks.")) };
  clock.advance(SLOT_MS);
  expect((await harness.signedCallback("/api/jobs/tick", {})).status).toBe(500);
  expect(await deps.audit.listChained(person.orgId, 0, 10)).not.toEqual([]);
});

test("every change has one record, ticks chain them without a fault, and an altered, lost or moved record is found", async () => {
  const clock = createAdjustableClock();
  const harness = await createHarness({ overrides: { clock, providers: [createScriptedProvider(() => ["Chained."])] } });
  const { audit, db } = harness.runtime.deps;
  const { person, chatId, send, ended } = await startConversation(harness);
  const turnIds = [await send("one"), await send("two"), await send("three")];
  for (const turnId of turnIds) await ended(turnId);
  await harness.call("DELETE", `/api/chat/delete?chatId=${chatId}`, { as: person });
  const records = () => db.collection(auditCollection).find({ orgId: person.orgId }).toArray();
  await until(async () => (await records()).filter(({ action }) => action === "chat.turn-answered").length === 3);
  // Two processes sequence at once, twice: the second round finds little left to do.
  for (const _ of [1, 2]) {
    clock.advance(SLOT_MS);
    await Promise.all([tick(harness), tick(harness)]);
  }
  const chain = await audit.listChained(person.orgId, 0, 1_000);
  expect(chain).toHaveLength((await records()).length);
  expect(findChainFault(chain)).toBeNull();
  for (const turnId of turnIds) {
    const own = chain.filter(({ target }) => target.id === turnId).map(({ action }) => action);
    expect(own).toEqual(["chat.message-accepted", "chat.turn-answered"]);
  }
  expect(chain.filter(({ action }) => action === "chat.chat-deleted")).toHaveLength(1);

  const victim = chain[2];
  if (!victim?.seq) throw new Error("The chain has too few records.");
  const change = (fields: object) => db.collection(auditCollection).updateOne({ _id: victim._id }, { $set: fields });
  const fault = async () => findChainFault(await audit.listChained(person.orgId, 0, 1_000));
  for (const fields of [{ actor: "usr_somebody_else" }, { afterDigest: "0".repeat(64) }, { at: new Date(0) }, { reason: "made up" }]) {
    await change(fields);
    expect(await fault()).toEqual({ seq: victim.seq, problem: "altered" });
    await change({ actor: victim.actor, afterDigest: victim.afterDigest, at: victim.at, reason: victim.reason });
    expect(await fault()).toBeNull();
  }
  await db.collection(auditCollection).deleteOne({ _id: victim._id });
  expect(await fault()).toEqual({ seq: victim.seq, problem: "gap" });
});
