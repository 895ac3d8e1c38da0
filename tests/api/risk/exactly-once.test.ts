import { afterEach, expect, test } from "vitest";
import { observe } from "../../../lib/risk/engine/observe.ts";
import { createProfile, IN, OUT, SIDE } from "../../../lib/risk/engine/profile.ts";
import { moveProfiles, type ProfileMove } from "../../../lib/risk/profiles/move-profiles.ts";
import { analyzeTransactions } from "../../../lib/risk/transactions/analyze-transactions.ts";
import { finishObservations } from "../../../lib/risk/transactions/finish-observations.ts";
import { listDoneMoves } from "../../../lib/risk/transactions/list-done-moves.ts";
import { TOKEN_REALMS } from "../../../lib/risk/transactions/realm.ts";
import { toObservedMovement } from "../../../lib/risk/transactions/to-movement.ts";
import type { TransactionRecord } from "../../../lib/risk/transactions/transaction-record.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createHarness, type Harness } from "../../support/harness.ts";
import { inputOf, judgeOf, SUBMITTED } from "../../support/risk-submissions.ts";

const clock = createAdjustableClock();
const first = await createHarness({ overrides: { clock } });
const second = await createHarness({ environment: first.environment, overrides: { clock } });
const { riskProfiles, riskTransactions, searchKeys } = first.runtime.deps;

/** How often it has paid and was paid, as its profile has counted, and what is still named there. */
async function countsOf(orgId: string, name: string): Promise<{ paid: number; received: number; unconfirmed: number }> {
  const key = (await searchKeys.forOrganization(orgId, TOKEN_REALMS.live)).nameOf(name);
  const record = await riskProfiles.find(orgId, key);
  const { stats } = createProfile(record?.bytes);
  return {
    paid: stats[OUT + SIDE.count] ?? 0,
    received: stats[IN + SIDE.count] ?? 0,
    unconfirmed: record?.unconfirmed.length ?? 0,
  };
}

const submit = (harness: Harness, orgId: string, ...ids: string[]) =>
  analyzeTransactions(
    judgeOf(harness, orgId),
    ids.map((id) => inputOf({ id })),
    SUBMITTED,
  );

test("64 transactions of one account at once, through two processes, lose no count", async () => {
  const { orgId } = await first.createPerson();
  const ids = Array.from({ length: 64 }, (_, index) => `p-${index}`);
  const outcomes = await Promise.all(ids.map((id, index) => submit(index % 2 === 0 ? first : second, orgId, id)));
  expect(outcomes.flat().map(({ type }) => type)).toEqual(ids.map(() => "judged"));
  expect(await countsOf(orgId, "alice")).toMatchObject({ paid: 64, received: 0 });
  expect(await countsOf(orgId, "corner shop")).toMatchObject({ paid: 0, received: 64 });
  // What is named leaves with the next write of the process that marked it.
  for (const harness of [first, second]) await submit(harness, orgId, `last-${harness.url}`);
  expect((await countsOf(orgId, "alice")).unconfirmed).toBeLessThanOrEqual(2);
});

test("the same transaction from many at once, through two processes, is one verdict and one count", async () => {
  const { orgId } = await first.createPerson();
  const asked = Array.from({ length: 30 }, (_, index) => submit(index % 2 === 0 ? first : second, orgId, "one", "one", `other-${index}`));
  const outcomes = (await Promise.all(asked)).flat();
  const ofOne = outcomes.filter((_, index) => index % 3 < 2);
  expect(ofOne.filter(({ type }) => type === "judged")).toHaveLength(1);
  expect(new Set(ofOne.map((outcome) => (outcome.type === "conflict" ? outcome.id : outcome.record._id))).size).toBe(1);
  expect(await countsOf(orgId, "alice")).toMatchObject({ paid: 31 });
});

test("an account that pays itself is counted once on each side", async () => {
  const { orgId } = await first.createPerson();
  await analyzeTransactions(judgeOf(first, orgId), [inputOf({ id: "self", from: "me", to: "me" })], SUBMITTED);
  expect(await countsOf(orgId, "me")).toMatchObject({ paid: 1, received: 1 });
});

test("whoever wakes up late and moves again what is done, and named nowhere any more, changes nothing", async () => {
  const { orgId } = await first.createPerson();
  const [done] = await submit(first, orgId, "done");
  if (done?.type !== "judged") throw new Error("It was not judged.");
  // The next write of the process takes the id out of the profiles.
  await submit(first, orgId, "next");
  const { _id: id, payerKey, payeeKey } = done.record;
  expect((await riskProfiles.find(orgId, payerKey))?.unconfirmed).not.toContain(id);
  const movement = toObservedMovement(done.record, { id: "done", from: "", to: "", description: null, location: null });
  const listDone = (ids: readonly string[]) => listDoneMoves(riskTransactions, orgId, ids);
  const apply: ProfileMove["apply"] = (payer, payee) => observe(movement, payer, payee);
  await moveProfiles({ store: riskProfiles, orgId, realm: "live", listDone }, [{ id, payerKey, payeeKey, apply }]);
  expect(await countsOf(orgId, "alice")).toMatchObject({ paid: 2 });
});

const undo: (() => void)[] = [];
afterEach(() => {
  for (const each of undo.splice(0)) each();
});

/** The process dies in this call: before it, or once half or all of it is done. */
function dieIn<Name extends "replaceAll" | "markObserved">(name: Name, lastAct: (...given: never[]) => Promise<unknown>): void {
  const holder: object = name === "markObserved" ? riskTransactions : riskProfiles;
  const before: unknown = Reflect.get(holder, name);
  Reflect.set(holder, name, async (...given: never[]) => {
    await lastAct(...given);
    throw new Error("The process is gone.");
  });
  undo.push(() => Reflect.set(holder, name, before));
}

const { replaceAll } = riskProfiles;
const DEATHS = {
  "after the records": () => dieIn("replaceAll", async () => undefined),
  "with one profile of the two written": () =>
    dieIn("replaceAll", (orgId: string, records: Parameters<typeof replaceAll>[1]) => replaceAll(orgId, records.slice(0, 1))),
  "with both profiles written": () =>
    dieIn("replaceAll", (orgId: string, records: Parameters<typeof replaceAll>[1]) => replaceAll(orgId, records)),
  "before the mark": () => dieIn("markObserved", async () => undefined),
};

test.each(Object.keys(DEATHS))("killed %s, the sweep counts exactly once, however often it runs, and the verdict stands", async (death) => {
  const { orgId } = await first.createPerson();
  await submit(first, orgId, "before");
  const kill = Object.entries(DEATHS).find(([name]) => name === death)?.[1];
  kill?.();
  await expect(submit(first, orgId, "dying-1", "dying-2")).rejects.toThrow("gone");
  for (const each of undo.splice(0)) each();
  // Whoever sends it again gets what was said, also before anybody has swept.
  const [again] = await submit(second, orgId, "dying-1");
  expect(again).toMatchObject({ type: "repeated" });
  await submit(second, orgId, "meanwhile");
  clock.advance(61_000);
  for (const deps of [first.runtime.deps, second.runtime.deps, first.runtime.deps]) await finishObservations(deps, 100);
  expect(await countsOf(orgId, "alice")).toMatchObject({ paid: 4 });
  expect(await countsOf(orgId, "corner shop")).toMatchObject({ received: 4 });
  const left: TransactionRecord[] = await riskTransactions.listUnobserved(new Date(clock.now() + 1_000), 10);
  expect(left).toEqual([]);
});
