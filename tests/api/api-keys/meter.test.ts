import { expect, test } from "vitest";
import type { KeyUsage } from "../../../lib/ai/get-key-usage.ts";
import { createKey } from "../../support/api-keys.ts";
import { createScriptedProvider } from "../../support/fakes/scripted-provider.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { until } from "../../support/until.ts";
import { expectProblem, expectWireProblem } from "../platform/route-walk.ts";

/** A model with a price: every token of the question costs one millionth, every one of the answer two. */
const provider = createScriptedProvider(() => ["A priced answer"]);
const harness = await createHarness({ overrides: { providers: [provider], limitFactor: 1 } });
const owner = await harness.createPerson();

const ask = (key: string, stream = false) => {
  const body = { model: "scripted-1", max_tokens: 50, stream, messages: [{ role: "user", content: "What is 12 * 12?" }] };
  return harness.call("POST", "/api/v1/chat/completions", { as: key, body });
};
const usageOf = (keyId: string, as: Person | string) => harness.json<KeyUsage>("GET", `/api/api-keys/${keyId}/usage?days=7`, { as });

test("calls, tokens and money of a key are its own, by day and by name, and its person's as well", async () => {
  const first = await createKey(harness, owner, { name: "Nightly job" });
  const second = await createKey(harness, owner, { name: "Other job" });
  for (const stream of [false, true, false]) await (await ask(first.key, stream)).text();
  await (await ask(second.key)).text();
  const usage = await until(async () => {
    const found = await usageOf(first.apiKey.id, owner);
    return found.totals.calls === 3 && found;
  });
  expect(usage.days).toHaveLength(7);
  expect(usage.days.at(-1)).toEqual({ day: new Date().toISOString().slice(0, 10), ...usage.totals });
  expect(usage.totals.tokens).toBeGreaterThan(0);
  expect(usage.totals.costMicros).toBeGreaterThan(0);
  const report = await harness.json<{ groups: { key: string; label: string; calls: number }[] }>("GET", "/api/ai/usage?groupBy=key", {
    as: owner,
  });
  expect(report.groups.find(({ key }) => key === first.apiKey.id)).toMatchObject({ label: "Nightly job", calls: 3 });
  const people = await harness.json<{ groups: { key: string; calls: number }[] }>("GET", "/api/ai/usage?groupBy=user", { as: owner });
  expect(people.groups.find(({ key }) => key === owner.userId)?.calls).toBeGreaterThanOrEqual(4);
  // A key looks at itself; without the right to see everybody's, its report holds its own calls alone.
  expect((await usageOf(first.apiKey.id, first.key)).totals).toEqual(usage.totals);
  const user = await harness.addPerson(owner, "USER");
  const own = await createKey(harness, user);
  await (await ask(own.key)).text();
  await until(async () => (await usageOf(own.apiKey.id, user)).totals.calls === 1);
  expect(await harness.json("GET", "/api/ai/usage?groupBy=key", { as: own.key })).toMatchObject({ scope: "own", totals: { calls: 1 } });
  for (const as of [user, own.key])
    await expectProblem(await harness.call("GET", `/api/api-keys/${first.apiKey.id}/usage`, { as }), 404, "auth.api_key_not_found");
});

test("a key's budget stops that key and no other, in the gateway and in chat, and the key cannot lift it", async () => {
  const capped = await createKey(harness, owner);
  const free = await createKey(harness, owner);
  const body = { scope: { type: "key", id: capped.apiKey.id }, period: "month", capMicros: 1 };
  const { id } = await harness.json<{ id: string }>("POST", "/api/ai/budgets", { as: owner, body });
  await expectWireProblem(await ask(capped.key), 429, "ai.budget_exceeded");
  expect((await ask(free.key)).status).toBe(200);
  expect((await ask(owner.token)).status).toBe(200);
  for (const [method, change] of [
    ["PATCH", { capMicros: 1_000_000 }],
    ["DELETE", undefined],
  ] as const)
    await expectProblem(await harness.call(method, `/api/ai/budgets/${id}`, { as: capped.key, body: change }), 403, "auth.user_required");
  const { chatId } = await harness.json<{ chatId: string }>("POST", "/api/chat/create", { as: capped.key });
  const { jobId } = await harness.json<{ jobId: string }>("POST", "/api/chat/stream", {
    as: capped.key,
    body: { chatId, message: "Hello" },
  });
  const turn = await until(async () => {
    const found = await harness.json<{ status: string; reason?: string }>("GET", `/api/chat/status?jobId=${jobId}`, { as: capped.key });
    return found.status !== "queued" && found.status !== "processing" && found;
  });
  expect(turn).toMatchObject({ status: "failed", reason: "ai.budget_exceeded" });
  expect((await usageOf(capped.apiKey.id, owner)).budgets).toMatchObject([{ id, capMicros: 1 }]);
  const foreign = { ...body, scope: { type: "key", id: (await createKey(harness, await harness.createPerson())).apiKey.id } };
  await expectProblem(await harness.call("POST", "/api/ai/budgets", { as: owner, body: foreign }), 404, "ai.budget_key_not_found");
});

test("a key counts by itself: its own limit holds over all routes, says so in headers, and leaves its person's session alone", async () => {
  const person = await harness.createPerson();
  const slow = await createKey(harness, person, { requestsPerMinute: 3 });
  const free = await createKey(harness, person);
  const paths = ["/api/v1/models", "/api/auth/me", "/api/ai/models"];
  for (const [index, path] of paths.entries()) {
    const response = await harness.call("GET", path, { as: slow.key });
    expect(response.status).toBe(200);
    expect(response.headers.get("ratelimit-limit")).toBe("3");
    expect(response.headers.get("ratelimit-remaining")).toBe(String(2 - index));
  }
  const refused = await harness.call("GET", "/api/v1/models", { as: slow.key });
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(refused.headers.get("ratelimit-remaining")).toBe("0");
  await expectWireProblem(refused, 429, "request.rate_limited");
  for (const as of [free.key, person]) {
    const response = await harness.call("GET", "/api/auth/me", { as });
    expect(response.status).toBe(200);
    expect(response.headers.get("ratelimit-limit")).toBe("100");
    expect(Number(response.headers.get("ratelimit-remaining"))).toBeGreaterThan(90);
  }
});
