import { describe, expect, test } from "vitest";
import { apiKeySchema, newApiKeySchema } from "../../../lib/auth/api-keys/api-key.schema.ts";
import { parseApiKey } from "../../../lib/auth/api-keys/key-format.ts";
import { KEY_SCOPES, permissionsOf } from "../../../lib/platform/permissions.ts";
import { createKey } from "../../support/api-keys.ts";
import { createFrozenClock } from "../../support/frozen-clock.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { expectProblem } from "../platform/route-walk.ts";

const clock = createFrozenClock(Date.now());
const harness = await createHarness({ environment: { REDIS_ENABLED: "false" }, overrides: { clock } });
const owner = await harness.createPerson();
const admin = await harness.addPerson(owner, "ADMIN");
const user = await harness.addPerson(owner, "USER");
const reader = await harness.addPerson(owner, "READ_ONLY");
const { deps } = harness.runtime;
const DAY_MS = 86_400_000;

const post = (as: Person | string, body: object, path = "") => harness.call("POST", `/api/api-keys${path}`, { as, body });
const listOf = async (as: Person, query = "") =>
  (await harness.json<{ items: { id: string; status: string; owner: { name: string } }[] }>("GET", `/api/api-keys${query}`, { as })).items;
const models = (key: string) => harness.call("GET", "/api/v1/models", { as: key });

describe("creating", () => {
  test("shows the key once: the answer alone holds it, and the record holds no more than its digest", async () => {
    const { key, apiKey } = newApiKeySchema.parse(await createKey(harness, user, { name: "CI", scopes: ["ai.read"] }));
    const secret = parseApiKey(key)?.secret ?? "";
    expect(apiKey).toMatchObject({
      name: "CI",
      scopes: ["ai.read"],
      status: "active",
      version: 1,
      isOwn: true,
      lastFour: key.slice(-4),
    });
    expect(key.startsWith(`${apiKey.prefix}_`)).toBe(true);
    expect(Date.parse(apiKey.expiresAt ?? "")).toBe(clock.now() + 90 * DAY_MS);
    const stored = JSON.stringify(await deps.apiKeys.find(user.orgId, apiKey.id));
    expect(stored).not.toContain(secret);
    const listed = await harness.call("GET", "/api/api-keys", { as: user });
    expect(await listed.text()).not.toContain(secret);
    expect((await models(key)).status).toBe(200);
  });

  test("gives no scope that the person does not hold, and none that would let a key make more of itself", async () => {
    const refused = await expectProblem(await post(user, { name: "k", scopes: ["ai.read", "usage.read"] }), 403, "auth.scope_not_held");
    expect(refused.errors).toEqual([{ pointer: "/body/scopes/1", detail: expect.stringContaining("usage.read") }]);
    for (const scope of ["account.write", "api-keys.write", "api-keys.manage", "organization.own"])
      await expectProblem(await post(owner, { name: "k", scopes: [scope] }), 422, "request.invalid");
    for (const scopes of [[], ["ai.read", "ai.read"], ["everything"], "ai.read", null])
      await expectProblem(await post(owner, { name: "k", scopes }), 422, "request.invalid");
  });

  test("a key without an end takes somebody who manages keys", async () => {
    await expectProblem(await post(user, { name: "k", scopes: ["ai.read"], expiresInDays: null }), 403, "auth.api_key_expiry_required");
    for (const expiresInDays of [0, -1, 366, 1.5])
      await expectProblem(await post(owner, { name: "k", scopes: ["ai.read"], expiresInDays }), 422);
    const { apiKey } = await createKey(harness, admin, { scopes: ["ai.read"], expiresInDays: null });
    expect(apiKey.expiresAt).toBeNull();
  });

  test("refuses addresses that are none, with the place of each", async () => {
    const refused = await expectProblem(
      await post(owner, { name: "k", scopes: ["ai.read"], allowedIps: ["10.0.0.0/8", "10.0.0.0/99"] }),
      422,
    );
    expect(refused.errors).toEqual([{ pointer: "/body/allowedIps/1", detail: expect.stringContaining("192.0.2.7") }]);
  });

  test("is refused to READ_ONLY, and to every key, whatever its scopes", async () => {
    await expectProblem(await post(reader, { name: "k", scopes: ["ai.read"] }), 403, "auth.permission_required");
    const { key, apiKey } = await createKey(harness, owner);
    const calls = [
      ["POST", "/api/api-keys", { name: "k", scopes: ["ai.read"] }],
      ["POST", `/api/api-keys/${apiKey.id}/rotate`, {}],
      ["PATCH", `/api/api-keys/${apiKey.id}`, { expiresInDays: 365 }],
      ["DELETE", `/api/api-keys/${apiKey.id}`, undefined],
      ["POST", "/api/auth/change-password", { currentPassword: owner.password, newPassword: "another long phrase 23" }],
    ] as const;
    for (const [method, path, body] of calls)
      await expectProblem(await harness.call(method, path, { as: key, body }), 403, "auth.user_required");
    expect((await models(key)).status).toBe(200);
  });

  test("a person has fifty at most, also when sixty are wanted at once, and a revoked one makes room", async () => {
    const busy = await harness.addPerson(owner, "USER");
    const answers = await Promise.all(Array.from({ length: 60 }, () => post(busy, { name: "k", scopes: ["ai.read"] })));
    const made = answers.filter(({ status }) => status === 200);
    expect(made.length).toBeLessThanOrEqual(50);
    for (const { status } of answers) expect([200, 409]).toContain(status);
    for (let missing = 50 - made.length; missing > 0; missing -= 1) await createKey(harness, busy, { scopes: ["ai.read"] });
    await expectProblem(await post(busy, { name: "k", scopes: ["ai.read"] }), 409, "auth.api_keys_full");
    const [newest] = await listOf(busy);
    expect((await harness.call("DELETE", `/api/api-keys/${newest?.id}`, { as: busy })).status).toBe(204);
    await createKey(harness, busy, { scopes: ["ai.read"] });
  });
});

describe("listing", () => {
  test("shows one's own, page by page and newest first", async () => {
    const person = await harness.createPerson();
    const ids: string[] = [];
    for (const name of ["one", "two", "three"]) ids.unshift((await createKey(harness, person, { name })).apiKey.id);
    const first = await harness.json<{ items: { id: string }[]; nextCursor: string }>("GET", "/api/api-keys?limit=2", { as: person });
    const second = await listOf(person, `?limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second].map(({ id }) => id)).toEqual(ids);
    await expectProblem(await harness.call("GET", "/api/api-keys?cursor=bad", { as: person }), 422, "request.invalid_cursor");
  });

  test("of the organization takes api-keys.manage, and names whose each is", async () => {
    const { apiKey } = await createKey(harness, user);
    for (const person of [user, reader])
      await expectProblem(await harness.call("GET", "/api/api-keys?of=organization", { as: person }), 403, "auth.permission_required");
    const all = await listOf(admin, "?of=organization&limit=100");
    expect(all.find(({ id }) => id === apiKey.id)).toMatchObject({ owner: { id: user.userId, name: "Test Member" }, isOwn: false });
    expect((await listOf(owner)).map(({ id }) => id)).not.toContain(apiKey.id);
  });
});

describe("changing", () => {
  test("holds from the next request on; scopes stay within the role", async () => {
    const { key, apiKey } = await createKey(harness, user, { scopes: ["ai.read"] });
    const change = { name: "Renamed", scopes: ["chat.read"], expiresInDays: 10, allowedIps: [], requestsPerMinute: 7 };
    const changed = apiKeySchema.parse(await harness.json("PATCH", `/api/api-keys/${apiKey.id}`, { as: user, body: change }));
    expect(changed).toMatchObject({ name: "Renamed", scopes: ["chat.read"], requestsPerMinute: 7 });
    expect(Date.parse(changed.expiresAt ?? "")).toBe(clock.now() + 10 * DAY_MS);
    expect((await models(key)).status).toBe(403);
    expect((await harness.call("GET", "/api/chat/list", { as: key })).status).toBe(200);
    const wider = await harness.call("PATCH", `/api/api-keys/${apiKey.id}`, { as: user, body: { scopes: ["audit.read"] } });
    await expectProblem(wider, 403, "auth.scope_not_held");
    const endless = await harness.call("PATCH", `/api/api-keys/${apiKey.id}`, { as: user, body: { expiresInDays: null } });
    await expectProblem(endless, 403, "auth.api_key_expiry_required");
    expect(apiKeySchema.parse(await harness.json("PATCH", `/api/api-keys/${apiKey.id}`, { as: user, body: {} }))).toEqual(
      expect.objectContaining({ name: "Renamed", lastFour: apiKey.lastFour }),
    );
  });

  test("is for its own person alone: not for a colleague, not for the owner of the organization", async () => {
    const { apiKey } = await createKey(harness, user);
    for (const person of [owner, admin, await harness.createPerson()])
      for (const [method, path, body] of [
        ["PATCH", "", { name: "Mine" }],
        ["POST", "/rotate", {}],
      ] as const)
        await expectProblem(
          await harness.call(method, `/api/api-keys/${apiKey.id}${path}`, { as: person, body }),
          404,
          "auth.api_key_not_found",
        );
  });
});

describe("rotating", () => {
  test("keeps the key and gives it another secret; the one before works for the overlap and no longer", async () => {
    const { key: before, apiKey } = await createKey(harness, user, { scopes: ["ai.read"], expiresInDays: 30 });
    clock.advance(20 * DAY_MS);
    const person = await signedInAgain(user);
    const rotated = newApiKeySchema.parse(await (await post(person, {}, `/${apiKey.id}/rotate`)).json());
    expect(rotated.apiKey).toMatchObject({ id: apiKey.id, version: 2, prefix: apiKey.prefix });
    expect(Date.parse(rotated.apiKey.expiresAt ?? "")).toBe(clock.now() + 30 * DAY_MS);
    expect(Date.parse(rotated.apiKey.overlapUntil ?? "")).toBe(clock.now() + DAY_MS);
    expect(rotated.key).not.toBe(before);
    for (const key of [before, rotated.key]) expect((await models(key)).status).toBe(200);
    clock.advance(DAY_MS);
    expect((await models(before)).status).toBe(401);
    expect((await models(rotated.key)).status).toBe(200);
  });

  test("with no overlap ends the secret before at once, and an overlap lengthens no secret's life", async () => {
    const person = await signedInAgain(user);
    const { key: before, apiKey } = await createKey(harness, person, { scopes: ["ai.read"], expiresInDays: 1 });
    clock.advance(DAY_MS - 3_600_000);
    const later = await signedInAgain(user);
    const second = newApiKeySchema.parse(await (await post(later, { overlapHours: 24 }, `/${apiKey.id}/rotate`)).json());
    expect(Date.parse(second.apiKey.overlapUntil ?? "")).toBe(clock.now() + 3_600_000);
    const third = newApiKeySchema.parse(await (await post(later, { overlapHours: 0, version: 2 }, `/${apiKey.id}/rotate`)).json());
    for (const key of [before, second.key]) expect((await models(key)).status).toBe(401);
    expect((await models(third.key)).status).toBe(200);
  });

  test.each([{}, { overlapHours: 0 }, { version: 1 }])(
    "a hundred times at once has exactly one winner, and it is audited once: %j",
    async (body) => {
      const person = await signedInAgain(user);
      const { key: before, apiKey } = await createKey(harness, person, { scopes: ["ai.read"] });
      const answers = await Promise.all(Array.from({ length: 100 }, () => post(person, body, `/${apiKey.id}/rotate`)));
      const [winner, ...others] = answers.filter(({ status }) => status === 200);
      expect(others).toEqual([]);
      for (const answer of answers.filter((each) => each !== winner)) await expectProblem(answer, 409, "auth.api_key_changed");
      const { key } = newApiKeySchema.parse(await winner?.json());
      expect((await models(key)).status).toBe(200);
      expect((await models(before)).status).toBe("overlapHours" in body ? 401 : 200);
      const rows = await deps.audit.list(person.orgId, { target: apiKey.id, action: "auth.api-key-rotated" }, { after: null, limit: 200 });
      expect(rows).toHaveLength(1);
    },
  );
});

describe("revoking", () => {
  test("ends a key at once and for good, twice is the same, and is audited once", async () => {
    const person = await signedInAgain(user);
    const { key, apiKey } = await createKey(harness, person);
    for (let time = 0; time < 2; time += 1)
      expect((await harness.call("DELETE", `/api/api-keys/${apiKey.id}`, { as: person })).status).toBe(204);
    await expectProblem(await harness.call("GET", "/api/ai/models", { as: key }), 401, "auth.api_key_invalid");
    for (const [method, path] of [
      ["POST", "/rotate"],
      ["PATCH", ""],
    ] as const)
      await expectProblem(
        await harness.call(method, `/api/api-keys/${apiKey.id}${path}`, { as: person, body: {} }),
        409,
        "auth.api_key_revoked",
      );
    expect((await listOf(person)).find(({ id }) => id === apiKey.id)?.status).toBe("revoked");
    expect(
      await deps.audit.list(person.orgId, { target: apiKey.id, action: "auth.api-key-revoked" }, { after: null, limit: 9 }),
    ).toHaveLength(1);
  });

  test("reaches down, never up or sideways: an admin ends a user's key, not an owner's and not another admin's", async () => {
    const [boss, first, second, person] = await Promise.all(
      [owner, admin, await harness.addPerson(owner, "ADMIN"), user].map(signedInAgain),
    );
    if (!boss || !first || !second || !person) throw new Error("somebody is missing");
    const revoke = async (as: Person, of: Person) => {
      const { apiKey } = await createKey(harness, of, { scopes: ["ai.read"] });
      return harness.call("DELETE", `/api/api-keys/${apiKey.id}`, { as });
    };
    expect((await revoke(first, person)).status).toBe(204);
    expect((await revoke(boss, second)).status).toBe(204);
    await expectProblem(await revoke(first, boss), 403, "auth.role_too_high");
    await expectProblem(await revoke(first, second), 403, "auth.role_too_high");
    await expectProblem(await revoke(person, first), 404, "auth.api_key_not_found");
    await expectProblem(await revoke(await harness.createPerson(), person), 404, "auth.api_key_not_found");
  });
});

test("an owner may give every scope but those of who runs the deployment", () => {
  const platform = KEY_SCOPES.filter((scope) => !permissionsOf("OWNER").has(scope));
  expect(platform).toEqual(["metrics.read"]);
  expect(KEY_SCOPES).not.toContain("api-keys.write");
});

/** The clock has gone on: tokens live ten minutes. */
async function signedInAgain(person: Person): Promise<Person> {
  const { token } = await harness.json<{ token: string }>("POST", "/api/auth/login", {
    body: { email: person.email, password: person.password },
  });
  return { ...person, token };
}
