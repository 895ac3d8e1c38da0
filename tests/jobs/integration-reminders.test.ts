import { expect, test } from "vitest";
import { integrationCollection } from "../../lib/integrations/integration.store.ts";
import type { Letter } from "../../lib/platform/mailer.ts";
import { createAdjustableClock } from "../support/adjustable-clock.ts";
import { NO_QUEUE, tick } from "../support/conversation.ts";
import { createHarness } from "../support/harness.ts";
import { insertIntegration } from "../support/integration-rows.ts";

const clock = createAdjustableClock();
const letters: Letter[] = [];
let isCarrierDown = false;
const harness = await createHarness({
  environment: NO_QUEUE,
  overrides: {
    clock,
    mailer: {
      kind: "mailbox",
      async send(letter) {
        if (isCarrierDown) throw new Error("the carrier is down");
        letters.push(letter);
      },
    },
  },
});
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

async function due(values: object) {
  const owner = await harness.createPerson();
  const member = await harness.addPerson(owner, "USER");
  const row = await insertIntegration(harness, owner, { name: "Bank", remindAt: new Date(clock.now() - 1), ...values });
  return { owner, member, row };
}
const remindAtOf = async (id: string) => (await harness.runtime.deps.db.collection(integrationCollection).findOne({ _id: id }))?.remindAt;
const toOf = () => letters.splice(0).map(({ to }) => to.email);

test("whoever manages the organization's is told once, however often the schedule runs", async () => {
  const { owner, row } = await due({ expiresAt: new Date(clock.now() + 3 * DAY) });
  for (let run = 0; run < 3; run += 1) {
    clock.advance(HOUR);
    await tick(harness);
  }
  expect(letters).toMatchObject([{ subject: 'Integration "Bank": rotate it soon', to: { email: owner.email } }]);
  expect(letters.splice(0)[0]?.text).toMatch(/It expires on [\d-]+, in 3 days/);
  expect((await remindAtOf(row._id))?.getTime()).toBe(row.expiresAt?.getTime());
});

test("a person's own goes to them alone, and to nobody once they have left", async () => {
  const { member, row } = await due({});
  const set = { userId: member.userId, remindAt: new Date(clock.now() - 1) };
  const records = harness.runtime.deps.db.collection(integrationCollection);
  await records.updateOne({ _id: row._id }, { $set: set });
  clock.advance(HOUR);
  await tick(harness);
  expect(toOf()).toEqual([member.email]);
  await records.updateOne({ _id: row._id }, { $set: { userId: "usr_gone", remindAt: new Date(clock.now() - 1) } });
  clock.advance(HOUR);
  await tick(harness);
  expect(toOf()).toEqual([]);
});

test("a letter that could not be sent is tried again an hour later", async () => {
  const { owner, row } = await due({});
  isCarrierDown = true;
  clock.advance(HOUR);
  await tick(harness);
  isCarrierDown = false;
  expect((await remindAtOf(row._id))?.getTime()).toBeGreaterThan(clock.now());
  clock.advance(2 * HOUR);
  await tick(harness);
  expect(toOf()).toEqual([owner.email]);
});
