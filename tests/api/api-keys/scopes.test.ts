import { describe, expect, test } from "vitest";
import { isKeyScope, KEY_SCOPES, type Permission, permissionsOf } from "../../../lib/platform/permissions.ts";
import { createKey } from "../../support/api-keys.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { promote } from "../platform/callers.ts";
import { createWalk, expectProblem, expectRefusal, isOfDeployment, isPermission, only } from "../platform/route-walk.ts";

/** Walks the registry with keys: what is checked here holds for every route there is, also for the one added tomorrow. */
const METRICS_TOKEN = "metrics-token-of-this-test-0123";
const harness = await createHarness({ environment: { METRICS_TOKEN } });
const { deps } = harness.runtime;
const owner = await harness.createPerson();
const walk = createWalk(harness, owner);

/** What an owner may give to a key: all but what belongs to who runs the deployment. */
const scopes = KEY_SCOPES.filter((scope) => permissionsOf("OWNER").has(scope));
const all = await createKey(harness, owner, { scopes });
const without = new Map<Permission, string>();
for (const scope of scopes) without.set(scope, (await createKey(harness, owner, { scopes: scopes.filter((each) => each !== scope) })).key);

describe("each route honours scopes", () => {
  test.each(only(({ access }) => isPermission(access)))("$name", async ({ route }) => {
    if (!isPermission(route.access)) throw new Error("no permission");
    const raw = route.method === "get" ? {} : { raw: "{" };
    if (!isKeyScope(route.access)) {
      const code = isOfDeployment(route) ? "auth.permission_required" : "auth.user_required";
      await expectRefusal(route, await walk.send(route, { as: all.key, ...raw }), 403, code);
      return;
    }
    // Everything else it may do, this one thing it may not; and the refusal names it.
    const refused = await walk.send(route, { as: without.get(route.access) ?? "", ...raw });
    const text = await refused.clone().text();
    await expectRefusal(route, refused, 403, "auth.scope_required");
    expect(text).toContain(`do not include ${route.access}.`);
    // With its scope it gets past the gate: what stops it then is its input, or that a person has to be there.
    const passed = await walk.send(route, { as: all.key, ...raw });
    if (route.stepUp) return void (await expectRefusal(route, passed, 403, "auth.user_required"));
    expect([401, 403].includes(passed.status) ? await passed.text() : "").toMatch(/^$|auth\.user_required/);
    await passed.body?.cancel().catch(() => undefined);
  });

  test.each(only(({ access }) => access === "signed-in"))("$name belongs to a person and refuses every key", async ({ route }) => {
    const raw = route.method === "get" ? {} : { raw: "{" };
    await expectRefusal(route, await walk.send(route, { as: all.key, ...raw }), 403, "auth.user_required");
  });

  test("what a key may do with its person's own records: /me is theirs, and so are chats", async () => {
    expect(await harness.json("GET", "/api/auth/me", { as: all.key })).toMatchObject({ id: owner.userId, role: "OWNER" });
    const { chatId } = await harness.json<{ chatId: string }>("POST", "/api/chat/create", { as: all.key });
    expect(await harness.json<{ id: string }[]>("GET", "/api/chat/list", { as: owner })).toContainEqual(
      expect.objectContaining({ id: chatId }),
    );
    const body = { chatId, message: "hello" };
    const { jobId } = await harness.json<{ jobId: string }>("POST", "/api/chat/stream", { as: all.key, body });
    expect(await deps.turns.find(owner.orgId, owner.userId, jobId)).toMatchObject({ userId: owner.userId, keyId: all.apiKey.id });
  });

  test("metrics are read with their own token, or with a key of who runs the deployment, and with nothing else", async () => {
    const read = (key: string) => harness.call("GET", "/api/metrics", { as: key });
    const operator = await promote(harness, await harness.createPerson(), "SUPPORT");
    const counters = await createKey(harness, operator, { scopes: ["metrics.read"] });
    expect(counters.apiKey.effectiveScopes).toEqual(["metrics.read"]);
    for (const good of [counters.key, METRICS_TOKEN]) expect(await (await read(good)).text()).toContain("aegis_up 1");
    // Anybody may own an organization: that alone reads nothing of the deployment, and cannot be given on.
    await expectProblem(await read(all.key), 403, "auth.permission_required");
    const refused = await harness.call("POST", "/api/api-keys", {
      as: owner,
      body: { name: "Counters", scopes: ["metrics.read"], expiresInDays: 7 },
    });
    await expectProblem(refused, 403, "auth.scope_not_held");
    await expectProblem(await read(`${all.key.slice(0, -1)}_`), 401, "auth.api_key_invalid");
    await expectProblem(await read(owner.token), 401, "auth.metrics_token_required");
  });

  test("a session of the same person is not the key: neither an answer kept for one nor a count is the other's", async () => {
    const headers = { "idempotency-key": "one-key-two-callers" };
    const create = async (as: Person | string) => {
      const response = await harness.call("POST", "/api/chat/create", { as, headers, body: { title: "T" } });
      return { replayed: response.headers.get("idempotent-replayed"), ...(await response.json()) };
    };
    const [bySession, byKey, again] = [await create(owner), await create(all.key), await create(all.key)];
    expect(byKey.chatId).not.toBe(bySession.chatId);
    expect(again).toEqual({ chatId: byKey.chatId, replayed: "true" });
  });
});
