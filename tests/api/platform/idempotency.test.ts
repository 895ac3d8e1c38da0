import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { defineRoute } from "../../../api/_http/define-route.ts";
import { AppError } from "../../../lib/platform/errors.ts";
import { idempotencyCollection } from "../../../lib/platform/idempotency/idempotency.store.ts";
import { withIdempotency } from "../../../lib/platform/idempotency/with-idempotency.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { until } from "../../support/until.ts";

const CANARY = "canary-3e9a";
const MINUTE = 60_000;

/** What the handler does next; every run waits for `gate`. */
let runs = 0;
let gate: Promise<void> = Promise.resolve();
let failure: Error | null = null;
let now = Date.now();

const onceRoute = defineRoute({
  method: "post",
  path: "/test/once",
  summary: "Does something once",
  access: "chat.write",
  limit: null,
  isIdempotent: true,
  body: z.strictObject({ amount: z.number() }),
  output: z.object({ run: z.number(), text: z.string() }),
  errors: [],
  handle: async () => {
    runs += 1;
    const run = runs;
    const mine = failure;
    await gate;
    if (mine) throw mine;
    return { run, text: CANARY };
  },
});
const harness = await createHarness({ routes: [onceRoute], overrides: { clock: { now: () => now, sleep: async () => undefined } } });
const ada = await harness.createPerson();
let keys = 0;
const newKey = () => {
  keys += 1;
  return `key-of-call-${keys}`;
};
const send = (key: string, options: { amount?: number; as?: Person } = {}) =>
  harness.call("POST", "/api/test/once", {
    as: options.as ?? ada,
    body: { amount: options.amount ?? 1 },
    headers: { "idempotency-key": key },
  });
const rows = () => harness.runtime.deps.db.collection(idempotencyCollection).find({}).toArray();

beforeEach(() => {
  runs = 0;
  gate = Promise.resolve();
  failure = null;
});

/** Holds every run that starts from now on. */
function closeGate(): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  gate = promise;
  return resolve;
}

test("a repeated call gets the first answer and does nothing again", async () => {
  const key = newKey();
  const first = await send(key);
  expect(first.headers.has("idempotent-replayed")).toBe(false);
  const second = await send(key);
  expect([second.status, second.headers.get("idempotent-replayed")]).toEqual([200, "true"]);
  expect(await second.json()).toEqual(await first.json());
  expect(runs).toBe(1);
});

test("without a key every call is its own", async () => {
  for (const run of [1, 2]) expect(await harness.json("POST", "/api/test/once", { as: ada, body: { amount: 1 } })).toMatchObject({ run });
});

test("a key belongs to one person: another's call with the same key runs", async () => {
  const key = newKey();
  await send(key);
  const colleague = await send(key, { as: await harness.addPerson(ada, "USER") });
  const stranger = await send(key, { as: await harness.createPerson() });
  expect([await colleague.json(), await stranger.json()]).toMatchObject([{ run: 2 }, { run: 3 }]);
});

test("other content under a used key is refused", async () => {
  const key = newKey();
  await send(key);
  const response = await send(key, { amount: 2 });
  expect([response.status, await response.json()]).toMatchObject([422, { code: "request.idempotency_key_reused" }]);
  expect(runs).toBe(1);
});

test.each(["short", "x".repeat(256), "with a space", "naïve-key-é"])("the key '%s' is refused", async (key) => {
  const response = await send(key);
  expect([response.status, await response.json()]).toMatchObject([400, { code: "request.idempotency_key_malformed" }]);
  expect(runs).toBe(0);
});

test("twenty calls at once with one key do the work once; those that come meanwhile are told to wait", async () => {
  const key = newKey();
  const open = closeGate();
  const calls = Array.from({ length: 20 }, () => send(key));
  const answers: Response[] = [];
  for (const call of calls) void call.then((response) => answers.push(response));
  await until(async () => answers.length === 19, { what: "nineteen refusals" });
  for (const response of answers) {
    expect([response.status, response.headers.get("retry-after"), await response.json()]).toMatchObject([
      409,
      "1",
      { code: "request.in_progress" },
    ]);
  }
  open();
  await until(async () => answers.length === 20);
  expect(answers[19]?.status).toBe(200);
  expect(runs).toBe(1);
});

test("a refused and a failed call have done nothing: the same key may be tried again", async () => {
  for (const error of [new AppError("conflict", "chat.turn_open", "Not now."), new Error("a defect")]) {
    const key = newKey();
    failure = error;
    expect((await send(key)).status).toBeGreaterThanOrEqual(409);
    failure = null;
    expect((await send(key)).status).toBe(200);
  }
});

test("a call whose process died is taken over after a minute, by one of those that ask, and its late end changes nothing", async () => {
  const key = newKey();
  const open = closeGate();
  const dead = send(key);
  await until(async () => runs === 1, { what: "the first run" });
  expect((await send(key)).status).toBe(409);
  now += MINUTE + 1;
  const release = closeGate();
  const takers = Array.from({ length: 5 }, () => send(key));
  await until(async () => runs === 2, { what: "the second run" });
  release();
  const answers = await Promise.all(takers);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409]);
  open();
  expect(await (await dead).json()).toMatchObject({ run: 1 });
  expect(await (await send(key)).json()).toMatchObject({ run: 2 });
});

test("a slow first call that fails late does not free the key its successor holds", async () => {
  const key = newKey();
  failure = new Error("late");
  const open = closeGate();
  const slow = send(key);
  await until(async () => runs === 1, { what: "the first run" });
  failure = null;
  gate = Promise.resolve();
  now += MINUTE + 1;
  expect(await (await send(key)).json()).toMatchObject({ run: 2 });
  open();
  expect((await slow).status).toBe(500);
  expect(await (await send(key)).json()).toMatchObject({ run: 2 });
});

test("an answer that cannot be kept still goes out, and the key does not become free for a second run", async () => {
  const { cipher, idempotency } = harness.runtime.deps;
  const away = { ...idempotency, settle: () => Promise.reject(new Error("database away")) };
  const call = { key: newKey(), orgId: ada.orgId, userId: ada.userId, route: "post /test", content: {} };
  const deps = { cipher, clock: { now: () => now, sleep: async () => undefined } };
  let done = 0;
  const work = async () => {
    done += 1;
    return { status: 200, body: { done } };
  };
  expect(await withIdempotency({ ...deps, idempotency: away }, call, work)).toMatchObject({ body: { done: 1 } });
  await expect(withIdempotency({ ...deps, idempotency }, call, work)).rejects.toMatchObject({ code: "request.in_progress" });
  expect(done).toBe(1);
});

test("kept answers are encrypted, and the row names neither key nor person", async () => {
  const key = newKey();
  await send(key);
  const stored = JSON.stringify(await rows());
  expect(stored).toContain("v1.");
  for (const secret of [CANARY, key, ada.userId]) expect(stored).not.toContain(secret);
});
