import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { UsageRecord } from "../../../lib/ai/usage.store.ts";
import type { UsageReport, UsageRowView } from "../../../lib/ai/usage-report.schema.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { randomLedger, usageRow, writeLedgers } from "../../support/ledger-rows.ts";
import { expectProblem } from "../platform/route-walk.ts";

const harness = await createHarness();
const { db } = harness.runtime.deps;
const GROUPS = ["day", "model", "feature", "user", "key", "provider"] as const;
const PERIOD = "from=2026-03-01&to=2026-03-10";

const report = (as: Person, query: string) => harness.json<UsageReport>("GET", `/api/ai/usage?${query}`, { as });
type RowPage = { items: UsageRowView[]; nextCursor: string | null };

async function listAll(as: Person, query: string): Promise<UsageRowView[]> {
  const items: UsageRowView[] = [];
  for (let cursor = ""; ; ) {
    const page = await harness.json<RowPage>("GET", `/api/ai/usage/rows?${query}${cursor}`, { as });
    items.push(...page.items);
    if (page.nextCursor === null) return items;
    cursor = `&cursor=${page.nextCursor}`;
  }
}

const sum = (rows: readonly UsageRecord[], field: "costMicros" | "inputTokens" | "outputTokens" | "cachedInputTokens") =>
  rows.reduce((total, row) => total + row[field], 0);

/** The same in plain words, to compare with. */
function sumsOf(rows: readonly UsageRecord[]) {
  return {
    calls: rows.length,
    inputTokens: sum(rows, "inputTokens"),
    cachedInputTokens: sum(rows, "cachedInputTokens"),
    outputTokens: sum(rows, "outputTokens"),
    costMicros: sum(rows, "costMicros"),
    customerMicros: sum(
      rows.filter(({ bookedTo }) => bookedTo === "customer"),
      "costMicros",
    ),
    platformMicros: sum(
      rows.filter(({ bookedTo }) => bookedTo === "platform"),
      "costMicros",
    ),
    uncertainMicros: sum(
      rows.filter(({ isUncertain }) => isUncertain),
      "costMicros",
    ),
    demoCalls: rows.filter(({ isDemo }) => isDemo).length,
    sampleCalls: 0,
  };
}

const keyOf: Readonly<Record<(typeof GROUPS)[number], (row: UsageRecord) => string | null>> = {
  day: ({ at }) => at.toISOString().slice(0, 10),
  model: ({ provider, model }) => `${provider}/${model}`,
  provider: ({ provider }) => provider,
  feature: ({ feature }) => feature,
  user: ({ userId }) => userId,
  key: ({ keyId }) => keyId,
};

describe("a usage report", () => {
  test("says of any ledger what its rows say, whatever it groups by: totals, groups and days", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const owner = await harness.createPerson();
        const userIds = [owner.userId, "usr_somebody_else"];
        const { rows } = randomLedger(seed, { orgId: owner.orgId, userIds, from: "2026-02-25", days: 20, count: 200 });
        await writeLedgers(db, rows, []);
        const inPeriod = rows.filter(({ at }) => at >= new Date("2026-03-01T00:00:00Z") && at < new Date("2026-03-11T00:00:00Z"));
        for (const groupBy of GROUPS) {
          const found = await report(owner, `${PERIOD}&groupBy=${groupBy}`);
          expect(found.totals).toEqual(sumsOf(inPeriod));
          const groups = Map.groupBy(inPeriod, keyOf[groupBy]);
          expect(new Set(found.groups.map(({ key }) => key))).toEqual(new Set(groups.keys()));
          for (const { key, label: _label, ...sums } of found.groups)
            expect(sums, `${groupBy} ${key}`).toEqual(sumsOf(groups.get(key) ?? []));
          expect(found.days.map(({ day }) => day)).toHaveLength(10);
          for (const { day, parts, ...sums } of found.days) {
            const ofDay = inPeriod.filter((row) => keyOf.day(row) === day);
            expect(sums, day).toEqual(sumsOf(ofDay));
            if (groupBy === "day") continue;
            expect(parts.reduce((total, part) => total + part.costMicros, 0)).toBe(sums.costMicros);
            for (const part of parts)
              if (!part.isRest) expect(part.calls).toBe(ofDay.filter((row) => keyOf[groupBy](row) === part.key).length);
          }
        }
      }),
      { numRuns: 3 },
    );
  }, 60_000);

  test("names people, and puts all but the seven largest groups of a day into one part", async () => {
    const owner = await harness.createPerson();
    const rows = Array.from({ length: 12 }, (_, index) =>
      usageRow(owner.orgId, "2026-03-02T10:00:00Z", { model: `model-${index}`, userId: owner.userId, costMicros: 1_000 * (index + 1) }),
    );
    await writeLedgers(db, rows, []);
    const byModel = await report(owner, PERIOD);
    expect(byModel.groups).toHaveLength(12);
    expect(byModel.groups[0]?.key).toBe("openai/model-11");
    const parts = byModel.days[1]?.parts ?? [];
    expect(parts.filter(({ isRest }) => !isRest)).toHaveLength(7);
    expect(parts.find(({ isRest }) => isRest)).toMatchObject({ calls: 5, costMicros: 15_000 });
    const byUser = await report(owner, `${PERIOD}&groupBy=user`);
    expect(byUser.groups).toMatchObject([{ key: owner.userId, label: "Test Person" }]);
  });

  test("shows somebody without usage.read their own calls, whomever they ask about, and nobody another organization's", async () => {
    const owner = await harness.createPerson();
    const member = await harness.addPerson(owner, "USER");
    const stranger = await harness.createPerson();
    const row = (userId: string, costMicros: number) => usageRow(owner.orgId, "2026-03-02T10:00:00Z", { userId, costMicros });
    await writeLedgers(db, [row(owner.userId, 7), row(member.userId, 5)], []);
    expect(await report(owner, PERIOD)).toMatchObject({ scope: "organization", totals: { costMicros: 12 } });
    expect(await report(owner, `${PERIOD}&user=${member.userId}`)).toMatchObject({ totals: { costMicros: 5 } });
    expect(await report(member, PERIOD)).toMatchObject({ scope: "own", totals: { costMicros: 5 } });
    expect(await report(member, `${PERIOD}&user=${member.userId}`)).toMatchObject({ totals: { costMicros: 5 } });
    expect(await report(member, `${PERIOD}&user=${owner.userId}`)).toMatchObject({ totals: { calls: 0 }, groups: [] });
    expect(await listAll(member, `${PERIOD}&user=${owner.userId}`)).toEqual([]);
    expect((await listAll(member, PERIOD)).map(({ userId }) => userId)).toEqual([member.userId]);
    expect(await report(stranger, PERIOD)).toMatchObject({ totals: { calls: 0 } });
    expect(await report(stranger, `${PERIOD}&user=${owner.userId}`)).toMatchObject({ totals: { calls: 0 } });
    const file = await (await harness.call("GET", `/api/ai/usage/export?${PERIOD}`, { as: member })).text();
    expect(file).toContain(member.userId);
    expect(file).not.toContain(owner.userId);
  });

  test("takes each filter, alone and together", async () => {
    const owner = await harness.createPerson();
    const at = "2026-03-02T10:00:00Z";
    const rows = [
      usageRow(owner.orgId, at, { costMicros: 1, userId: owner.userId }),
      usageRow(owner.orgId, at, { costMicros: 2, model: "gpt-6-sol", feature: "gateway", keyId: "key_one" }),
      usageRow(owner.orgId, at, { costMicros: 4, provider: "groq", model: "openai/gpt-oss-120b", feature: "gateway" }),
    ];
    await writeLedgers(db, rows, []);
    const cost = async (query: string) => (await report(owner, `${PERIOD}&${query}`)).totals.costMicros;
    expect(await cost("model=openai/gpt-6-sol")).toBe(2);
    expect(await cost("model=groq/openai/gpt-oss-120b")).toBe(4);
    expect(await cost("provider=openai")).toBe(3);
    expect(await cost("feature=gateway")).toBe(6);
    expect(await cost("feature=gateway&provider=openai")).toBe(2);
    expect(await cost("key=key_one")).toBe(2);
    expect(await cost("key=none")).toBe(5);
    expect(await cost(`user=${owner.userId}`)).toBe(1);
    expect(await cost("user=none")).toBe(6);
    expect(await cost("provider=groq&key=key_one")).toBe(0);
  });

  test("covers 92 days and no more, and says which end is wrong", async () => {
    const owner = await harness.createPerson();
    expect((await report(owner, "from=2026-01-01&to=2026-04-02")).days).toHaveLength(92);
    for (const query of ["from=2026-01-01&to=2026-04-03", "from=2026-03-02&to=2026-03-01"])
      await expectProblem(await harness.call("GET", `/api/ai/usage?${query}`, { as: owner }), 422, "ai.report_period_invalid");
    for (const query of ["from=2026-02-30", "from=yesterday", "feature=nonsense", "groupBy=hour", "unknown=1"])
      await expectProblem(await harness.call("GET", `/api/ai/usage?${query}`, { as: owner }), 422, "request.invalid");
    const usual = await report(owner, "");
    expect(usual.days).toHaveLength(30);
    expect(usual.to).toBe(new Date(harness.runtime.deps.clock.now()).toISOString().slice(0, 10));
  });
});

describe("the rows behind it", () => {
  test("come page by page, each once and newest first, also when many share one moment", async () => {
    const owner = await harness.createPerson();
    const moments = ["2026-03-02T10:00:00Z", "2026-03-03T10:00:00Z"];
    const rows = Array.from({ length: 23 }, (_, index) => usageRow(owner.orgId, moments[index % 2] ?? ""));
    await writeLedgers(db, rows, []);
    const items = await listAll(owner, `${PERIOD}&limit=5`);
    expect(items.map(({ id }) => id).toSorted()).toEqual(rows.map(({ _id }) => _id).toSorted());
    expect(items.map(({ at }) => at)).toEqual(
      items
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    await expectProblem(await harness.call("GET", "/api/ai/usage/rows?cursor=nonsense", { as: owner }), 422, "request.invalid_cursor");
  });

  test("a cursor leads nowhere outside the period", async () => {
    const owner = await harness.createPerson();
    await writeLedgers(db, [usageRow(owner.orgId, "2026-03-20T10:00:00Z")], []);
    const cursor = Buffer.from(JSON.stringify([Date.parse("2026-04-01"), "zzz"])).toString("base64url");
    expect(await listAll(owner, `${PERIOD}&cursor=${cursor}`)).toEqual([]);
  });

  test("leave as CSV, all of them and once, however many pages they are", async () => {
    const owner = await harness.createPerson();
    const rows = Array.from({ length: 2_345 }, (_, index) => usageRow(owner.orgId, new Date(Date.UTC(2026, 2, 2) + (index % 700) * 1_000)));
    await writeLedgers(db, rows, []);
    const response = await harness.call("GET", `/api/ai/usage/export?${PERIOD}`, { as: owner });
    expect(response.headers.get("content-type")).toMatch(/^text\/csv; charset=utf-8/);
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="aegis-usage.csv"');
    const [head, ...lines] = (await response.text()).trimEnd().split("\r\n");
    expect(head?.split(",").slice(0, 3)).toEqual(["at", "id", "provider"]);
    expect(lines.map((line) => line.split(",")[1]).toSorted()).toEqual(rows.map(({ _id }) => _id).toSorted());
  });

  test("a model's name that a spreadsheet would run is text in the file", async () => {
    const owner = await harness.createPerson();
    await writeLedgers(db, [usageRow(owner.orgId, "2026-03-02T10:00:00Z", { model: '=HYPERLINK("http://evil.example","x")' })], []);
    const file = await (await harness.call("GET", `/api/ai/usage/export?${PERIOD}`, { as: owner })).text();
    expect(file).toContain(`"'=HYPERLINK(""http://evil.example"",""x"")"`);
  });

  test("an export of nothing is its head; a refused one is a problem, not a file", async () => {
    const owner = await harness.createPerson();
    const empty = await (await harness.call("GET", `/api/ai/usage/export?${PERIOD}`, { as: owner })).text();
    expect(empty.split("\r\n")).toHaveLength(2);
    await expectProblem(
      await harness.call("GET", "/api/ai/usage/export?from=2026-03-02&to=2026-03-01", { as: owner }),
      422,
      "ai.report_period_invalid",
    );
  });
});
