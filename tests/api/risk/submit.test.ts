import { expect, test } from "vitest";
import type { Analysis, BatchAnswer } from "../../../lib/risk/transactions/analysis.schema.ts";
import type { TransactionSummary, TransactionView } from "../../../lib/risk/transactions/transaction-view.schema.ts";
import { createHarness } from "../../support/harness.ts";
import { bodyOf } from "../../support/risk-submissions.ts";
import { readDatabase } from "../../support/scan-database.ts";

const harness = await createHarness();
const person = await harness.createPerson();
const analyze = (body: object, as = person) => harness.call("POST", "/api/analyze", { as, body });

test("an ordinary payment passes, a million between strangers is flagged, and both say why in the agreed shape", async () => {
  const usual = await harness.json<Analysis>("POST", "/api/analyze", { as: person, body: bodyOf({ id: "usual" }) });
  expect(usual).toEqual({
    ...{ id: "usual", transactionId: expect.stringMatching(/^rtx_/), riskScore: expect.any(Number), level: "minimal", decision: "approve" },
    ...{ flagged: false, reasons: [], analysisType: "comprehensive", cached: false, rulesVersion: expect.any(String) },
    ...{ modelVersion: expect.stringMatching(/^default-/), latencyMs: expect.any(Number) },
  });
  const body = bodyOf({ id: "million", from: "nobody", to: "no one", amount: 1_000_000 });
  const large = await harness.json<Analysis>("POST", "/api/analyze", { as: person, body });
  expect(large).toMatchObject({ decision: "block", flagged: true, level: "critical" });
  expect(large.riskScore).toBeGreaterThan(0.8);
  expect(large.reasons.length).toBeGreaterThan(0);
  for (const reason of large.reasons) expect(Object.keys(reason).toSorted()).toEqual(["code", "expected", "text", "value", "weight"]);
});

test("the same transaction again is the stored verdict byte for byte, other content under its id is refused", async () => {
  const body = { ...bodyOf({ id: "twice", amount: "1800.00" }), analysisType: "threat" };
  const first = await (await analyze(body)).text();
  const again = await (await analyze({ ...body, amount: 1800, timestamp: "2026-03-01T01:00:00+01:00" })).text();
  expect(again).toBe(first.replace('"cached":false', '"cached":true'));
  const other = await analyze({ ...body, amount: 1800.01 });
  expect(other.status).toBe(409);
  expect(await other.json()).toMatchObject({ code: "risk.transaction_conflict" });
  // The id of one organization says nothing in another.
  const stranger = await harness.createPerson();
  expect(await (await analyze({ ...body, amount: 7 }, stranger)).json()).toMatchObject({ cached: false });
});

test("amounts are stored exactly, 0 and 18 decimals too, and ids are never altered", async () => {
  const id = ' Ä"<b>{{x}}</b>\u202e ';
  const minor = "123456789012345678901234567";
  const { transactionId } = await harness.json<Analysis>("POST", "/api/analyze", {
    as: person,
    body: { id, timestamp: Date.UTC(2026, 2, 1), from: "0xA", to: "0xa", amountMinor: minor, network: "Ethereum" },
  });
  const seen = await harness.json<TransactionView>("GET", `/api/risk/transactions/${transactionId}`, { as: person });
  expect(seen).toMatchObject({ externalId: id, from: "0xA", to: "0xa", amountMinor: minor, currency: "ETH", network: "ethereum" });
  expect(seen.amount).toBe("123456789.012345678901234567");
  expect(seen.payerKey).not.toBe(seen.payeeKey);
  const nothing = await harness.json<Analysis>("POST", "/api/analyze", { as: person, body: bodyOf({ id: "nothing", amount: 0 }) });
  const stored = await harness.json<TransactionView>("GET", `/api/risk/transactions/${nothing.transactionId}`, { as: person });
  expect(stored).toMatchObject({ amount: "0.00", amountMinor: "0", currency: "USD" });
});

test("a batch is answered row by row in its order, also where ids meet, and 1,001 rows are refused before any is judged", async () => {
  const transactions = [
    bodyOf({ id: "b-1" }),
    bodyOf({ id: "b-2", from: "s", to: "t", amount: 900_000 }),
    bodyOf({ id: "b-1" }),
    bodyOf({ id: "b-1", amount: 1 }),
  ];
  const answer = await harness.json<BatchAnswer>("POST", "/api/risk/transactions", { as: person, body: { transactions } });
  expect(answer.items.map(({ type, id }) => [type, id])).toEqual([
    ["judged", "b-1"],
    ["judged", "b-2"],
    ["repeated", "b-1"],
    ["conflict", "b-1"],
  ]);
  expect(answer.counts).toEqual({ judged: 2, repeated: 1, conflict: 1, flagged: 1 });
  const many = Array.from({ length: 1_001 }, (_, index) => bodyOf({ id: `many-${index}` }));
  const refused = await harness.call("POST", "/api/risk/transactions", { as: person, body: { transactions: many } });
  expect(refused.status).toBe(422);
  const broken = [bodyOf({ id: "fine" }), bodyOf({ id: "broken", amount: -1 }), bodyOf({ id: "early", timestamp: Date.now() + 3_600_000 })];
  const named = await harness.call("POST", "/api/risk/transactions", { as: person, body: { transactions: broken } });
  expect(await named.json()).toMatchObject({ errors: [{ pointer: "/body/transactions/1/amount" }] });
  const ahead = await harness.call("POST", "/api/risk/transactions", { as: person, body: { transactions: [broken[0], broken[2]] } });
  expect(await ahead.json()).toMatchObject({ code: "risk.timestamp_ahead", errors: [{ pointer: "/body/transactions/1/timestamp" }] });
  const { items } = await harness.json<{ items: TransactionSummary[] }>("GET", "/api/risk/transactions?limit=200", { as: person });
  expect(items.map(({ externalId }) => externalId)).not.toContain("fine");
});

test("the list pages newest first by its filters, and a role that reads cannot submit", async () => {
  const owner = await harness.createPerson();
  const rows = Array.from({ length: 7 }, (_, index) => bodyOf({ id: `l-${index}`, timestamp: Date.UTC(2026, 2, 1 + index) }));
  const big = bodyOf({ id: "l-big", from: "p", to: "q", amount: 2_000_000, timestamp: Date.UTC(2026, 2, 3, 12) });
  const body = { transactions: [...rows, big] };
  const { items: judged } = await harness.json<BatchAnswer>("POST", "/api/risk/transactions", { as: owner, body });
  const list = (query: string) =>
    harness.json<{ items: TransactionSummary[]; nextCursor: string | null }>("GET", `/api/risk/transactions?${query}`, { as: owner });
  const first = await list("limit=5");
  const rest = await list(`limit=5&cursor=${first.nextCursor}`);
  const ids = [...first.items, ...rest.items].map(({ externalId }) => externalId);
  expect(ids).toEqual(["l-6", "l-5", "l-4", "l-3", "l-big", "l-2", "l-1", "l-0"]);
  const [found] = (await list("decision=block&standing=blocked&level=critical&source=batch")).items;
  expect(found).toMatchObject({ id: judged[7]?.analysis?.transactionId, flagged: true });
  expect((await list(`account=${found?.payerKey}`)).items).toHaveLength(1);
  expect((await list("since=2026-03-05T00:00:00Z")).items).toHaveLength(3);
  expect((await list("source=csv")).items).toEqual([]);
  const reader = await harness.addPerson(owner, "READ_ONLY");
  expect((await analyze(bodyOf({ id: "no" }), reader)).status).toBe(403);
  expect((await harness.call("GET", "/api/risk/transactions", { as: reader })).status).toBe(200);
});

test("no name of an account and no id of a sender stands in the database in clear", async () => {
  const marks = { id: "canary-id-7719", from: "canary-payer-7719", to: "canary-payee-7719", description: "canary-words-7719" };
  expect((await analyze(bodyOf(marks))).status).toBe(200);
  const database = JSON.stringify([...(await readDatabase(harness.environment.MONGODB_URI ?? ""))]);
  expect(database).toContain("risk_transactions");
  expect(database).not.toContain("canary-");
});
