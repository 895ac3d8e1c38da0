import { describe, expect, test } from "vitest";
import { createApp } from "../../../api/_app.ts";
import { routes } from "../../../api/_routes/registry.ts";
import { createKeySecret, createPublicId, formatApiKey, parseApiKey } from "../../../lib/auth/api-keys/key-format.ts";
import { denialCollection } from "../../../lib/platform/audit/denial.store.ts";
import { parseEnv } from "../../../lib/platform/env.ts";
import { createId } from "../../../lib/platform/ids.ts";
import { createLogger } from "../../../lib/platform/log.ts";
import { createRuntime } from "../../../lib/runtime/create-runtime.ts";
import { createKey } from "../../support/api-keys.ts";
import { createFrozenClock } from "../../support/frozen-clock.ts";
import { createHarness } from "../../support/harness.ts";
import { expectProblem, expectWireProblem } from "../platform/route-walk.ts";

const clock = createFrozenClock(Date.now());
const harness = await createHarness({ environment: { REDIS_ENABLED: "false" }, overrides: { clock } });
const { deps } = harness.runtime;
const owner = await harness.createPerson();
const DAY_MS = 86_400_000;

const models = (key: string) => harness.call("GET", "/api/v1/models", { as: key });
const list = (key: string) => harness.call("GET", "/api/ai/models", { as: key });

const { key } = await createKey(harness, owner);
const parsed = parseApiKey(key) ?? { publicId: "", secret: "" };
const revoked = await createKey(harness, owner);
await harness.call("DELETE", `/api/api-keys/${revoked.apiKey.id}`, { as: owner });
const flipped = `${parsed.secret.slice(0, -1)}${parsed.secret.endsWith("A") ? "B" : "A"}`;

describe("what is no key is refused, as a problem and below /v1 in OpenAI's shape", () => {
  test.each<[string, string]>([
    ["a typo", key.replace(/.$/, (last) => (last === "0" ? "1" : "0"))],
    ["cut off", key.slice(0, -1)],
    ["one character more", `${key}A`],
    ["in capitals", key.toUpperCase().replace("AEGIS_LIVE_", "aegis_live_")],
    ["the prefix alone", "aegis_live_"],
    ["the record's id", "aegis_live_key_01HZZZZZZZZZZZZZZZZZZZZZZZ"],
    ["an unknown id with a right checksum", formatApiKey({ publicId: createPublicId(), secret: createKeySecret() })],
    ["a known id with another secret", formatApiKey({ ...parsed, secret: createKeySecret() })],
    ["a known id with a secret that differs in its last character", formatApiKey({ ...parsed, secret: flipped })],
    ["another key's secret", formatApiKey({ publicId: parsed.publicId, secret: parseApiKey(revoked.key)?.secret ?? "" })],
    ["a secret of zeros", formatApiKey({ ...parsed, secret: "0".repeat(43) })],
    ["the stored digest", `aegis_live_${parsed.publicId}_${"a".repeat(64)}`],
    ["a revoked key", revoked.key],
    ["an operator in place of an id", `aegis_live_{"$ne":null}_${parsed.secret}abcdef`],
    ["a wild card", `aegis_live_%_${parsed.secret}abcdef`],
    ["another kind of key", key.replace("aegis_live_", "aegis_live_aegis_live_")],
    ["a letter of another alphabet", `${key.slice(0, -1)}\u0430`],
    ["a very long one", `aegis_live_${"a".repeat(6_000)}`],
    ["two keys", `${key},${key}`],
    ["nothing behind it but a checksum", `aegis_live_${parsed.publicId}_${"0".repeat(49)}`],
  ])("%s", async (name, hostile) => {
    const asked = { headers: { authorization: `Bearer ${encodeURI(hostile)}` } };
    await expectProblem(await harness.call("GET", "/api/ai/models", asked), 401, "auth.api_key_invalid");
    const wire = await expectWireProblem(await harness.call("GET", "/api/v1/models", asked), 401, "auth.api_key_invalid");
    expect(wire.code).toBe("auth.api_key_invalid");
    // A public address serves anybody.
    expect((await harness.call("GET", "/api/version", asked)).status, name).toBe(200);
  });

  test("a key counts as a bearer only: not in a cookie, not in the address, not as a user name", async () => {
    const attempts = [
      { path: "", headers: { cookie: `auth_access=${key}` } },
      { path: `?api_key=${key}&token=${key}`, headers: {} },
      { path: "", headers: { authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}` } },
      { path: "", headers: { "x-api-key": key } },
    ];
    for (const { path, headers } of attempts)
      await expectProblem(await harness.call("GET", `/api/auth/me${path}`, { headers }), 401, "auth.credentials_required");
  });

  test("a mistyped key asks the database nothing, a good one at most once a second", async () => {
    const asked: string[] = [];
    const runtime = createRuntime(parseEnv(harness.environment), {
      clock,
      log: createLogger({ level: "silent" }),
      database: { onCommand: ({ name, command }) => asked.push(`${name} ${command[name]}`) },
    });
    const app = createApp(runtime, routes);
    const send = (text: string) => app.request("/api/ai/models", { headers: { authorization: `Bearer ${text}` } });
    for (let time = 0; time < 20; time += 1) expect((await send(key.slice(0, -1))).status).toBe(401);
    expect(asked).toEqual([]);
    for (let time = 0; time < 20; time += 1) expect((await send(key)).status).toBe(200);
    expect(asked.filter((command) => command === "find api_keys")).toHaveLength(1);
    expect(asked.filter((command) => command === "update api_keys")).toHaveLength(1);
    await runtime.close();
  });
});

describe("a key lives no longer than what stands behind it", () => {
  const aside = async () => {
    const boss = await harness.createPerson();
    const person = await harness.addPerson(boss, "ANALYST");
    const { key } = await createKey(harness, person);
    expect((await list(key)).status).toBe(200);
    return { boss, person, key };
  };
  const later = () => clock.advance(1_000);

  test("its time is over to the millisecond", async () => {
    const person = await harness.createPerson();
    const { key } = await createKey(harness, person, { expiresInDays: 7 });
    clock.advance(7 * DAY_MS - 1);
    expect((await list(key)).status).toBe(200);
    clock.advance(1);
    await expectProblem(await list(key), 401, "auth.api_key_expired");
    await expectWireProblem(await models(key), 401, "auth.api_key_expired");
  });

  test("its person is banned: within a second", async () => {
    const { boss, person, key } = await aside();
    const ban = await harness.call("POST", `/api/admin/users/${person.userId}/ban`, { as: boss, body: { reason: "left the team" } });
    expect(ban.status).toBe(200);
    later();
    await expectProblem(await list(key), 401, "auth.api_key_invalid");
  });

  test("its person is removed: within a second, and coming back does not bring it back", async () => {
    const { boss, person, key } = await aside();
    expect((await harness.call("DELETE", `/api/members/${person.userId}`, { as: boss })).status).toBeLessThan(300);
    later();
    await expectProblem(await list(key), 401, "auth.api_key_invalid");
    const back = { _id: createId("membership"), orgId: boss.orgId, userId: person.userId, role: "OWNER", createdAt: new Date() } as const;
    await deps.db.withTransaction((transaction) => deps.memberships.insert({ ...back, searchKeys: [] }, transaction));
    later();
    await expectProblem(await list(key), 401, "auth.api_key_invalid");
  });

  test("its person's role becomes smaller: what the role has lost, the key has lost", async () => {
    const { boss, person, key } = await aside();
    const report = () => harness.call("GET", "/api/guard/events", { as: key });
    expect((await report()).status).toBe(200);
    expect((await harness.call("PATCH", `/api/members/${person.userId}`, { as: boss, body: { role: "READ_ONLY" } })).ok).toBe(true);
    later();
    await expectProblem(await report(), 403, "auth.permission_required");
    await expectProblem(await harness.call("POST", "/api/chat/create", { as: key }), 403, "auth.permission_required");
    expect((await list(key)).status).toBe(200);
  });

  test("two processes: revoked in one, the other refuses it a second later; made or rotated in one, the other takes it at once", async () => {
    const person = await harness.createPerson();
    const runtime = createRuntime(parseEnv(harness.environment), { clock, log: createLogger({ level: "silent" }) });
    const other = createApp(runtime, routes);
    const there = (key: string) => other.request("/api/ai/models", { headers: { authorization: `Bearer ${key}` } });
    const { key, apiKey } = await createKey(harness, person);
    expect((await there(key)).status).toBe(200);
    const rotated = await harness.json<{ key: string }>("POST", `/api/api-keys/${apiKey.id}/rotate`, {
      as: person,
      body: { overlapHours: 0 },
    });
    expect((await there(rotated.key)).status).toBe(200);
    later();
    expect((await there(key)).status).toBe(401);
    await harness.call("DELETE", `/api/api-keys/${apiKey.id}`, { as: person });
    expect((await list(rotated.key)).status).toBe(401);
    later();
    expect((await there(rotated.key)).status).toBe(401);
    await runtime.close();
  });
});

test("a key with a list of addresses works from these and from nowhere else, and the attempt is on record", async () => {
  const person = await harness.createPerson();
  const { key, apiKey } = await createKey(harness, person, { allowedIps: ["10.1.0.0/16", "2001:db8::/32"] });
  const app = createApp(harness.runtime, routes);
  const from = (remoteAddress: string, headers = {}) =>
    app.request("/api/ai/models", { headers: { authorization: `Bearer ${key}`, ...headers } }, { incoming: { socket: { remoteAddress } } });
  for (const ip of ["10.1.2.3", "::ffff:10.1.2.3", "2001:db8::9"]) expect((await from(ip)).status, ip).toBe(200);
  for (const ip of ["10.2.0.1", "::ffff:10.2.0.1", "2001:db9::1", "::1", ""])
    await expectProblem(await from(ip), 403, "auth.ip_not_allowed");
  // Whatever a client claims about itself: the socket counts.
  const claims = {
    "x-forwarded-for": "10.1.2.3",
    "x-real-ip": "10.1.2.3",
    "x-vercel-forwarded-for": "10.1.2.3",
    forwarded: "for=10.1.2.3",
  };
  await expectProblem(await from("192.0.2.1", claims), 403, "auth.ip_not_allowed");
  expect((await deps.apiKeys.find(person.orgId, apiKey.id))?.lastUsedIp).toBe("10.1.2.3");
});

test("a refusal of a known key is on record with the key's id, and one of an unknown key names nobody", async () => {
  const person = await harness.createPerson();
  const elsewhere = await createKey(harness, person, { allowedIps: ["10.0.0.0/8"] });
  const ended = await createKey(harness, person);
  await harness.call("DELETE", `/api/api-keys/${ended.apiKey.id}`, { as: person });
  expect((await list(elsewhere.key)).status).toBe(403);
  expect((await list(ended.key)).status).toBe(401);
  const guessed = formatApiKey({ publicId: parseApiKey(ended.key)?.publicId ?? "", secret: createKeySecret() });
  expect((await list(guessed)).status).toBe(401);
  await deps.denials.flush();
  const rows = await deps.db.collection(denialCollection).find({ orgId: person.orgId }).toArray();
  const named = rows.map(({ actor, count }) => `${actor.type === "apiKey" ? actor.keyId : actor.type} ${count}`);
  expect(named.toSorted()).toEqual([`${elsewhere.apiKey.id} 1`, `${ended.apiKey.id} 1`].toSorted());
});

test("the last use is written down at most once a minute, with the address", async () => {
  const person = await harness.createPerson();
  const { key, apiKey } = await createKey(harness, person);
  const noted = async () => (await deps.apiKeys.find(person.orgId, apiKey.id))?.lastUsedAt?.getTime();
  await list(key);
  await expect.poll(noted).toBe(clock.now());
  const first = clock.now();
  for (let second = 0; second < 59; second += 1) {
    clock.advance(1_000);
    await list(key);
  }
  expect(await noted()).toBe(first);
  clock.advance(1_000);
  await list(key);
  await expect.poll(noted).toBe(first + 60_000);
});
