import { expect, test } from "vitest";
import type { CaseCounts, CaseDetail, CaseEventView, CaseView, SimilarCases } from "../../../lib/risk/cases/case.schema.ts";
import { riskCaseCollection } from "../../../lib/risk/cases/case.store.ts";
import { riskCaseEventCollection } from "../../../lib/risk/cases/case-event.store.ts";
import { sweepDueCases } from "../../../lib/risk/cases/sweep-due-cases.ts";
import { transactionCollection } from "../../../lib/risk/transactions/transaction.store.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { insertRiskCase, openRiskCases } from "../../support/risk-case-rows.ts";
import { insertRiskTransaction } from "../../support/risk-transaction-rows.ts";

const clock = createAdjustableClock();
const harness = await createHarness({ overrides: { clock } });
const { db, riskTransactions, audit } = harness.runtime.deps;
const HOUR = 3_600_000;
type Page = { items: CaseView[]; nextCursor: string | null };

const get = <T = CaseDetail>(as: Person, path: string) => harness.json<T>("GET", `/api/risk/cases${path}`, { as });
const post = (as: Person, path: string, body: object) => harness.call("POST", `/api/risk/cases${path}`, { as, body });
const eventsOf = async (as: Person, caseId: string) => (await get<{ items: CaseEventView[] }>(as, `/${caseId}/events`)).items;
const typesOf = async (as: Person, caseId: string) => (await eventsOf(as, caseId)).map(({ type }) => type).toReversed();
const actionsOf = async ({ orgId }: Person) =>
  (await audit.listUnchained(orgId, 200)).map(({ action }) => action).filter((action) => action.startsWith("risk."));
const casesOf = ({ orgId }: Person) => db.collection(riskCaseCollection).find({ orgId }).toArray();
const at = (hours: number) => new Date(clock.now() + hours * HOUR);

test("a payer's transactions of one day are one case, later ones another; doing it again changes nothing", async () => {
  const owner = await harness.createPerson();
  const make = (hours: number, from = "payer") => insertRiskTransaction(harness, owner.orgId, { from, at: at(hours), receivedAt: at(0) });
  const first = [await make(-60), await make(-50), await make(-20), await make(-10, "other")];
  await openRiskCases(harness, owner.orgId, first);
  const second = [await make(-12), await make(-90)];
  await openRiskCases(harness, owner.orgId, second);
  for (const again of [first.slice(2, 3), second.slice(0, 1), [...first, ...second]]) await openRiskCases(harness, owner.orgId, again);
  const caseOf = async (record: { _id: string }) => (await riskTransactions.find(owner.orgId, record._id))?.caseId;
  const [a, b, c, other, d, old] = await Promise.all([...first, ...second].map(caseOf));
  expect(new Set([a, b])).toEqual(new Set([a]));
  expect(new Set([c, d])).toEqual(new Set([c]));
  expect(new Set([a, c, other, old]).size).toBe(4);
  expect((await get(owner, `/${c}`)).transactionCount).toBe(2);
  expect(await typesOf(owner, String(c))).toEqual(["opened", "joined"]);
});

test("the same payer judged in many places at once has one case with every transaction in it", async () => {
  const owner = await harness.createPerson();
  const made = await Promise.all(Array.from({ length: 12 }, () => insertRiskTransaction(harness, owner.orgId, { from: "busy" })));
  await Promise.all(made.map((record) => openRiskCases(harness, owner.orgId, [record]).catch(() => undefined)));
  clock.advance(60_000);
  await sweepDueCases(harness.runtime.deps, (orgId) => createSystemContext(harness.runtime, { job: "test", orgId }), 100);
  const cases = await casesOf(owner);
  expect(cases.map(({ facts }) => facts.transactionCount)).toEqual([12]);
  expect(await db.collection(riskCaseEventCollection).countDocuments({ orgId: owner.orgId, type: "opened" })).toBe(1);
});

test("what a dying process left without a case gets one from the sweep, once", async () => {
  const owner = await harness.createPerson();
  const left = await insertRiskTransaction(harness, owner.orgId);
  const sweep = () => sweepDueCases(harness.runtime.deps, (orgId) => createSystemContext(harness.runtime, { job: "test", orgId }), 100);
  await sweep();
  expect(await casesOf(owner)).toEqual([]);
  clock.advance(31_000);
  await sweep();
  await sweep();
  expect((await casesOf(owner)).map(({ facts }) => facts.transactionCount)).toEqual([1]);
  expect(await riskTransactions.find(owner.orgId, left._id)).toMatchObject({ isCaseDue: false });
});

test("names, notes and reasons lie encrypted, amounts are exact, and the title names nobody", async () => {
  const owner = await harness.createPerson();
  const { caseId } = await insertRiskCase(harness, owner.orgId, {
    from: "Zoë Müller 中",
    amountMinor: "1000000000000000001",
    currency: "ETH",
    exponent: 18,
  });
  await post(owner, `/${caseId}/notes`, { text: "Called the customer" });
  const seen = await get(owner, `/${caseId}`);
  expect(seen).toMatchObject({
    payer: { name: "Zoë Müller 中" },
    amounts: [{ amountMinor: "1000000000000000001", currency: "ETH", exponent: 18 }],
  });
  expect(seen.title).toBe("Balance, drain · 1 transaction");
  const stored = JSON.stringify([
    await casesOf(owner),
    await db.collection(riskCaseEventCollection).find({ orgId: owner.orgId }).toArray(),
  ]);
  expect(stored).not.toMatch(/Müller|Called/);
});

test("the queue is ordered by priority, then by what is due first, and pages without a gap", async () => {
  const owner = await harness.createPerson();
  for (const weight of [50, 500_000, 5_000, 400_000, 300])
    await insertRiskCase(harness, owner.orgId, { weight, verdict: { level: weight === 400_000 ? "critical" : "high" } });
  const whole = await get<Page>(owner, "");
  expect(whole.items.map(({ priority }) => priority)).toEqual([1, 1, 2, 3, 4]);
  expect(whole.items[0]?.level).toBe("critical");
  const paged: CaseView[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: Page = await get<Page>(owner, `?limit=2${cursor && `&cursor=${cursor}`}`);
    paged.push(...page.items);
    cursor = page.nextCursor;
  }
  expect(paged.map(({ id }) => id)).toEqual(whole.items.map(({ id }) => id));
  expect((await get<Page>(owner, "?level=critical")).items).toHaveLength(1);
});

test("what is not decided in time is overdue: shown, counted, listed by how long", async () => {
  const owner = await harness.createPerson();
  await insertRiskCase(harness, owner.orgId, { verdict: { level: "medium" } });
  await insertRiskCase(harness, owner.orgId, { verdict: { level: "critical" } });
  await insertRiskCase(harness, owner.orgId, { verdict: { level: "high" } });
  clock.advance(5 * HOUR);
  expect((await get<CaseCounts>(await harness.addPerson(owner, "USER"), "/counts")).overdue).toBe(1);
  clock.advance(20 * HOUR);
  const later = await harness.addPerson(owner, "USER");
  const late = await get<Page>(later, "?overdue=true&limit=1");
  const rest = await get<Page>(later, `?overdue=true&limit=1&cursor=${late.nextCursor}`);
  expect([late, rest].map(({ items }) => items.map(({ level, isOverdue }) => [level, isOverdue]))).toEqual([
    [["critical", true]],
    [["high", true]],
  ]);
  expect(await get<CaseCounts>(later, "/counts")).toMatchObject({ active: 3, open: 3, overdue: 2, unassigned: 3, mine: 0 });
});

test("a case is taken by one of two who reach for it, and goes only to those who work cases", async () => {
  const owner = await harness.createPerson();
  const [analyst, user] = [await harness.addPerson(owner, "ANALYST"), await harness.addPerson(owner, "USER")];
  const { caseId } = await insertRiskCase(harness, owner.orgId);
  const take = (as: Person) => post(as, `/${caseId}/assign`, { version: 1, assignee: "me" });
  const statuses = (await Promise.all([take(owner), take(analyst)])).map(({ status }) => status);
  expect(statuses.toSorted()).toEqual([200, 409]);
  const unfit = await post(owner, `/${caseId}/assign`, { version: 2, assignee: user.userId });
  expect([unfit.status, await unfit.json()]).toMatchObject([422, { code: "risk.assignee_unfit" }]);
  expect((await post(user, `/${caseId}/assign`, { version: 2, assignee: "me" })).status).toBe(403);
  expect((await post(user, `/${caseId}/notes`, { text: "x" })).status).toBe(403);
  expect((await get(user, `/${caseId}`)).state).toBe("in_review");
  const back = await post(owner, `/${caseId}/assign`, { version: 2, assignee: null });
  expect(await back.json()).toMatchObject({ state: "open", assignee: null, version: 3 });
});

test("closing labels every transaction of the case; reopening withdraws what nobody has learnt, closing again corrects what was", async () => {
  const owner = await harness.createPerson();
  const all = [1, 2].map(() => insertRiskTransaction(harness, owner.orgId, { from: "payer", standing: "flagged" }));
  const [first, second] = await Promise.all(all);
  if (!first || !second) throw new Error("Two transactions are needed.");
  await openRiskCases(harness, owner.orgId, [first, second]);
  const [{ _id: caseId } = { _id: "" }] = await casesOf(owner);
  const labels = async () =>
    (await riskTransactions.findAll(owner.orgId, [first._id, second._id])).map(({ label }) => label?.isFraud ?? null);
  const closed = await post(owner, `/${caseId}/close`, { version: 1, outcome: "fraud", reason: "Confirmed by the customer" });
  expect(await closed.json()).toMatchObject({ state: "closed", outcome: "fraud", closedBy: owner.userId });
  expect(await labels()).toEqual([true, true]);
  await post(owner, `/${caseId}/reopen`, { version: 2, reason: "New facts" });
  expect(await labels()).toEqual([null, null]);
  await post(owner, `/${caseId}/close`, { version: 3, outcome: "fraud", reason: "Again" });
  await db.collection(transactionCollection).updateOne({ orgId: owner.orgId, _id: first._id }, { $set: { isLabelLearnt: true } });
  await post(owner, `/${caseId}/reopen`, { version: 4, reason: "It was the holder after all" });
  expect((await labels()).toSorted()).toEqual([null, true]);
  await post(owner, `/${caseId}/close`, { version: 5, outcome: "legitimate", reason: "The holder paid" });
  expect(await labels()).toEqual([false, false]);
  expect(await typesOf(owner, caseId)).toEqual(["opened", "closed", "reopened", "closed", "reopened", "closed"]);
  expect((await actionsOf(owner)).filter((action) => action.includes("closed"))).toHaveLength(3);
});

test("inconclusive leaves no label, and a new transaction of the payer opens another case", async () => {
  const owner = await harness.createPerson();
  const { caseId, transaction } = await insertRiskCase(harness, owner.orgId, { from: "again" });
  expect((await post(owner, `/${caseId}/close`, { version: 1, outcome: "inconclusive", reason: "No answer" })).status).toBe(200);
  expect(await riskTransactions.find(owner.orgId, transaction._id)).toMatchObject({ label: null, standing: "blocked" });
  expect((await insertRiskCase(harness, owner.orgId, { from: "again" })).caseId).not.toBe(caseId);
});

test("fifty are closed at once, each on its own: what cannot be is told with its reason", async () => {
  const owner = await harness.createPerson();
  const free = await insertRiskCase(harness, owner.orgId, { standing: "flagged" });
  const held = await insertRiskCase(harness, owner.orgId);
  const cases = [free.caseId, held.caseId, "rcs_unknown"].map((id) => ({ id, version: 1 }));
  const answer = await post(owner, "/close", { cases, outcome: "legitimate", reason: "Known merchant" });
  const { results } = await answer.json();
  expect(results.map(({ code }: { code: string | null }) => code)).toEqual([null, "risk.release_required", "risk.case_not_found"]);
  const tooMany = Array.from({ length: 51 }, () => ({ id: "rcs_1", version: 1 }));
  expect((await post(owner, "/close", { cases: tooMany, outcome: "fraud", reason: "x" })).status).toBe(422);
});

test("the next case is the most urgent that is mine or nobody's, then the one behind it, then from the top", async () => {
  const owner = await harness.createPerson();
  const analyst = await harness.addPerson(owner, "ANALYST");
  const ids = [];
  for (const weight of [900_000, 9_000, 900, 9]) ids.push((await insertRiskCase(harness, owner.orgId, { weight })).caseId);
  await post(analyst, `/${ids[1]}/assign`, { version: 1, assignee: "me" });
  const next = async (as: Person, after?: string) =>
    (await get<{ case: CaseView | null }>(as, `/next${after ? `?afterCaseId=${after}` : ""}`)).case?.id;
  expect([await next(owner), await next(owner, ids[0]), await next(owner, ids[3])]).toEqual([ids[0], ids[2], ids[0]]);
  expect(await next(analyst, ids[0])).toBe(ids[1]);
});

test("cases that share an account come first, then those that look alike", async () => {
  const owner = await harness.createPerson();
  const { caseId } = await insertRiskCase(harness, owner.orgId, { from: "payer", to: "mule" });
  await post(owner, `/${caseId}/close`, { version: 1, outcome: "fraud", reason: "x" });
  const same = await insertRiskCase(harness, owner.orgId, { from: "payer", to: "shop" });
  const payee = await insertRiskCase(harness, owner.orgId, { from: "victim", to: "mule" });
  const alike = await insertRiskCase(harness, owner.orgId, { from: "stranger", to: "nobody" });
  await insertRiskCase(harness, owner.orgId, { from: "far", to: "away", weight: 1, verdict: { rules: ["burst"], reasons: [] } });
  const { items } = await get<SimilarCases>(owner, `/${caseId}/similar`);
  expect(items.map(({ case: found, relation }) => [found.id, relation])).toEqual([
    [same.caseId, "same_payer"],
    [payee.caseId, "same_payee"],
    [alike.caseId, "alike"],
  ]);
});

test("evidence is kept encrypted, shown with its hash, handed back byte for byte, and has its limits", async () => {
  const owner = await harness.createPerson();
  const reader = await harness.addPerson(owner, "READ_ONLY");
  const { caseId } = await insertRiskCase(harness, owner.orgId);
  const bytes = Buffer.from("account statement of a customer");
  const send = (body: Buffer, as: Person = owner) =>
    fetch(`${harness.url}/api/risk/cases/${caseId}/evidence?name=${encodeURIComponent("Auszug ü.pdf")}`, {
      ...{ method: "POST", body: Uint8Array.from(body) },
      headers: { authorization: `Bearer ${as.token}`, "content-type": "application/octet-stream" },
    });
  const added: CaseEventView = await (await send(bytes)).json();
  expect(added).toMatchObject({ type: "evidence", by: owner.userId, file: { name: "Auszug ü.pdf", size: bytes.length } });
  expect(added.file?.sha256).toMatch(/^[0-9a-f]{64}$/);
  const path = `/api/risk/cases/${caseId}/evidence/${added.id}`;
  const back = await harness.call("GET", path, { as: owner });
  expect(Buffer.from(await back.arrayBuffer())).toEqual(bytes);
  expect(back.headers.get("content-type")).toBe("application/octet-stream");
  expect([(await send(Buffer.alloc(0))).status, (await send(bytes, reader)).status]).toEqual([422, 403]);
  expect((await harness.call("GET", path, { as: reader })).status).toBe(403);
  const stored = await db.collection(riskCaseEventCollection).find({ orgId: owner.orgId }).toArray();
  expect(JSON.stringify(stored)).not.toContain("Auszug");
});

test("another organization sees and changes nothing of a case", async () => {
  const [owner, stranger] = [await harness.createPerson(), await harness.createPerson()];
  const { caseId } = await insertRiskCase(harness, owner.orgId);
  for (const path of ["", "/events", "/similar", "/report"])
    expect((await harness.call("GET", `/api/risk/cases/${caseId}${path}`, { as: stranger })).status).toBe(404);
  expect((await post(stranger, `/${caseId}/close`, { version: 1, outcome: "fraud", reason: "x" })).status).toBe(404);
  expect((await get<Page>(stranger, "")).items).toEqual([]);
});
