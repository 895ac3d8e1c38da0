import { afterAll, describe, expect, test } from "vitest";
import { NO_QUEUE, tick } from "../../support/conversation.ts";
import { createHarness } from "../../support/harness.ts";
import { promote } from "../platform/callers.ts";

type Run = { id: string; state: string; trigger: string; durationMs: number | null };
type View = { name: string; nextAt: string; last: Run | null; isRunning: boolean; runs: Run[] };
const PATH = "/api/operations/schedules";

const harness = await createHarness({ environment: NO_QUEUE });
const operator = await promote(harness, await harness.createPerson(), "SUPER_ADMIN");
afterAll(() => harness.close());

async function find(name: string): Promise<View | undefined> {
  const { items } = await harness.json<{ items: View[] }>("GET", PATH, { as: operator });
  return items.find((each) => each.name === name);
}
const run = (name: string, as = operator) => harness.call("POST", `${PATH}/run`, { as, body: { name, reason: "tried by a test" } });

describe("schedules", () => {
  test("tell when they come next and what became of the last run", async () => {
    await tick(harness);
    const found = await find("platform.sweep");
    expect(found?.last).toMatchObject({ state: "done", trigger: "clock", durationMs: expect.any(Number) });
    expect(Date.parse(found?.nextAt ?? "")).toBeGreaterThan(Date.now());
  });

  test("run when somebody asks, once, also where the queue is away: the next tick finds it", async () => {
    const asked = await run("platform.rewrap-keys");
    expect(asked.status).toBe(202);
    expect(await (await run("platform.rewrap-keys")).json()).toMatchObject({ code: "operations.schedule_running" });
    const { id } = await asked.json();
    await Promise.all([tick(harness), tick(harness)]);
    const found = await find("platform.rewrap-keys");
    expect(found?.isRunning).toBe(false);
    expect(found?.runs.find((each) => each.id === id)).toMatchObject({ state: "done", trigger: "person", attempt: 1 });
    expect((await run("platform.rewrap-keys")).status).toBe(202);
  });

  test("by hand are written into the trail with the reason", async () => {
    await run("risk.tend-models");
    const { items } = await harness.json<{ items: object[] }>("GET", "/api/audit?limit=20", { as: operator });
    expect(items).toContainEqual(expect.objectContaining({ action: "operations.schedule-run", reason: "tried by a test" }));
  });

  test("that nobody knows cannot be run, and no owner of an organization runs any", async () => {
    expect((await run("ops.unknown")).status).toBe(404);
    const owner = await harness.createPerson();
    const support = await promote(harness, await harness.createPerson(), "SUPPORT");
    expect([(await run("platform.sweep", owner)).status, (await run("platform.sweep", support)).status]).toEqual([403, 403]);
    expect((await harness.call("GET", PATH, { as: support })).status).toBe(200);
  });
});

describe("the daily cron", () => {
  const call = (headers: Record<string, string>) => harness.call("GET", "/api/cron/daily", { headers });

  test("is not let in by the header of Vercel's cron alone, by nothing, or by a secret of another length or ending", async () => {
    const secret = harness.runtime.env.cronSecret;
    const refused = [
      {},
      { "x-vercel-cron": "1" },
      { "x-vercel-cron": "1", authorization: "Bearer " },
      { authorization: `Bearer ${secret}x` },
      { authorization: `Bearer ${secret.slice(0, -1)}` },
      { authorization: `Bearer ${secret.slice(0, -1)}~` },
      { authorization: secret },
    ];
    for (const headers of refused) expect((await call(headers)).status).toBe(401);
  });
});
