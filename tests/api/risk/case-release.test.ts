import { expect, test } from "vitest";
import { parseAccessToken, sealAccessToken } from "../../../lib/auth/session-token.ts";
import { permissionsOf } from "../../../lib/platform/permissions.ts";
import type { CaseEventView, CaseView } from "../../../lib/risk/cases/case.schema.ts";
import { approveRelease } from "../../../lib/risk/cases/release-case.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createKey } from "../../support/api-keys.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { insertRiskCase, openRiskCases } from "../../support/risk-case-rows.ts";
import { insertRiskTransaction } from "../../support/risk-transaction-rows.ts";

const clock = createAdjustableClock();
const harness = await createHarness({ overrides: { clock } });
const { riskTransactions, audit } = harness.runtime.deps;
const DAY = 24 * 3_600_000;

async function start() {
  const owner = await harness.createPerson();
  const analyst = await harness.addPerson(owner, "ANALYST");
  const { caseId, transaction } = await insertRiskCase(harness, owner.orgId, { standing: "quarantined" });
  const standing = async () => (await riskTransactions.find(owner.orgId, transaction._id))?.standing;
  const post = (as: Person, path: string, version: number, more: object = {}) =>
    harness.call("POST", `/api/risk/cases/${caseId}${path}`, { as, body: { version, reason: "Checked with the bank", ...more } });
  return { owner, analyst, caseId, transaction, standing, post };
}

const codeOf = async (answer: Response) => [answer.status, (await answer.json()).code];

test("held money goes when one person asks and another approves, and every step is in the timeline and the trail", async () => {
  const { owner, analyst, caseId, standing, post } = await start();
  const asked: CaseView = await (await post(analyst, "/release", 1)).json();
  expect(asked).toMatchObject({ state: "awaiting_release", release: { requestedBy: analyst.userId, isExpired: false } });
  expect(await standing()).toBe("quarantined");
  const released: CaseView = await (await post(owner, "/release/approve", 2)).json();
  expect(released).toMatchObject({ state: "open", release: null, heldCount: 0 });
  expect(await standing()).toBe("released");
  expect((await post(owner, "/close", 3, { outcome: "legitimate" })).status).toBe(200);
  const { items } = await harness.json<{ items: CaseEventView[] }>("GET", `/api/risk/cases/${caseId}/events`, { as: owner });
  expect(items.map(({ type, by }) => [type, by]).toReversed()).toEqual([
    ["opened", null],
    ["release_requested", analyst.userId],
    ["release_approved", owner.userId],
    ["closed", owner.userId],
  ]);
  const trail = (await audit.listUnchained(owner.orgId, 100)).filter(({ action }) => action.startsWith("risk."));
  expect(trail.map(({ action, actor }) => [action, actor])).toEqual([
    ["risk.release-requested", analyst.userId],
    ["risk.release-approved", owner.userId],
    ["risk.case-closed-legitimate", owner.userId],
  ]);
  expect(JSON.stringify(trail)).not.toMatch(/Checked|12500/);
});

test("whoever asked cannot approve, not by a key of theirs either, and one person cannot close it as legitimate instead", async () => {
  const { owner, caseId, standing, post } = await start();
  expect(await codeOf(await post(owner, "/close", 1, { outcome: "legitimate" }))).toEqual([409, "risk.release_required"]);
  await post(owner, "/release", 1);
  expect(await codeOf(await post(owner, "/release/approve", 2))).toEqual([403, "risk.second_person_required"]);
  const { key } = await createKey(harness, owner, { scopes: ["risk.read", "risk-cases.write"] });
  const byKey = await harness.call("POST", `/api/risk/cases/${caseId}/release/approve`, { as: key, body: { version: 2, reason: "x" } });
  expect(await codeOf(byKey)).toEqual([403, "auth.user_required"]);
  expect(await codeOf(await post(owner, "/close", 2, { outcome: "legitimate" }))).toEqual([409, "risk.release_pending"]);
  expect(await standing()).toBe("quarantined");
});

test("a job has no second person in it", async () => {
  const { owner, caseId, post } = await start();
  await post(owner, "/release", 1);
  const ctx = createSystemContext(harness.runtime, { job: "test", orgId: owner.orgId, permissions: permissionsOf("OWNER") });
  await expect(approveRelease(ctx, { caseId, version: 2, reason: "x" })).rejects.toMatchObject({ code: "auth.user_required" });
});

test("a transaction that joins in between makes the request void, and the approval of what was seen before is refused", async () => {
  const { owner, analyst, caseId, transaction, post, standing } = await start();
  await post(analyst, "/release", 1);
  const { payerKey } = transaction;
  await openRiskCases(harness, owner.orgId, [await insertRiskTransaction(harness, owner.orgId, { payerKey, standing: "quarantined" })]);
  expect(await codeOf(await post(owner, "/release/approve", 2))).toEqual([409, "risk.case_changed"]);
  expect(await codeOf(await post(owner, "/release/approve", 3))).toEqual([409, "risk.no_release_asked"]);
  const { items } = await harness.json<{ items: CaseEventView[] }>("GET", `/api/risk/cases/${caseId}/events`, { as: owner });
  expect(items.map(({ type }) => type)).toContain("release_voided");
  expect(await standing()).toBe("quarantined");
});

test("a request is good for a day, then it has to be made again", async () => {
  const { owner, caseId } = await start();
  const request = (as: Person, version: number) =>
    harness.call("POST", `/api/risk/cases/${caseId}/release`, { as, body: { version, reason: "r" } });
  await request(owner, 1);
  clock.advance(DAY);
  const [first, second] = [await harness.addPerson(owner, "ANALYST"), await harness.addPerson(owner, "ANALYST")];
  const approve = (as: Person, version: number) =>
    harness.call("POST", `/api/risk/cases/${caseId}/release/approve`, { as, body: { version, reason: "r" } });
  expect(await codeOf(await approve(first, 2))).toEqual([409, "risk.release_expired"]);
  expect((await request(first, 2)).status).toBe(200);
  expect((await approve(second, 3)).status).toBe(200);
});

test("approving needs a session that has just proven itself", async () => {
  const { analyst, owner, post } = await start();
  await post(analyst, "/release", 1);
  clock.advance(10 * 60_000);
  const { secret } = harness.runtime.deps.auth;
  const claims = parseAccessToken(secret, owner.token);
  if (!claims) throw new Error("The token does not open.");
  const token = sealAccessToken(secret, { ...claims, exp: Math.floor(clock.now() / 1_000) + 600 });
  expect(await codeOf(await post({ ...owner, token }, "/release/approve", 2))).toEqual([403, "auth.step_up_required"]);
});

test("declined by another, withdrawn by oneself: the money stays where it is", async () => {
  const { owner, analyst, caseId, standing, post } = await start();
  await post(analyst, "/release", 1);
  await post(owner, "/release/decline", 2);
  await post(analyst, "/release", 3);
  await post(analyst, "/release/decline", 4);
  const { items } = await harness.json<{ items: CaseEventView[] }>("GET", `/api/risk/cases/${caseId}/events`, { as: owner });
  expect(
    items
      .map(({ type }) => type)
      .toReversed()
      .slice(1),
  ).toEqual([...["release_requested", "release_declined", "release_requested", "release_withdrawn"]]);
  expect(await standing()).toBe("quarantined");
});

test("one person holds money that went through; confirmed fraud that waited goes no more", async () => {
  const { owner, caseId } = await (async () => {
    const person = await harness.createPerson();
    return { owner: person, ...(await insertRiskCase(harness, person.orgId, { standing: "flagged" })) };
  })();
  const post = (path: string, body: object) => harness.call("POST", `/api/risk/cases/${caseId}${path}`, { as: owner, body });
  expect(await codeOf(await post("/release", { version: 1, reason: "r" }))).toEqual([409, "risk.nothing_held"]);
  expect(await (await post("/quarantine", { version: 1, reason: "Stop it" })).json()).toMatchObject({ heldCount: 1 });
  expect(await codeOf(await post("/quarantine", { version: 2, reason: "Stop it" }))).toEqual([409, "risk.nothing_to_hold"]);
  await post("/close", { version: 2, outcome: "fraud", reason: "Confirmed" });
  const { transactions } = await harness.json<{ transactions: { standing: string; label: object }[] }>("GET", `/api/risk/cases/${caseId}`, {
    as: owner,
  });
  expect(transactions).toMatchObject([{ standing: "blocked", label: { isFraud: true } }]);
});

test("two who approve at the same moment release once", async () => {
  const { owner, analyst, caseId, post } = await start();
  const third = await harness.addPerson(owner, "ADMIN");
  await post(analyst, "/release", 1);
  const statuses = (await Promise.all([owner, third].map((as) => post(as, "/release/approve", 2)))).map(({ status }) => status);
  expect(statuses.toSorted()).toEqual([200, 409]);
  const { items } = await harness.json<{ items: CaseEventView[] }>("GET", `/api/risk/cases/${caseId}/events`, { as: owner });
  expect(items.filter(({ type }) => type === "release_approved")).toHaveLength(1);
});
