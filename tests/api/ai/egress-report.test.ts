import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { DATA_CLASSES } from "../../../lib/ai/access.ts";
import { type EgressReport, egressRowSchema } from "../../../lib/ai/egress-report.schema.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { egressOf, randomLedger, usageRow, writeLedgers } from "../../support/ledger-rows.ts";

const harness = await createHarness();
const { db } = harness.runtime.deps;
const PERIOD = "from=2026-03-01&to=2026-03-10";
const report = (as: Person, query: string) => harness.json<EgressReport>("GET", `/api/ai/egress?${query}`, { as });
const total = (rows: readonly { bytes: number }[]) => rows.reduce((sum, { bytes }) => sum + bytes, 0);

describe("an egress report", () => {
  test("says of any ledger what its rows say, and accounts for every call of the usage ledger", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const owner = await harness.createPerson();
        const { rows, leaving } = randomLedger(seed, {
          orgId: owner.orgId,
          userIds: [owner.userId],
          from: "2026-03-01",
          days: 10,
          count: 200,
        });
        await writeLedgers(db, rows, leaving);
        const found = await report(owner, PERIOD);
        const demoCalls = rows.filter(({ isDemo }) => isDemo).length;
        expect(found.ledger).toEqual({ usageCalls: rows.length, demoCalls, isComplete: true });
        expect(found.totals).toMatchObject({ calls: leaving.length, bytes: total(leaving) });
        expect(total(found.destinations)).toBe(total(leaving));
        expect(total(found.days)).toBe(total(leaving));
        for (const dataClass of DATA_CLASSES) {
          const ofClass = leaving.filter(({ dataClasses }) => dataClasses.includes(dataClass));
          expect(found.classes.find((each) => each.dataClass === dataClass)?.bytes ?? 0, dataClass).toBe(total(ofClass));
          const only = await report(owner, `${PERIOD}&dataClass=${dataClass}`);
          expect(only.totals, dataClass).toMatchObject({ calls: ofClass.length, bytes: total(ofClass) });
          expect(only.ledger).toBeNull();
        }
        const unknown = leaving.filter(({ region }) => region === null);
        expect((await report(owner, `${PERIOD}&region=unknown`)).totals.calls).toBe(unknown.length);
        expect((await report(owner, `${PERIOD}&provider=openai`)).ledger?.isComplete).toBe(true);
      }),
      { numRuns: 3 },
    );
  }, 60_000);

  test("shows it when a call left without a row", async () => {
    const owner = await harness.createPerson();
    const rows = [1, 2].map(() => usageRow(owner.orgId, "2026-03-02T10:00:00Z"));
    const [first] = rows.flatMap((row) => egressOf(row) ?? []);
    await writeLedgers(db, rows, first ? [first] : []);
    expect((await report(owner, PERIOD)).ledger).toEqual({ usageCalls: 2, demoCalls: 0, isComplete: false });
  });

  test("shows one's own to a member, and another organization's to nobody", async () => {
    const owner = await harness.createPerson();
    const member = await harness.addPerson(owner, "USER");
    const rows = [owner, member].map(({ userId }) => usageRow(owner.orgId, "2026-03-02T10:00:00Z", { userId }));
    await writeLedgers(
      db,
      rows,
      rows.flatMap((row) => egressOf(row) ?? []),
    );
    expect(await report(owner, PERIOD)).toMatchObject({ scope: "organization", totals: { calls: 2 } });
    expect(await report(member, PERIOD)).toMatchObject({ scope: "own", totals: { calls: 1 }, ledger: { usageCalls: 1, isComplete: true } });
    expect(await report(await harness.createPerson(), PERIOD)).toMatchObject({ totals: { calls: 0 }, destinations: [] });
  });
});

describe("its rows", () => {
  test("leave as CSV and as JSON lines, all of them", async () => {
    const owner = await harness.createPerson();
    const rows = Array.from({ length: 1_203 }, () => usageRow(owner.orgId, "2026-03-02T10:00:00Z"));
    const leaving = rows.flatMap((row) => egressOf(row, { dataClasses: ["message", "personal"] }) ?? []);
    await writeLedgers(db, rows, leaving);
    const read = async (format: string) =>
      (await harness.call("GET", `/api/ai/egress/export?${PERIOD}&format=${format}`, { as: owner })).text();
    const ids = leaving.map(({ _id }) => _id).toSorted();
    const objects = (await read("ndjson"))
      .trimEnd()
      .split("\n")
      .map((line) => egressRowSchema.parse(JSON.parse(line)));
    expect(objects.map(({ id }) => id).toSorted()).toEqual(ids);
    const [, ...lines] = (await read("csv")).trimEnd().split("\r\n");
    expect(lines.map((line) => line.split(",")[1]).toSorted()).toEqual(ids);
    expect(lines[0]).toContain("message personal");
    const page = z.object({ items: z.array(egressRowSchema), nextCursor: z.string() });
    const first = page.parse(await harness.json("GET", `/api/ai/egress/rows?${PERIOD}&limit=7`, { as: owner }));
    const second = page.parse(await harness.json("GET", `/api/ai/egress/rows?${PERIOD}&limit=7&cursor=${first.nextCursor}`, { as: owner }));
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(14);
  });
});
