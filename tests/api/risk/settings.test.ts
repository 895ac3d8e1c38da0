import { describe, expect, test } from "vitest";
import { DEFAULT_RISK_SETTINGS } from "../../../lib/risk/settings/default-settings.ts";
import type { ThresholdPreview } from "../../../lib/risk/settings/preview.schema.ts";
import type { RiskSettings, SettingsVersion } from "../../../lib/risk/settings/settings.schema.ts";
import type { Analysis } from "../../../lib/risk/transactions/analysis.schema.ts";
import type { TransactionView } from "../../../lib/risk/transactions/transaction-view.schema.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { insertRiskTransaction } from "../../support/risk-transaction-rows.ts";

/** On a clock the test moves: settings are kept for a second, what is judged by for another. */
const clock = createAdjustableClock();
const harness = await createHarness({ overrides: { clock } });
const { audit } = harness.runtime.deps;
const PATH = "/api/risk/settings";
const STRICT: RiskSettings = { ...DEFAULT_RISK_SETTINGS, thresholds: { monitor: 0.01, review: 0.02, hold: 0.9, block: 0.95 } };

const get = (as: Person) => harness.json<SettingsVersion>("GET", PATH, { as });
const put = (as: Person, body: object) => harness.call("PUT", PATH, { as, body });
const trailOf = async ({ orgId }: Person) => (await audit.listUnchained(orgId, 100)).filter(({ action }) => action.startsWith("risk."));

test("before anybody decides, what is shipped is in force as version 0", async () => {
  const person = await harness.createPerson();
  expect(await get(person)).toEqual({ version: 0, settings: DEFAULT_RISK_SETTINGS, note: null, createdAt: null, createdBy: null });
});

describe("a change", () => {
  test("has an author, a note and a record in the trail, holds for this organization alone, and is judged by at once", async () => {
    const [person, stranger] = [await harness.createPerson(), await harness.createPerson()];
    const judgedBy = async (as: Person, id: string) => {
      const body = { id, timestamp: clock.now(), from: "A-1", to: "B-1", amount: "42.50" };
      const { transactionId } = await harness.json<Analysis>("POST", "/api/analyze", { as, body });
      return (await harness.json<TransactionView>("GET", `/api/risk/transactions/${transactionId}`, { as })).thresholds;
    };
    expect(await judgedBy(person, "t-1")).toEqual(DEFAULT_RISK_SETTINGS.thresholds);
    const saved = await (await put(person, { version: 0, settings: STRICT, note: "A quiet week" })).json();
    expect(saved).toMatchObject({ version: 1, note: "A quiet week", createdBy: person.userId, settings: STRICT });
    expect(await judgedBy(person, "t-2")).toEqual(STRICT.thresholds);
    expect(await judgedBy(stranger, "t-2")).toEqual(DEFAULT_RISK_SETTINGS.thresholds);
    expect(await get(stranger)).toMatchObject({ version: 0 });
    expect((await trailOf(person)).map(({ action, target, severity }) => [action, target.id, severity])).toEqual([
      ["risk.settings-updated", "1", "warning"],
    ]);
  });

  test("of ten at the same moment is made by one, and one decided on a former version by nobody", async () => {
    const person = await harness.createPerson();
    const statuses = await Promise.all(
      Array.from({ length: 10 }, async (_, index) => (await put(person, { version: 0, settings: STRICT, note: `${index}` })).status),
    );
    expect(statuses.toSorted()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
    const refused = await put(person, { version: 0, settings: STRICT });
    expect([refused.status, await refused.json()]).toMatchObject([409, { code: "risk.settings_changed" }]);
    expect(await trailOf(person)).toHaveLength(1);
  });

  test("is for owners and admins; everybody sees what holds", async () => {
    const owner = await harness.createPerson();
    for (const role of ["ANALYST", "USER", "READ_ONLY"] as const) {
      const member = await harness.addPerson(owner, role);
      expect((await put(member, { version: 0, settings: STRICT })).status).toBe(403);
      expect(await get(member)).toMatchObject({ version: 0 });
    }
    const admin = await harness.addPerson(owner, "ADMIN");
    expect((await put(admin, { version: 0, settings: STRICT })).status).toBe(200);
  });
});

test("thresholds that do not rise, a share above one in a hundred, a lonely voter and what is no country are refused", async () => {
  const person = await harness.createPerson();
  const { thresholds, review, monitor } = DEFAULT_RISK_SETTINGS;
  for (const settings of [
    { ...DEFAULT_RISK_SETTINGS, thresholds: { ...thresholds, hold: 0.5 } },
    { ...DEFAULT_RISK_SETTINGS, thresholds: { ...thresholds, block: 1.5 } },
    { ...DEFAULT_RISK_SETTINGS, review: { ...review, share: 0.02 } },
    { ...DEFAULT_RISK_SETTINGS, review: { ...review, voters: ["openai"] } },
    { ...DEFAULT_RISK_SETTINGS, monitor: { ...monitor, jurisdictions: ["Germany"] } },
    { ...DEFAULT_RISK_SETTINGS, more: 1 },
  ])
    expect((await put(person, { version: 0, settings })).status).toBe(422);
});

test("versions are listed in pages, newest first and what was shipped last", async () => {
  const person = await harness.createPerson();
  for (const version of [0, 1, 2])
    await put(person, { version, settings: { ...STRICT, thresholds: { ...STRICT.thresholds, block: 0.95 + version / 100 } } });
  const seen: number[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const query: string = cursor === "" ? "" : `&cursor=${cursor}`;
    const page: { items: SettingsVersion[]; nextCursor: string | null } = await harness.json("GET", `${PATH}/versions?limit=2${query}`, {
      as: person,
    });
    seen.push(...page.items.map(({ version }) => version));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual([3, 2, 1, 0]);
});

test("what other thresholds would have done is counted from scores; what a rule has asked for follows its threshold", async () => {
  const person = await harness.createPerson();
  const insert = (verdict: { score: number; probability: number; decision: "approve" | "review" | "hold" | "block" }, daysAgo = 0) =>
    insertRiskTransaction(harness, person.orgId, {
      externalId: Math.random().toString(),
      receivedAt: new Date(clock.now() - daysAgo * 86_400_000),
      verdict,
    });
  await insert({ score: 0.1, probability: 0.1, decision: "approve" });
  await insert({ score: 0.55, probability: 0.55, decision: "review" });
  await insert({ score: 0.75, probability: 0.75, decision: "hold" });
  await insert({ score: 0.7, probability: 0.02, decision: "hold" });
  await insert({ score: 0.95, probability: 0.95, decision: "block" }, 8);
  const query = "monitor=0.3&review=0.6&hold=0.8&block=0.9";
  const preview = await harness.json<ThresholdPreview>("GET", `${PATH}/preview?${query}`, { as: person });
  expect(preview).toMatchObject({
    ...{ days: 7, counted: 4, isComplete: true },
    before: { approve: 1, monitor: 0, review: 1, hold: 2, block: 0 },
    after: { approve: 1, monitor: 1, review: 1, hold: 1, block: 0 },
  });
  expect(preview.changes.toSorted((a, b) => (a.from < b.from ? -1 : 1))).toEqual([
    { from: "hold", to: "review", count: 1 },
    { from: "review", to: "monitor", count: 1 },
  ]);
  expect((await harness.call("GET", `${PATH}/preview?${query.replace("0.8", "0.5")}`, { as: person })).status).toBe(422);
});
