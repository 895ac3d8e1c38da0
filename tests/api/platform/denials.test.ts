import { expect, test } from "vitest";
import { auditCollection } from "../../../lib/platform/audit/audit.store.ts";
import { findChainFault } from "../../../lib/platform/audit/audit-record.ts";
import { denialCollection } from "../../../lib/platform/audit/denial.store.ts";
import { settleDenials } from "../../../lib/platform/audit/settle-denials.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { tick } from "../../support/conversation.ts";
import { createHarness, type Person } from "../../support/harness.ts";

const clock = createAdjustableClock();
const harness = await createHarness({ overrides: { clock } });
const { deps } = harness.runtime;
const MINUTE = 60_000;
const ROUTE = "GET /api/audit";

const recordsOf = (orgId: string) =>
  deps.db.collection(auditCollection).find({ orgId, action: "auth.access-denied" }).sort({ _id: 1 }).toArray();
const rowsOf = (orgId: string) => deps.db.collection(denialCollection).find({ orgId }).toArray();
const refuse = async (as: Person | string, path = "/api/audit") => {
  const response = await harness.call("GET", path, { as });
  await response.body?.cancel();
  return response.status;
};
/** To the beginning of a minute, so that what follows falls into one. */
const startMinute = () => clock.advance(MINUTE - (clock.now() % MINUTE));
const endMinute = async () => {
  await deps.denials.flush();
  clock.advance(2 * MINUTE);
  await settleDenials(deps, 1_000);
};

test("refusals of a minute become one record of the actor and the route, chained and signed like any change", async () => {
  const owner = await harness.createPerson();
  const user = await harness.addPerson(owner, "USER");
  startMinute();
  for (let call = 0; call < 25; call += 1) expect(await refuse(user)).toBe(403);
  expect(await refuse(user, "/api/guard/events")).toBe(403);
  await deps.denials.flush();
  clock.advance(1_000);
  expect(await refuse(user)).toBe(403);
  await deps.denials.flush();
  expect((await rowsOf(owner.orgId)).every(({ ip }) => ip === "127.0.0.1")).toBe(true);
  expect((await rowsOf(owner.orgId)).map(({ route, count }) => [route, count]).toSorted()).toEqual([
    [ROUTE, 26],
    ["GET /api/guard/events", 1],
  ]);
  expect(await settleDenials(deps, 1_000)).toBe(0);
  clock.advance(2 * MINUTE);
  await tick(harness);
  const [first, second] = await recordsOf(owner.orgId);
  expect([first, second].map((record) => record?.target.id).toSorted()).toEqual([ROUTE, "GET /api/guard/events"]);
  const many = [first, second].find((record) => record?.target.id === ROUTE);
  expect(many).toMatchObject({ orgId: owner.orgId, role: "USER", severity: "warning", target: { type: "route" } });
  expect(many?.reason).toMatch(/^Refused 26 times from \d{4}-[\dT:.-]+Z to \d{4}-[\dT:.-]+Z: auth\.permission_required$/);
  expect(many?.seq).toBeGreaterThan(0);
  expect(findChainFault(await deps.audit.listChained(owner.orgId, 0, 1_000))).toBeNull();
  expect(await rowsOf(owner.orgId)).toEqual([]);
});

test("a flood of 10,000 refusals leaves one row to write and one record a minute", async () => {
  const owner = await harness.createPerson();
  startMinute();
  const actor = { type: "user" as const, userId: owner.userId, sessionId: "ses_flood" };
  const denial = { actor, orgId: owner.orgId, role: null, route: ROUTE, code: "auth.permission_required", ip: "::1", userAgent: "x" };
  for (let call = 0; call < 10_000; call += 1) deps.denials.note({ ...denial, requestId: `req_${call}` });
  await deps.denials.flush();
  expect(await rowsOf(owner.orgId)).toMatchObject([{ count: 10_000, requestId: "req_9999" }]);
  await endMinute();
  expect(await recordsOf(owner.orgId)).toHaveLength(1);
  expect((await recordsOf(owner.orgId))[0]?.reason).toContain("10000 times");
});

test("two processes count into one record, and one that dies while writing it writes it once", async () => {
  const owner = await harness.createPerson();
  const user = await harness.addPerson(owner, "USER");
  const second = await createHarness({ environment: harness.environment, overrides: { clock } });
  startMinute();
  await refuse(user);
  expect((await second.call("GET", "/api/audit", { as: user })).status).toBe(403);
  await Promise.all([deps.denials.flush(), second.runtime.deps.denials.flush()]);
  clock.advance(2 * MINUTE);
  // The record is in and the row is still there: as after a crash between the two.
  const lastStep = { ...deps, denialStore: { ...deps.denialStore, delete: () => Promise.reject(new Error("The process dies.")) } };
  await expect(settleDenials(lastStep, 1_000)).rejects.toThrow("dies");
  expect(await rowsOf(owner.orgId)).toHaveLength(1);
  await Promise.all([settleDenials(deps, 1_000), settleDenials(second.runtime.deps, 1_000)]);
  expect((await recordsOf(owner.orgId)).map(({ reason }) => reason)).toEqual([expect.stringContaining("Refused 2 times")]);
  expect(await rowsOf(owner.orgId)).toEqual([]);
});

test("what comes while its minute is being closed is counted in the next, and nothing is lost", async () => {
  const owner = await harness.createPerson();
  const user = await harness.addPerson(owner, "USER");
  startMinute();
  await refuse(user);
  await deps.denials.flush();
  await refuse(user);
  clock.advance(2 * MINUTE);
  const [row] = await rowsOf(owner.orgId);
  await deps.denialStore.settle(owner.orgId, row?._id ?? "");
  await deps.denials.flush();
  await deps.denials.flush();
  expect((await rowsOf(owner.orgId)).map(({ count }) => count)).toEqual([1, 1]);
  await endMinute();
  expect(await recordsOf(owner.orgId)).toHaveLength(2);
});

test("an ended session that is used again is recorded by its person; nobody known, an expired token and a wrong password are not", async () => {
  const owner = await harness.createPerson();
  const user = await harness.addPerson(owner, "USER");
  startMinute();
  await harness.call("POST", "/api/auth/logout", { as: user, body: {} });
  expect(await refuse(user)).toBe(401);
  expect(await refuse("nonsense")).toBe(401);
  await harness.call("POST", "/api/auth/login", { body: { email: owner.email, password: "wrong one" } });
  await deps.denials.flush();
  const rows = await deps.db
    .collection(denialCollection)
    .find({ route: { $in: [ROUTE, "POST /api/auth/login"] } })
    .toArray();
  expect(rows).toMatchObject([{ orgId: owner.orgId, actor: { userId: user.userId }, codes: ["auth.credentials_required"], count: 1 }]);
  clock.advance(11 * MINUTE);
  expect(await refuse(owner)).toBe(401);
  await deps.denials.flush();
  expect(await deps.db.collection(denialCollection).find({ "actor.userId": owner.userId }).toArray()).toEqual([]);
});

test("a database that is away neither fails nor delays a refusal, and the count is written when it is back", async () => {
  const owner = await harness.createPerson();
  const user = await harness.addPerson(owner, "USER");
  const { add } = deps.denialStore;
  let isAway = true;
  deps.denialStore.add = (record) => (isAway ? Promise.reject(new Error("The database is away.")) : add(record));
  expect(await refuse(user)).toBe(403);
  await deps.denials.flush();
  expect(await rowsOf(owner.orgId)).toEqual([]);
  isAway = false;
  await deps.denials.flush();
  deps.denialStore.add = add;
  expect(await rowsOf(owner.orgId)).toMatchObject([{ count: 1 }]);
});
