// Whatever a vendor does wrong, whole or in a stream: the customer pays for the one answer they got and for nothing else, and what a
// failed call may have cost is in the books, once, as the platform's.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Charge } from "../../../lib/ai/access.ts";
import { ProviderError } from "../../../lib/ai/errors.ts";
import type { Provider } from "../../../lib/ai/ports.ts";
import { type UsageRecord, usageCollection } from "../../../lib/ai/usage.store.ts";
import { systemClock } from "../../../lib/platform/clock.ts";
import { createId } from "../../../lib/platform/ids.ts";
import type { VendorFake } from "../../../scripts/local/vendors/start-vendor-fake.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { amountsOf, createBudget } from "../../support/budget-world.ts";
import { createHarness, type Harness, type Person } from "../../support/harness.ts";
import { ADAPTERS, type Adapter, API_KEY, FAULTS, type FaultRow, PATIENT } from "../../support/vendor-adapters.ts";

/** A server of one's own has no price, so there is nothing to charge twice. */
const PRICED = ADAPTERS.filter(({ name }) => name !== "a compatible server");
/** Longer than any vendor here asks to be left alone. */
const PAUSE_MS = 3_000;
const CAP_MICROS = 50_000_000;

type Vendor = Adapter & { fake: VendorFake; provider: Provider; limitTo(row: FaultRow | null): void };
type Outcome = { row: FaultRow; callId: string; charge: Charge | null };

const clock = createAdjustableClock();
let harness: Harness;
let vendors: readonly Vendor[];
beforeAll(async () => {
  vendors = await Promise.all(PRICED.map(startVendor));
  harness = await createHarness({
    overrides: {
      clock,
      providers: vendors.map(({ provider }) => provider),
      // One provider after the other, and each asked as if nothing had been.
      router: { breakerFailures: 1_000_000, misconfiguredMs: 1, hedgeAfterMs: 600_000 },
    },
  });
});
afterAll(() => Promise.all(vendors.map(({ fake }) => fake.close())));

async function startVendor(adapter: Adapter): Promise<Vendor> {
  const fake = await adapter.start({ apiKey: API_KEY });
  const create = (row: FaultRow | null) =>
    adapter.create({
      apiKey: API_KEY,
      model: adapter.model,
      baseUrl: fake.url,
      clock: systemClock,
      timeouts: { ...PATIENT, ...row?.limits },
    });
  let current = create(null);
  const limitTo: Vendor["limitTo"] = (row) => {
    current = create(row);
  };
  return { ...adapter, fake, limitTo, provider: { ...current, doStream: (request) => current.doStream(request) } };
}

/** The failing vendor first, anybody else after it. */
async function ask({ fake, limitTo, name }: Vendor, person: Person, row: FaultRow, how: "generate" | "stream"): Promise<Outcome> {
  const { modelAccess } = harness.runtime.deps;
  const callId = createId("modelCall");
  const caller = { orgId: person.orgId, userId: person.userId, keyId: null, feature: "gateway", requestId: "req_1", callId } as const;
  const signal = new AbortController().signal;
  const request = { model: name, canSubstitute: true, messages: [{ role: "user" as const, content: "Hi" }], maxOutputTokens: 100, signal };
  const options = { dataClasses: ["message" as const] };
  clock.advance(PAUSE_MS);
  limitTo(row);
  fake.setFault(row.fault);
  try {
    if (how === "generate") return { row, callId, charge: (await modelAccess.generate(caller, request, options)).charge };
    const answer = await modelAccess.stream(caller, request, options);
    const end = await Array.fromAsync(answer.parts).catch((error: unknown) => error);
    expect(Array.isArray(end) || end instanceof ProviderError, `${row.name}: an answer or a failure of ours`).toBe(true);
    return { row, callId, charge: answer.charge() };
  } finally {
    fake.setFault(null);
    limitTo(null);
  }
}

describe.each(PRICED.map(({ name }, index) => ({ name, index })))("$name", ({ name, index }) => {
  test.each(["generate", "stream"] as const)("18 faults, %s: paid once for each answer, and nothing for a failure", async (how) => {
    const vendor = vendors[index];
    if (!vendor) throw new Error("Every adapter has its stand-in.");
    const person = await harness.createPerson();
    const budget = await createBudget(harness, person, { capMicros: CAP_MICROS });
    const outcomes: Outcome[] = [];
    for (const row of FAULTS) outcomes.push(await ask(vendor, person, row, how));

    const { callLedger, budgets, db } = harness.runtime.deps;
    await Promise.all([callLedger.flush(), budgets.flush()]);
    const rows = await db.collection(usageCollection).find({ orgId: person.orgId }).toArray();
    expect(new Set(rows.map(({ _id }) => _id)).size).toBe(rows.length);
    for (const outcome of outcomes)
      expectPaidOnce(
        outcome,
        rows.filter(({ source }) => source.id === outcome.callId),
        name,
      );
    const charged = outcomes.reduce((sum, { charge }) => sum + (charge?.costMicros ?? 0), 0);
    expect(charged).toBeGreaterThan(0);
    expect(await amountsOf(harness, person, budget)).toEqual({ left: CAP_MICROS - charged, held: 0, spent: charged, uncertain: 0 });
    if (how === "generate") expect(outcomes.filter(({ charge }) => charge === null)).toEqual([]);
  });
});

function expectPaidOnce({ row, charge }: Outcome, rows: readonly UsageRecord[], failing: string): void {
  const [paid, lost] = [rows.filter(({ bookedTo }) => bookedTo === "customer"), rows.filter(({ bookedTo }) => bookedTo === "platform")];
  expect(
    paid.map(({ costMicros }) => costMicros),
    row.name,
  ).toEqual(charge ? [charge.costMicros] : []);
  expect(lost, row.name).toHaveLength(row.expected === "the whole answer" ? 0 : 1);
  expect(lost.length + paid.length, row.name).toBe(rows.length);
  for (const { provider, outcome, costMicros, isUncertain } of lost) {
    expect([provider, isUncertain], row.name).toEqual([failing, outcome !== "refused"]);
    if (outcome === "refused") expect(costMicros, row.name).toBe(0);
    else expect(costMicros, row.name).toBeGreaterThan(0);
  }
}
