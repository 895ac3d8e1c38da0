import { describe, expect, test } from "vitest";
import { z } from "zod";
import { createId } from "../../../lib/platform/ids.ts";
import type { AccountView } from "../../../lib/risk/accounts/account.schema.ts";
import type { CaseEventRecord } from "../../../lib/risk/cases/case-record.ts";
import { openCases } from "../../../lib/risk/cases/open-cases.ts";
import type { FundsView } from "../../../lib/risk/funds/funds.schema.ts";
import type { ImpactView } from "../../../lib/risk/impact/impact.schema.ts";
import { foldDays } from "../../../lib/risk/monitors/fold-days.ts";
import type { RiskDay, RiskMonitor } from "../../../lib/risk/monitors/monitor.schema.ts";
import { analyzeTransactions } from "../../../lib/risk/transactions/analyze-transactions.ts";
import type { Arrivals } from "../../../lib/risk/transactions/arrivals.schema.ts";
import { type TransactionBody, transactionInputSchema } from "../../../lib/risk/transactions/transaction.schema.ts";
import type { TransactionRecord } from "../../../lib/risk/transactions/transaction-record.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { insertRiskTransaction } from "../../support/risk-transaction-rows.ts";

const clock = createAdjustableClock();
const harness = await createHarness({ overrides: { clock } });
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const contextOf = (person: Person) => createSystemContext(harness.runtime, { job: "test", orgId: person.orgId });

type Given = Partial<TransactionBody> & Pick<TransactionBody, "from" | "to">;

/** Judged by the real engine, as an API client's. */
async function submit(person: Person, given: readonly Given[], source: "api" | "demo" = "api"): Promise<TransactionRecord[]> {
  const inputs = given.map((each, index) =>
    transactionInputSchema.parse({ id: `t-${clock.now()}-${index}`, timestamp: clock.now() - HOUR_MS, amount: "42.50", ...each }),
  );
  const outcomes = await analyzeTransactions(contextOf(person), inputs, {
    source: { type: source, id: null },
    analysisType: "comprehensive",
  });
  return outcomes.flatMap((outcome) => (outcome.type === "conflict" ? [] : [outcome.record]));
}

const get = <Body>(person: Person, path: string) => harness.json<Body>("GET", `/api/risk${path}`, { as: person });
const status = async (person: Person, path: string): Promise<number> => {
  const response = await harness.call("GET", `/api/risk${path}`, { as: person });
  await response.text();
  return response.status;
};

describe("accounts", () => {
  test("an account is described by what was judged, with its name, and nobody else's organization knows it", async () => {
    const [person, stranger] = [await harness.createPerson(), await harness.createPerson()];
    const records = await submit(
      person,
      Array.from({ length: 6 }, (_, index) => ({
        from: "Ada's <b>account</b>",
        to: "Shop",
        amount: 50,
        timestamp: clock.now() - (6 - index) * DAY_MS,
      })),
    );
    const key = records[0]?.payerKey ?? "";
    const account = await get<AccountView>(person, `/accounts/${key}`);
    expect(account.name).toBe("Ada's <b>account</b>");
    expect(account.realm).toBe("live");
    expect(account.profile.paid.count).toBe(6);
    expect(account.words.join(" ")).toContain("paid 6 times");
    expect(account.history.map(({ transactionId }) => transactionId)).toEqual(records.map(({ _id }) => _id));
    expect(account.history.every(({ direction }) => direction === "paid")).toBe(true);
    expect(await status(stranger, `/accounts/${key}`)).toBe(404);
    expect(await status(stranger, `/accounts/${key}/funds`)).toBe(404);
    expect(await status(person, "/accounts/nobody-has-this-key-0")).toBe(404);
  });
});

describe("the path of funds", () => {
  test("follows money over several hops with exact amounts, marks what comes back, and goes the other way too", async () => {
    const person = await harness.createPerson();
    const at = (minutes: number) => clock.now() - 10 * HOUR_MS + minutes * 60_000;
    const eth = { currency: "ETH", network: "ethereum", amountMinor: "1000000000000000001" } as const;
    const plain = (from: string, to: string, minutes: number) => ({ from, to, amount: "10.25", timestamp: at(minutes) });
    const ether = (from: string, to: string, minutes: number) => ({ from, to, timestamp: at(minutes), amount: undefined, ...eth });
    const records = await submit(person, [
      plain("b", "early", 0),
      ether("a", "b", 1),
      ether("a", "b", 2),
      plain("a", "b", 3),
      plain("b", "c", 4),
      plain("c", "a", 5),
      plain("c", "d", 6),
    ]);
    const key = records[1]?.payerKey ?? "";
    const funds = await get<FundsView>(person, `/accounts/${key}/funds?hops=4`);
    const nameOf = (accountKey: string) => funds.accounts.find((account) => account.accountKey === accountKey)?.name;
    const edges = funds.edges.map((edge) => `${nameOf(edge.from)}>${nameOf(edge.to)}${edge.isOnCycle ? " cycle" : ""}`);
    expect(edges.toSorted()).toEqual(["a>b cycle", "b>c cycle", "c>a cycle", "c>d"]);
    expect(funds.edges.find(({ from }) => nameOf(from) === "a")?.amounts).toEqual([
      { amountMinor: "2000000000000000002", currency: "ETH", exponent: 18 },
      { amountMinor: "1025", currency: "USD", exponent: 2 },
    ]);
    const back = await get<FundsView>(person, `/accounts/${records[6]?.payeeKey}/funds?direction=in&hops=2`);
    expect(back.edges).toHaveLength(2);
    const later = await get<FundsView>(person, `/accounts/${key}/funds?since=${new Date(clock.now()).toISOString()}`);
    expect(later).toMatchObject({ edges: [], accounts: [{ name: "a", hop: 0 }] });
    expect(await status(person, `/accounts/${key}/funds?hops=5`)).toBe(422);
  });
});

describe("what came in", () => {
  test("is told once, in order, to whoever asks with the last cursor, and only to its organization", async () => {
    const [person, stranger] = [await harness.createPerson(), await harness.createPerson()];
    const start = await get<Arrivals>(person, "/arrivals");
    expect(start.items).toEqual([]);
    clock.advance(2_000);
    const first = await submit(person, [
      { from: "a", to: "b" },
      { from: "a", to: "c", timestamp: clock.now() - 400 * DAY_MS },
    ]);
    clock.advance(2_000);
    const page = await get<Arrivals>(person, `/arrivals?after=${start.cursor}`);
    expect(page.items.map(({ id }) => id).toSorted()).toEqual(first.map(({ _id }) => _id).toSorted());
    expect(await get<Arrivals>(person, `/arrivals?after=${page.cursor}`)).toMatchObject({ items: [], cursor: page.cursor });
    expect((await get<Arrivals>(stranger, `/arrivals?after=${start.cursor}`)).items).toEqual([]);
    expect(await status(person, "/arrivals?after=nonsense")).toBe(422);
  });
});

describe("days and monitors", () => {
  const total = ({ totals }: RiskDay) => totals.judged;

  test("count every transaction once, before and after they are folded, generated ones apart", async () => {
    const person = await harness.createPerson();
    const abroad = { fromCountry: "DE", toCountry: "FR", network: "SEPA", category: "groceries" };
    await submit(
      person,
      Array.from({ length: 5 }, (_, index) => ({ from: `p${index}`, to: "shop", ...abroad })),
    );
    await submit(person, [{ from: "g1", to: "g2", ...abroad }], "demo");
    const before = await get<RiskDay>(person, "/day");
    expect(total(before)).toBe(5);
    expect(before.realms).toEqual(["live", "demo"]);
    expect(total(await get<RiskDay>(person, "/day?realm=demo"))).toBe(1);
    clock.advance(2 * 60_000);
    const ctx = contextOf(person);
    await Promise.all([foldDays(ctx), foldDays(ctx)]);
    await foldDays(ctx);
    expect((await get<RiskDay>(person, "/day")).totals).toEqual(before.totals);
    await submit(person, [{ from: "p9", to: "shop", ...abroad }]);
    expect(total(await get<RiskDay>(person, "/day"))).toBe(6);
    const monitor = await get<RiskMonitor>(person, "/monitors?profile=national");
    const rows = (dimension: string) =>
      monitor.panels.find((panel) => panel.dimension === dimension)?.rows.map(({ value, figures }) => [value, figures.judged]);
    expect(rows("corridor")).toEqual([["DE-FR", 6]]);
    expect(rows("payee_country")).toEqual([["FR", 6]]);
    expect(rows("category")).toEqual([["groceries", 6]]);
    expect(monitor).toMatchObject({ profile: "national", chosen: "none", realm: "live", realms: ["live", "demo"], isComplete: true });
  });

  test("a fold that dies after its transaction is over counts nothing twice", async () => {
    const person = await harness.createPerson();
    await submit(person, [
      { from: "a", to: "b" },
      { from: "a", to: "c" },
    ]);
    clock.advance(2 * 60_000);
    for (let run = 0; run < 4; run += 1) await foldDays(contextOf(person));
    expect(total(await get<RiskDay>(person, "/day"))).toBe(2);
  });
});

describe("economic impact", () => {
  test("adds up what is suspicious, of a period and of one case, and knows whom the money reached", async () => {
    const person = await harness.createPerson();
    const [big] = await submit(person, [{ from: "nobody knows", to: "nobody either", amount: 1_000_000 }]);
    expect(big?.standing).not.toBe("passed");
    const impact = await get<ImpactView>(person, "/impact");
    expect(impact.transactions).toBe(1);
    const held = big?.standing === "blocked" || big?.standing === "quarantined";
    expect(impact.containment.contained).toBe(held ? 1 : 0);
    expect(impact.exposure.dollars + impact.prevented.dollars).toBe(1_000_000);
    expect(impact.atRisk.accounts).toBe(held ? 0 : 1);
    const quiet = await harness.createPerson();
    expect((await get<ImpactView>(quiet, "/impact")).transactions).toBe(0);
    if (big) await openCases(contextOf(person), [big]);
    const stored = await harness.runtime.deps.riskTransactions.find(person.orgId, big?._id ?? "");
    expect(await get<ImpactView>(person, `/cases/${stored?.caseId}/impact`)).toMatchObject({ scope: { type: "case" }, transactions: 1 });
    expect(await status(quiet, `/cases/${stored?.caseId}/impact`)).toBe(404);
  });

  test("money a person held counts from the moment of their doing so", async () => {
    const { orgId, ...person } = await harness.createPerson();
    const at = new Date(clock.now() - HOUR_MS);
    const caseId = createId("riskCase");
    const reviewed = { decision: "review" as const, isFlagged: false };
    await insertRiskTransaction(harness, orgId, { at, caseId, isCaseDue: false, standing: "quarantined", verdict: reviewed });
    await insertRiskTransaction(harness, orgId, { at, standing: "flagged", isCaseDue: false, verdict: { ...reviewed, probability: 0.5 } });
    const moment = {
      at: new Date(at.getTime() + 5 * 60_000),
      version: 2,
      text: null,
      assigneeId: null,
      outcome: null,
      transactionCount: 1,
      file: null,
    };
    const event: CaseEventRecord = { _id: createId("riskCaseEvent"), orgId, caseId, type: "quarantined", userId: person.userId, ...moment };
    const { db, riskCaseEvents } = harness.runtime.deps;
    await db.withTransaction((session) => riskCaseEvents.append([event], session));
    const impact = await get<ImpactView>({ ...person, orgId }, "/impact");
    expect(impact.containment).toEqual({ contained: 1, notContained: 1, medianMs: 300_000, p95Ms: 300_000 });
    expect(impact.exposure).toMatchObject({ transactions: 2, flagged: { dollars: 12_500 }, held: { dollars: 12_500 } });
    expect(impact.expectedLoss.dollars).toBe(6_250);
    expect(impact.atRisk).toMatchObject({ accounts: 1, nearest: [{ name: "ACC-2", hop: 1 }] });
  });
});

test("every role may look, and no answer holds a row, a token of the sender's id or what is sealed", async () => {
  const owner = await harness.createPerson();
  const reader = await harness.addPerson(owner, "READ_ONLY");
  const [record] = await submit(owner, [{ from: "a", to: "b" }]);
  const paths = ["/arrivals", "/day", "/impact", "/monitors", `/accounts/${record?.payerKey}`, `/accounts/${record?.payerKey}/funds`];
  for (const path of paths) {
    const body = await get<object>(reader, path);
    expect(z.object({ code: z.string() }).safeParse(body).success, path).toBe(false);
    const text = JSON.stringify(body);
    for (const secret of [record?.externalKey, record?.sealed, record?.verdict.row, record?.contentHash])
      expect(text).not.toContain(secret);
  }
});
