import { expect, test } from "vitest";
import { overviewSchema } from "../../../lib/admin/numbers/schema.ts";
import { adminUsageReportSchema } from "../../../lib/admin/usage/schema.ts";
import { sessionCollection } from "../../../lib/auth/session.store.ts";
import { jobCollection } from "../../../lib/platform/jobs/job.store.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { deliver, NO_QUEUE, startConversation } from "../../support/conversation.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { giveUp, toJobRow } from "../../support/job-rows.ts";
import { usageRow, writeLedgers } from "../../support/ledger-rows.ts";
import { createOperator } from "../../support/platform-operator.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const clock = createAdjustableClock();
const harness = await createHarness({ environment: { ...NO_QUEUE, REDIS_ENABLED: "false" }, overrides: { clock } });
const { call, json, runtime } = harness;
const { deps } = runtime;

const metrics = (as: Person, query = "") => json<Record<string, number>>("GET", `/api/admin/metrics?${query}`, { as });
const overview = async (as: Person, query = "") => overviewSchema.parse(await json("GET", `/api/admin/overview?${query}`, { as }));
const usage = async (as: Person, query: string) => adminUsageReportSchema.parse(await json("GET", `/api/admin/usage?${query}`, { as }));
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

test("the numbers are exactly these five, of the caller's organization, and a minute old at most", async () => {
  const { person, send } = await startConversation(harness);
  const gone = await harness.addPerson(person, "USER");
  const before = new Date(clock.now() - 31 * DAY_MS);
  await deps.db.collection(sessionCollection).updateMany({ userId: gone.userId }, { $set: { lastSeenAt: before } });
  const turnId = await send("What is 2 + 2?");
  expect(await metrics(person)).toEqual({ totalUsers: 2, totalChats: 1, totalMessages: 1, tokensUsed: 0, activeUsers: 1 });
  expect((await deliver(harness, person, turnId)).status).toBe(200);
  const months = [0, 40, 100].map((days) => usageRow(person.orgId, new Date(clock.now() - days * DAY_MS), { isDemo: true }));
  await writeLedgers(deps.db, months, []);
  expect(await metrics(person)).toMatchObject({ totalMessages: 1, tokensUsed: 0 });
  clock.advance(MINUTE_MS);
  const later = await metrics(person);
  expect(later).toMatchObject({ totalUsers: 2, totalMessages: 2 });
  expect(later.tokensUsed).toBeGreaterThanOrEqual(3 * 150);
  const analyst = await harness.addPerson(person, "ANALYST");
  for (const path of ["metrics", "overview"]) expect((await call("GET", `/api/admin/${path}`, { as: analyst })).status).toBe(403);
});

test("whoever runs the deployment gets the numbers of everything, or of their own organization when they ask; nobody else does", async () => {
  const [operator, owner] = [await createOperator(harness), await harness.createPerson()];
  await writeLedgers(deps.db, [usageRow(owner.orgId, new Date(clock.now()), { costMicros: 9_000_000 })], []);
  const all = await metrics(operator);
  expect(all.totalUsers).toBeGreaterThanOrEqual(2);
  expect(all.tokensUsed).toBeGreaterThanOrEqual(150);
  expect(await metrics(operator, "scope=organization")).toMatchObject({ totalUsers: 1, tokensUsed: 0 });
  for (const path of ["metrics", "overview", "usage"])
    expect((await call("GET", `/api/admin/${path}?scope=deployment`, { as: owner })).status).toBe(403);
  const report = await usage(operator, "groupBy=organization");
  expect(report.scope).toBe("deployment");
  expect(report.groups.find(({ key }) => key === owner.orgId)).toMatchObject({ costMicros: 9_000_000, calls: 1 });
  expect((await usage(owner, "groupBy=organization")).groups.map(({ key }) => key)).toEqual([owner.orgId]);
  expect((await usage(operator, "groupBy=user&scope=organization")).groups).toEqual([]);
});

test("the overview counts cost by day and month, failed calls, jobs and letters, with every day of the period", async () => {
  const owner = await harness.createPerson();
  const now = clock.now();
  const rows = [
    usageRow(owner.orgId, new Date(now), { costMicros: 3_000 }),
    usageRow(owner.orgId, new Date(now), { costMicros: 0, outcome: "failed", bookedTo: "platform" }),
    usageRow(owner.orgId, new Date(now - DAY_MS), { costMicros: 2_000 }),
  ];
  await writeLedgers(deps.db, rows, []);
  await giveUp(harness, owner.orgId, 2);
  const created = new Date(now - MINUTE_MS);
  await deps.db.collection(jobCollection).insertOne(toJobRow(owner.orgId, now, { createdAt: created }));
  const seen = await overview(owner, "days=30");
  expect(seen).toMatchObject({ scope: "organization", costTodayMicros: 3_000, deadLetters: 2 });
  expect(seen.jobs).toEqual({ waiting: 1, running: 0, failed: 2, oldestWaitingAt: created.toISOString() });
  expect(seen.days.map(({ day }) => day)).toEqual(Array.from({ length: 30 }, (_, index) => dayOf(now - (29 - index) * DAY_MS)));
  expect(seen.days.at(-1)).toMatchObject({ calls: 2, failedCalls: 1, tokens: 300, costMicros: 3_000 });
  expect(seen.costMonthMicros).toBe(dayOf(now).endsWith("-01") ? 3_000 : 5_000);
});

test("use goes out as a CSV file, a line for each group", async () => {
  const owner = await harness.createPerson();
  const rows = [
    usageRow(owner.orgId, new Date(clock.now()), { userId: owner.userId, costMicros: 7_000 }),
    usageRow(owner.orgId, new Date(clock.now()), { costMicros: 1 }),
  ];
  await writeLedgers(deps.db, rows, []);
  const file = await call("GET", "/api/admin/usage/export?groupBy=user", { as: owner });
  expect(file.headers.get("content-type")).toContain("text/csv");
  const lines = (await file.text()).trim().split("\r\n");
  expect(lines[0]).toBe("from,to,user,label,calls,inputTokens,outputTokens,costMicros,customerMicros,platformMicros,demoCalls");
  expect(lines.slice(1).map((line) => line.split(",").slice(2, 8).join(","))).toEqual([
    `${owner.userId},Test Person,1,100,50,7000`,
    ",No person,1,100,50,1",
  ]);
});
