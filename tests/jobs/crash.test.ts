import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditCollection } from "../../lib/platform/audit/audit.store.ts";
import { createAdjustableClock } from "../support/adjustable-clock.ts";
import { deliver, NO_QUEUE, readTurn, startConversation, tick } from "../support/conversation.ts";
import { startForwarder } from "../support/forwarder.ts";
import { createHarness, type Harness, type Person } from "../support/harness.ts";
import { type Followed, readEvents } from "../support/read-events.ts";
import { type ApiChild, type ApiChildOptions, startApiChild } from "../support/start-api-child.ts";
import { until } from "../support/until.ts";

const LEASE_MS = 46_000;
const SLOT_MS = 61_000;
const QUESTION = "What is 12 * 12?";
/** Two writes for each of model:0, tool:0_0 and model:1, then the final one; steps that only compute are written with the next. */
const WRITES = 7;
/** How often a run may be tried that another transaction got in the way of. */
const RUNS = 4;

const children: ApiChild[] = [];
afterAll(() => Promise.all(children.map((child) => child.close())));

async function startChild(harness: Harness, options: ApiChildOptions = {}): Promise<ApiChild> {
  const child = await startApiChild(harness, options);
  children.push(child);
  return child;
}

async function bookings(harness: Harness, person: Person, turnId: string) {
  const rows = await harness.runtime.deps.usage.listBySource(person.orgId, turnId);
  const steps = (bookedTo: string) => rows.filter((row) => row.bookedTo === bookedTo).map(({ step }) => step);
  return { customer: steps("customer"), platform: steps("platform") };
}

/** Within one fence text only grows; a larger fence starts with a reset. */
function expectPrefixConsistent({ frames }: Followed): void {
  let fence = 0;
  for (const { id, event } of frames) {
    if (!id) continue;
    const own = Number(id.split("-")[0]);
    expect(own).toBeGreaterThanOrEqual(fence);
    if (own > fence && event !== "end") expect(event).toBe("reset");
    fence = own;
  }
}

describe("a process killed while it answers", () => {
  /** Takes over: its clock is past every lease the others hold. */
  let survivor: Harness;
  const clock = createAdjustableClock(LEASE_MS);
  let expected = "";
  beforeAll(async () => {
    survivor = await createHarness({ environment: { ...NO_QUEUE, DEMO_TOKEN_DELAY_MS: "0" }, overrides: { clock } });
    const { person, send, status } = await startConversation(survivor);
    const turnId = await send(QUESTION);
    await deliver(survivor, person, turnId);
    expected = (await status(turnId)).content;
    expect(expected).toContain("144");
  });

  async function killAndResume(options: ApiChildOptions): Promise<void> {
    const child = await startChild(survivor, options);
    const { person, send, ended, history } = await startConversation(survivor);
    const turnId = await send(QUESTION);
    const following = readEvents(survivor, person, turnId);
    expect(await child.deliver(person, turnId)).toBeNull();
    const resumed = await deliver(survivor, person, turnId);
    expect(resumed.status).toBe(200);
    expect(await ended(turnId)).toMatchObject({ outcome: "answered", content: expected });
    const followed = await following;
    expect(followed.text).toBe(expected);
    expectPrefixConsistent(followed);
    expect(await history()).toHaveLength(2);
    // What the dead process did not get to do after its final write, the next tick does.
    clock.advance(SLOT_MS);
    await tick(survivor);
    const booked = await bookings(survivor, person, turnId);
    expect(booked.customer).toEqual(["model:0", "model:1"]);
    expect(booked.platform.length).toBeLessThanOrEqual(1);
    const records = await survivor.runtime.deps.db.collection(auditCollection).find({ "target.id": turnId }).toArray();
    expect(records.map(({ action }) => action).toSorted()).toEqual(["chat.message-accepted", "chat.turn-answered"]);
  }

  const points: ApiChildOptions[] = [
    ...Array.from({ length: WRITES }, (_, index) => ({ killAtWrite: index + 1, when: "before" as const })),
    { killAtWrite: WRITES, when: "after" },
  ];
  test.each(points)(
    "$when write $killAtWrite is resumed by another: one answer, no charge twice, one audit record per change",
    killAndResume,
  );

  test("there are no more writes than those", async () => {
    // A transaction that met another one is written a second time; a write that belongs to every run comes in every run.
    const statuses: (number | null)[] = [];
    while (statuses.length < RUNS && !statuses.includes(200)) {
      const child = await startChild(survivor, { killAtWrite: WRITES + 1 });
      const { person, send } = await startConversation(survivor);
      statuses.push(await child.deliver(person, await send(QUESTION)));
    }
    expect(statuses).toContain(200);
  });

  test("in mid-stream: the reader stays connected, sees a reset and ends with exactly the stored answer", async () => {
    const child = await startChild(survivor, { environment: { DEMO_TOKEN_DELAY_MS: "15" } });
    const { person, send, ended } = await startConversation(survivor);
    const turnId = await send("count to 60");
    const lost = child.deliver(person, turnId);
    let seen = 0;
    const following = readEvents(survivor, person, turnId, {
      stopAfter: (frames) => {
        seen = frames.filter(({ event }) => event === "delta").length;
        return false;
      },
    });
    await until(async () => seen > 5, { what: "a few pieces of the answer" });
    child.signal("SIGKILL");
    expect(await lost).toBeNull();
    await deliver(survivor, person, turnId);
    const state = await ended(turnId);
    expect(state.content).toContain("59, 60");
    const followed = await following;
    expect(followed.text).toBe(state.content);
    expectPrefixConsistent(followed);
    expect(new Set(followed.ids.map((id) => id.split("-")[0]))).toEqual(new Set(["0", "1", "2"]));
    expect(await bookings(survivor, person, turnId)).toEqual({ customer: ["model:0"], platform: ["model:0#1"] });
  });

  test("frozen beyond its lease and thawed: the zombie commits nothing, streams nothing and is told off", async () => {
    const child = await startChild(survivor, { environment: { DEMO_TOKEN_DELAY_MS: "15" } });
    const { person, send, ended } = await startConversation(survivor);
    const turnId = await send("count to 60");
    const zombie = child.deliver(person, turnId);
    await until(async () => (await readTurn(survivor, turnId)).steps["model:0"]);
    child.signal("SIGSTOP");
    await deliver(survivor, person, turnId);
    const before = await readTurn(survivor, turnId);
    const following = readEvents(survivor, person, turnId);
    child.signal("SIGCONT");
    expect(await zombie).toBe(409);
    expect(await readTurn(survivor, turnId)).toEqual(before);
    expect(before).toMatchObject({ state: "answered", fence: 2 });
    expect((await following).text).toBe((await ended(turnId)).content);
  });
});

test("with the real queue and short leases: a killed process's answer is finished by another one without anybody's help", async () => {
  const front = await startForwarder("http://127.0.0.1:9");
  try {
    const environment = { NEXT_PUBLIC_APP_URL: front.url, NEXTAUTH_URL: front.url, JOB_TIME_DIVISOR: "30" };
    const client = await createHarness({ environment });
    const [first, second] = await Promise.all([
      startChild(client, { environment: { DEMO_TOKEN_DELAY_MS: "20" } }),
      startChild(client, { environment: { DEMO_TOKEN_DELAY_MS: "0" } }),
    ]);
    front.target(first.url);
    const { person, send, ended } = await startConversation(client);
    const turnId = await send("count to 60");
    await until(async () => (await readTurn(client, turnId)).steps["model:0"]);
    first.signal("SIGKILL");
    await first.gone;
    front.target(second.url);
    const state = await ended(turnId);
    expect(state).toMatchObject({ outcome: "answered" });
    expect(state.content).toContain("59, 60");
    expect(await readTurn(client, turnId)).toMatchObject({ attempts: 2 });
    await until(async () => (await bookings(client, person, turnId)).customer.length > 0);
    expect(await bookings(client, person, turnId)).toEqual({ customer: ["model:0"], platform: ["model:0#1"] });
  } finally {
    await front.close();
  }
});
