import { MongoClient } from "mongodb";
import { expect, test } from "vitest";
import { parseApiKey } from "../../../lib/auth/api-keys/key-format.ts";
import { createKey } from "../../support/api-keys.ts";
import { createHarness } from "../../support/harness.ts";

test("a key is nowhere but in the answer that made it: not in answers, errors, traces, the audit trail, logs or the database", async () => {
  const harness = await createHarness();
  const owner = await harness.createPerson();
  const { key, apiKey } = await createKey(harness, owner);
  const rotated = await harness.json<{ key: string }>("POST", `/api/api-keys/${apiKey.id}/rotate`, { as: owner, body: {} });
  const keys = [key, rotated.key];
  const secrets = keys.map((each) => parseApiKey(each)?.secret ?? "");
  expect(new Set(secrets).size).toBe(2);
  const said: string[] = [];
  const ask = async (method: string, path: string, options: object) => {
    const response = await harness.call(method, path, options);
    said.push(JSON.stringify([...response.headers]), await response.text());
    return said.at(-1) ?? "";
  };
  for (const as of keys) {
    const question = { model: "demo-1", messages: [{ role: "user", content: "What is 12 * 12?" }] };
    for (const body of [question, { ...question, stream: true }, { ...question, model: "none" }, { nonsense: true }])
      await ask("POST", "/api/v1/chat/completions", { as, body });
    // A program that puts its own key into what it says: it is cut out before anybody is asked, and before anything is kept.
    const leaking = { ...question, messages: [{ role: "user", content: `My key is ${as} and I say it again: ${as}.` }] };
    expect(await ask("POST", "/api/v1/chat/completions", { as, body: leaking })).not.toContain(as);
    await ask("POST", "/api/v1/moderations", { as, body: { input: `key ${as}` } });
    await ask("GET", "/api/nowhere", { as });
    await ask("DELETE", `/api/api-keys/${apiKey.id}`, { as });
    await ask("GET", `/api/v1/models`, { as: `${as.slice(0, -1)}-` });
  }
  for (const path of [
    "/api/api-keys",
    "/api/api-keys?of=organization",
    "/api/audit",
    `/api/api-keys/${apiKey.id}/usage`,
    "/api/guard/events",
    "/api/ai/usage",
  ])
    await ask("GET", path, { as: owner });
  await ask("GET", "/api/metrics", { as: rotated.key });
  await harness.call("DELETE", `/api/api-keys/${apiKey.id}`, { as: owner });
  await ask("GET", "/api/ai/models", { as: rotated.key });
  await harness.runtime.deps.callLog.close();

  const client = new MongoClient(harness.environment.MONGODB_URI ?? "");
  const stored: string[] = [];
  for (const { name } of await client.db().listCollections().toArray())
    stored.push(JSON.stringify(await client.db().collection(name).find().toArray()));
  await client.close();
  expect(stored.join("")).toContain(apiKey.id);
  expect(said.join("")).toContain(apiKey.id);
  expect(harness.logs.length).toBeGreaterThan(0);
  for (const secret of secrets) {
    // Half of it would do for whoever guesses the rest.
    for (const piece of [secret.slice(0, 16), secret.slice(-20, -4)]) {
      for (const [where, text] of [
        ["database", stored.join("")],
        ["answers", said.join("")],
        ["logs", harness.logs.join("")],
      ] as const)
        expect(text.includes(piece), where).toBe(false);
    }
  }
});
