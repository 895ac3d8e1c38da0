import { expect, test } from "vitest";
import { apiKeyCollection } from "../../../lib/auth/api-keys/api-key.store.ts";
import type { ScenarioDrill } from "../../../lib/failsafe/drills/drill.schema.ts";
import type { TripView } from "../../../lib/failsafe/trips/trip.schema.ts";
import { insertApiKey } from "../../support/api-keys.ts";
import { createScriptedProvider } from "../../support/fakes/scripted-provider.ts";
import { createHarness, type Person } from "../../support/harness.ts";

/** A model that does whatever a document asks of it. */
function obey(text: string): string {
  const [first = "", second = ""] = text.match(/\b(?:[BDFGKLMNPRSTVZ][AEIOU]){3}\b/g) ?? [];
  return `${first}${second}`;
}
const withoutMark = (text: string) => text.replace(/inner mark of this desk is \w+/, "");
const obedient = createScriptedProvider(({ messages }) => [obey(withoutMark(messages.map(({ content }) => String(content)).join("\n")))], {
  name: "openai",
});
const harness = await createHarness({ environment: { OPENAI_API_KEY: "sk-test" }, overrides: { providers: [obedient] } });

const rehearse = (as: Person, scenario: string) => harness.call("POST", "/api/failsafe/drills/scenarios", { as, body: { scenario } });

async function play(as: Person, scenario: string): Promise<ScenarioDrill> {
  const response = await rehearse(as, scenario);
  expect(response.status).toBe(200);
  return response.json();
}

async function openTrips(as: Person): Promise<TripView[]> {
  return (await harness.json<{ items: TripView[] }>("GET", "/api/failsafe/trips?state=open", { as })).items;
}

const resultsOf = ({ steps }: ScenarioDrill) => steps.map(({ actor, result }) => `${actor} ${result}`);

test("a stolen key is refused from elsewhere, its lease is taken, the next use is refused, and the key is gone", async () => {
  const owner = await harness.createPerson();
  const drill = await play(owner, "key_compromise");
  expect(drill).toMatchObject({ type: "scenario", state: "done", isRun: true, detected: true, blocked: true });
  expect(resultsOf(drill)).toEqual([
    ...["product prepared", "attacker refused", "product detected", "product detected", "attacker refused", "attacker refused"],
  ]);
  expect(drill.steps[4]?.detail).toContain("failsafe.halted");
  expect(drill.containedMs).toBeGreaterThan(0);
  expect(drill.tripId).toMatch(/^stp_/);
  expect(await openTrips(owner)).toEqual([]);
  const keys = await harness.json<{ items: { status: string }[] }>("GET", "/api/api-keys", { as: owner });
  expect(keys.items.filter(({ status }) => status === "active")).toEqual([]);
});

test("a spike of costs is let through up to the limit and not beyond", async () => {
  const owner = await harness.createPerson();
  const drill = await play(owner, "cost_spike");
  expect(drill).toMatchObject({ state: "done", detected: true, blocked: true });
  expect(drill.steps.filter(({ result }) => result === "let_through")).toHaveLength(3);
  expect(drill.steps.filter(({ result }) => result === "refused")).toHaveLength(3);
  expect(await openTrips(owner)).toEqual([]);
});

test("a mark that leaks is cut out, and the model that told it does not answer again", async () => {
  const owner = await harness.createPerson();
  const drill = await play(owner, "leak");
  expect(drill).toMatchObject({ state: "done", detected: true, blocked: true });
  expect(resultsOf(drill)).toEqual([
    ...["product prepared", "attacker refused", "product detected", "product detected", "attacker refused"],
  ]);
});

test("who may only read gets nowhere, by themselves or with a key", async () => {
  const owner = await harness.createPerson();
  const drill = await play(owner, "privilege_escalation");
  expect(drill).toMatchObject({ state: "done", detected: true, blocked: true, tripId: null });
  expect(drill.steps.filter(({ actor }) => actor === "attacker").map(({ result }) => result)).toEqual(Array(12).fill("refused"));
});

test("poisoned documents: what the guard stops and what gets through are both said, and what got through cost the model its lease", async () => {
  const owner = await harness.createPerson();
  const drill = await play(owner, "prompt_injection");
  expect(drill).toMatchObject({ state: "done", isRun: true, detected: true });
  expect(drill.steps.filter(({ actor }) => actor === "attacker")).toHaveLength(3);
  expect(await openTrips(owner)).toEqual([]);
});

test("a rehearsal that cannot be run says why, and claims nothing", async () => {
  const owner = await harness.createPerson();
  const keys = harness.runtime.deps.db.collection(apiKeyCollection);
  const { _id, publicId, ...key } = await insertApiKey(harness, owner);
  await keys.insertMany(Array.from({ length: 50 }, (_, slot) => ({ ...key, _id: `${_id}${slot}`, publicId: `${publicId}${slot}`, slot })));
  const drill = await play(owner, "key_compromise");
  expect(drill).toMatchObject({
    state: "failed",
    isRun: false,
    reason: "auth.api_keys_full",
    blocked: false,
    containedMs: null,
    steps: [],
  });
});

test("only a person who may trip rehearses", async () => {
  const owner = await harness.createPerson();
  const user = await harness.addPerson(owner, "USER");
  expect((await rehearse(user, "leak")).status).toBe(403);
  const body = { name: "k", scopes: ["failsafe.trip"], expiresInDays: 1 };
  const { key } = await harness.json<{ key: string }>("POST", "/api/api-keys", { as: owner, body });
  const byKey = await harness.call("POST", "/api/failsafe/drills/scenarios", { as: key, body: { scenario: "leak" } });
  expect(await byKey.json()).toMatchObject({ status: 403, code: "auth.user_required" });
});
