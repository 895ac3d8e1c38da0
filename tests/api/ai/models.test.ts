import { describe, expect, test } from "vitest";
import type { ModelPage, ModelView, ProviderView } from "../../../lib/ai/model-schema.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createScriptedProvider } from "../../support/fakes/scripted-provider.ts";
import { createHarness, type Person } from "../../support/harness.ts";

/** A vendor with a key, on a clock the test moves: policies are kept for a second. */
const clock = createAdjustableClock();
const openai = createScriptedProvider(() => ["Yes."], { name: "openai" });
const harness = await createHarness({ environment: { OPENAI_API_KEY: "sk-test" }, overrides: { clock, providers: [openai] } });
const { router, audit, modelPolicyStore } = harness.runtime.deps;
const PATH = "/api/ai/models";
const GPT = { provider: "openai", model: "gpt-4o" };
const PRICE = { inputMicros: 1_000_000, outputMicros: 4_000_000, cachedInputMicros: null, source: "Contract 12", checkedOn: "2026-11-01" };

const list = async (as: Person, query = "?limit=500") => harness.json<ModelPage>("GET", `${PATH}${query}`, { as });
const patch = (as: Person, body: object) => harness.call("PATCH", PATH, { as, body });
const change = async (as: Person, body: object): Promise<ModelView> => {
  const response = await patch(as, body);
  expect(response.status).toBe(200);
  return response.json();
};
const find = ({ items }: ModelPage, { provider, model } = GPT) => items.find((item) => item.provider === provider && item.model === model);
const ask = (orgId: string, model?: string) =>
  router.generate(
    { orgId, userId: null },
    { messages: [{ role: "user", content: "Hi" }], signal: new AbortController().signal, ...(model && { model }) },
  );
const auditOf = async (orgId: string) =>
  (await audit.listUnchained(orgId, 100)).map(({ action, target, severity }) => [action, target.id, severity]);

test("the list has the registry, what is served beside it, prices in whole millionths, and who answers now", async () => {
  const person = await harness.createPerson();
  const page = await list(person);
  expect(find(page)).toMatchObject({
    kind: "chat",
    price: { currency: "USD", inputMicros: 2_500_000, outputMicros: 10_000_000, cachedInputMicros: 1_250_000 },
    isAllowed: true,
    verdict: null,
    serving: { origin: "platform", condition: "ready", isDefault: false },
  });
  expect(find(page, { provider: "openai", model: "openai-1" })).toMatchObject({
    status: "unlisted",
    price: null,
    serving: { isDefault: true },
  });
  const claude = page.items.find(({ provider }) => provider === "anthropic");
  expect(claude?.serving).toBe(null);
  expect(page).toMatchObject({ mode: "open", nextCursor: null });
});

test("pages follow each other without a gap or a repetition", async () => {
  const person = await harness.createPerson();
  const whole = (await list(person)).items.map(({ provider, model }) => `${provider}/${model}`);
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: ModelPage = await list(person, `?limit=7${cursor === null ? "" : `&cursor=${cursor}`}`);
    seen.push(...page.items.map(({ provider, model }) => `${provider}/${model}`));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toEqual(whole);
  expect(new Set(seen).size).toBe(seen.length);
  expect((await harness.call("GET", `${PATH}?cursor=bm8`, { as: person })).status).toBe(422);
});

describe("a decision about a model", () => {
  test("is enforced by the router for this organization at once, and for no other", async () => {
    const [person, stranger] = [await harness.createPerson(), await harness.createPerson()];
    await ask(person.orgId, "gpt-4o");
    expect(await change(person, { ...GPT, verdict: "denied", note: "Ends soon" })).toMatchObject({
      isAllowed: false,
      verdict: "denied",
      note: "Ends soon",
      decidedAt: expect.stringMatching(/Z$/),
    });
    for (const model of ["gpt-4o", "openai/gpt-4o", "gpt-4o-2024-08-06"])
      await expect(ask(person.orgId, model)).rejects.toMatchObject({ reason: "invalid_request", parameter: "model" });
    expect(await ask(stranger.orgId, "gpt-4o")).toMatchObject({ model: "gpt-4o" });
    expect(find(await list(stranger))).toMatchObject({ isAllowed: true, note: null });
    expect(await change(person, { ...GPT, verdict: null })).toMatchObject({ isAllowed: true, note: "Ends soon" });
    expect(await ask(person.orgId, "gpt-4o")).toMatchObject({ model: "gpt-4o" });
  });

  test("made by another process holds here after a second", async () => {
    const person = await harness.createPerson();
    await ask(person.orgId, "gpt-4o");
    const entry = { ...GPT, verdict: "denied", price: null, note: null, updatedAt: new Date(), updatedBy: person.userId } as const;
    const record = { _id: person.orgId, orgId: person.orgId, mode: "open", entries: [entry], revision: 1 } as const;
    await harness.runtime.deps.db.withTransaction((session) => modelPolicyStore.replace(record, 0, session));
    clock.advance(1_000);
    await expect(ask(person.orgId, "gpt-4o")).rejects.toMatchObject({ parameter: "model" });
  });

  test("is audited once with its severity; what changes nothing is not", async () => {
    const person = await harness.createPerson();
    const before = (await auditOf(person.orgId)).length;
    await change(person, { ...GPT, verdict: "denied" });
    await change(person, { ...GPT, verdict: "denied" });
    await harness.call("PATCH", "/api/ai/model-mode", { as: person, body: { mode: "open" } });
    expect((await auditOf(person.orgId)).slice(before)).toEqual([["ai.model-policy-updated", "openai/gpt-4o", "notice"]]);
  });

  test("and twenty others at the same moment are all kept", async () => {
    const person = await harness.createPerson();
    const models = (await list(person)).items.slice(0, 20);
    const answers = await Promise.all(
      models.map(async ({ provider, model }) => {
        for (;;) {
          const response = await patch(person, { provider, model, note: `About ${model}` });
          // Many at once may outrun one of them again and again: then it is told, and nothing is lost.
          if (response.status !== 409) return response.status;
          expect(await response.json()).toMatchObject({ code: "ai.policy_changed" });
        }
      }),
    );
    expect(new Set(answers)).toEqual(new Set([200]));
    const noted = (await list(person)).items.filter(({ note }) => note !== null);
    expect(noted.map(({ model }) => model).toSorted()).toEqual(models.map(({ model }) => model).toSorted());
  });

  test("about a model nobody knows is refused; an unknown one of an own server may be decided about", async () => {
    const person = await harness.createPerson();
    const refused = await patch(person, { provider: "openai", model: "gpt-unheard-of", verdict: "denied" });
    expect([refused.status, (await refused.json()).code]).toEqual([404, "ai.model_not_found"]);
    const own = await createHarness({
      environment: { OPENAI_API_KEY: "sk-test" },
      overrides: { providers: [createScriptedProvider(() => ["Yes."], { name: "openai", isCustom: true })] },
    });
    const operator = await own.createPerson();
    const body = { provider: "openai", model: "llama-local", verdict: "allowed" };
    expect((await own.call("PATCH", PATH, { as: operator, body })).status).toBe(200);
    expect(find(await own.json<ModelPage>("GET", `${PATH}?limit=500`, { as: operator }), body)).toMatchObject({
      status: "unlisted",
      price: null,
    });
  });

  test.each(["USER", "ANALYST", "READ_ONLY"] as const)("%s sees it and cannot make it", async (role) => {
    const owner = await harness.createPerson();
    const member = await harness.addPerson(owner, role);
    await change(owner, { ...GPT, verdict: "denied" });
    expect(find(await list(member))?.isAllowed).toBe(false);
    expect((await patch(member, { ...GPT, verdict: "allowed" })).status).toBe(403);
    expect((await harness.call("PATCH", "/api/ai/model-mode", { as: member, body: { mode: "listed" } })).status).toBe(403);
  });
});

describe("only allowed models", () => {
  const setMode = (as: Person, mode: string) => harness.call("PATCH", "/api/ai/model-mode", { as, body: { mode } });

  test("need one that is allowed, before and after", async () => {
    const person = await harness.createPerson();
    const refused = await setMode(person, "listed");
    expect([refused.status, (await refused.json()).code]).toEqual([409, "ai.no_model_allowed"]);
    await change(person, { ...GPT, verdict: "allowed" });
    expect((await setMode(person, "listed")).status).toBe(200);
    const last = await patch(person, { ...GPT, verdict: null });
    expect([last.status, (await last.json()).code]).toEqual([409, "ai.no_model_allowed"]);
  });

  test("leave nothing else, and what names no model is answered by one of them", async () => {
    const person = await harness.createPerson();
    await change(person, { ...GPT, verdict: "allowed" });
    await setMode(person, "listed");
    expect((await list(person)).items.filter(({ isAllowed }) => isAllowed).map(({ model }) => model)).toEqual(["gpt-4o"]);
    expect(await ask(person.orgId)).toMatchObject({ model: "gpt-4o" });
    await expect(ask(person.orgId, "openai-1")).rejects.toMatchObject({ parameter: "model" });
  });
});

describe("an own price", () => {
  test("is what calls cost, and the list shows both", async () => {
    const person = await harness.createPerson();
    const view = await change(person, { ...GPT, price: PRICE });
    expect(view.price).toEqual({ currency: "USD", ...PRICE, cacheWriteMicros: null, long: null });
    expect(view.listPrice?.inputMicros).toBe(2_500_000);
    const answer = await ask(person.orgId, "gpt-4o");
    expect(answer.costMicros({ inputTokens: 100, outputTokens: 10, isEstimated: false })).toBe(140);
    await change(person, { ...GPT, price: null });
    expect(find(await list(person))?.price?.inputMicros).toBe(2_500_000);
  });

  test.each([
    ["a negative one", { ...PRICE, inputMicros: -1 }],
    ["a fraction of a millionth", { ...PRICE, inputMicros: 0.5 }],
    ["one without a source", { ...PRICE, source: " " }],
    ["one without a day", { ...PRICE, checkedOn: "yesterday" }],
  ])("%s is refused", async (_name, price) => {
    expect((await patch(await harness.createPerson(), { ...GPT, price })).status).toBe(422);
  });
});

test("providers tell how they are, what they did lately, and which have no key", async () => {
  const person = await harness.createPerson();
  await ask(person.orgId);
  const answer = await harness.json<{ scope: string; items: ProviderView[] }>("GET", "/api/ai/providers", { as: person });
  expect(answer.scope).toBe("instance");
  expect(answer.items[0]).toMatchObject({ provider: "openai", condition: "ready", defaultModel: "openai-1", origin: "platform" });
  expect(answer.items[0]?.recent.calls).toBeGreaterThan(0);
  expect(answer.items[0]?.recent.p95Ms).not.toBe(null);
  expect(answer.items.find(({ provider }) => provider === "anthropic")).toMatchObject({ condition: "no-key", origin: null });
});

test("without a key the demo engine is listed, labelled, free, and takes no price", async () => {
  const demo = await createHarness();
  const person = await demo.createPerson();
  const page = await demo.json<ModelPage>("GET", `${PATH}?limit=500`, { as: person });
  const [first] = page.items;
  expect(first).toMatchObject({ provider: "demo", isDemo: true, serving: { origin: "demo", isDefault: true } });
  const body = { provider: "demo", model: first?.model, price: PRICE };
  expect((await demo.call("PATCH", PATH, { as: person, body })).status).toBe(422);
});
