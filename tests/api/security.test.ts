import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Access } from "../../api/_http/define-route.ts";
import { routes } from "../../api/_routes/registry.ts";
import { permissionsOf, ROLES } from "../../lib/platform/permissions.ts";
import { TELEGRAM_ENVIRONMENT } from "../support/fakes/fake-telegram.ts";
import { createHarness, type Person } from "../support/harness.ts";
import { signCallback } from "../support/sign-callback.ts";
import { OWN_ACCOUNT } from "./platform/own-account.ts";
import {
  CANARY,
  createWalk,
  expectProblem,
  expectRefusal,
  fieldsOf,
  isOfDeployment,
  isPermission,
  isReference,
  nameOf,
  objectOf,
  only,
  type Sent,
  toQuery,
  toSent,
} from "./platform/route-walk.ts";

/** Walks the registry: what is checked here holds for every route there is, also for the one added tomorrow. */
const harness = await createHarness({ environment: { METRICS_TOKEN: "metrics-token-of-this-test-0123", ...TELEGRAM_ENVIRONMENT } });
const { env } = harness.runtime;
const owner = await harness.createPerson();
const people = new Map<string, Person>([["OWNER", owner]]);
for (const role of ROLES.slice(1)) people.set(role, await harness.addPerson(owner, role));
const { send, sendAllowed, inputFor, callerOf } = createWalk(harness, owner);

const REFUSAL: Partial<Record<Access, string>> = {
  queue: "auth.signature_invalid",
  cron: "auth.cron_secret_required",
  metrics: "auth.metrics_token_required",
  webhook: "auth.signature_invalid",
  telegram: "auth.telegram_secret_required",
};

describe("without credentials, or with those of another kind, nothing but public routes answers", () => {
  test.each(only(({ access }) => access !== "public"))("$name", async ({ route }) => {
    const code = REFUSAL[route.access] ?? "auth.credentials_required";
    const attempts: Sent[] = [
      {},
      { headers: { authorization: "Bearer " } },
      { headers: { authorization: `Bearer ${CANARY}` } },
      { headers: { cookie: `auth_access=${CANARY}` } },
      { headers: { "upstash-signature": "a.b.c" } },
      { headers: { authorization: `Basic ${Buffer.from(`${env.cronSecret}:`).toString("base64")}` } },
    ];
    const other = { queue: env.cronSecret, cron: env.metricsToken, metrics: env.cronSecret } as const;
    if (route.access === "queue" || route.access === "cron" || route.access === "metrics")
      attempts.push(
        { as: owner },
        { headers: { authorization: `Bearer ${other[route.access]}` } },
        { headers: { cookie: `auth_access=${owner.token}` } },
      );
    for (const attempt of attempts) await expectRefusal(route, await send(route, attempt), 401, code);
  });

  test("a callback signed with a foreign key, for another address, for another body or too long ago is refused", async () => {
    for (const { route } of only(({ access }) => access === "queue")) {
      const url = `${env.baseUrl}/api${route.path}`;
      const good = { key: env.qstash.currentSigningKey, url, body: "{}" };
      for (const bent of [
        { key: env.qstash.token },
        { url: `${url}/` },
        { url: `https://elsewhere.example/api${route.path}` },
        { body: "{ }" },
        { now: Date.now() - 3_600_000 },
      ]) {
        const signature = signCallback({ ...good, ...bent });
        await expectProblem(await send(route, { raw: "{}", headers: { "upstash-signature": signature } }), 401, "auth.signature_invalid");
      }
    }
  });
});

describe("a role without the permission is refused, before its input is looked at", () => {
  test.each(only(({ access }) => isPermission(access)))("$name", async ({ route }) => {
    const without = ROLES.filter((role) => isPermission(route.access) && !permissionsOf(role).has(route.access));
    if (route.method !== "get") expect(without).toContain("READ_ONLY");
    for (const role of without) {
      const person = people.get(role);
      if (!person) throw new Error(`nobody is ${role}`);
      await expectRefusal(
        route,
        await send(route, { as: person, ...(route.method !== "get" && { raw: "{" }) }),
        403,
        "auth.permission_required",
      );
    }
  });

  test("a write without a permission of its own is one of these, for the reason given", () => {
    const found = only(({ access, method }) => access === "signed-in" && method !== "get").map(({ name }) => name);
    expect(found.toSorted()).toEqual(Object.keys(OWN_ACCOUNT).toSorted());
  });
});

describe("another organization's id is not found, and neither is a colleague's", () => {
  const withReferences = only((route) => !isOfDeployment(route) && fieldsOf(route).some(({ name }) => isReference(route, name)));
  test.each(withReferences)("$name", async ({ route }) => {
    // Somebody new each time: going to another organization, or handing one over, changes who they are.
    const stranger = await harness.createPerson();
    const foreign = toSent(route, await inputFor(route, stranger));
    const refused = await expectProblem(await sendAllowed(route, foreign), 404);
    expect(refused.code).toMatch(/[._]not_found$/);
    const colleague = people.get("ADMIN");
    if (route.path.startsWith("/chat/"))
      await expectProblem(
        await sendAllowed(route, { ...toSent(route, await inputFor(route, owner)), ...(colleague && { as: colleague }) }),
        404,
      );
    // The same call by whom the record belongs to gets past this check: the refusal above was about the owner.
    const own = await sendAllowed(route, { ...foreign, as: stranger });
    expect(own.status).toBeLessThan(500);
    if (own.status === 404) expect((await own.json()).code).not.toBe(refused.code);
    else await own.body?.cancel();
  });
  test("there are such routes, and every path parameter is declared", () => {
    expect(withReferences.length).toBeGreaterThan(8);
    for (const route of routes) {
      const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      expect(
        fieldsOf(route)
          .filter(({ where }) => where === "params")
          .map(({ name }) => name)
          .toSorted(),
        nameOf(route),
      ).toEqual(inPath.toSorted());
    }
  });
});

describe("a body that is no JSON is refused as such", () => {
  test.each(only(({ body }) => Boolean(body)))("$name", async ({ route }) => {
    const { params } = await inputFor(route, owner);
    for (const raw of ["{", "{'a':1}", "undefined", '{"a":1}{"b":2}', "\u0000"])
      await expectRefusal(route, await sendAllowed(route, { raw, params }), 400, "request.malformed");
    const form = await send(route, {
      params,
      raw: "a=1",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      ...(isPermission(route.access) || route.access === "signed-in" ? { as: await callerOf(route) } : {}),
    });
    if (route.access !== "queue" && route.access !== "telegram") await expectRefusal(route, form, 415, "request.unsupported_media_type");
  });
});

describe("input outside the schema is refused with a pointer to it", () => {
  /** QStash and Telegram may add fields to what they send, and another version of us to its messages; the signature proves who wrote them and only declared ones are read. */
  const OPEN_SCHEMAS = new Set(["POST /api/jobs/failed", "POST /api/jobs/run", "POST /api/telegram/webhook"]);

  test.each(only(({ params, query, body }) => Boolean(params || query || body)))("$name is strict", ({ name, route }) => {
    for (const where of ["query", "body"] as const) {
      if (!route[where] || OPEN_SCHEMAS.has(name)) continue;
      const schema = objectOf(route[where]);
      expect(schema?.def.catchall, `${where} of ${name}`).toBeInstanceOf(z.ZodNever);
    }
  });

  test.each(only(({ body }) => Boolean(body)))("$name body", async ({ name, route }) => {
    const good = await inputFor(route, owner);
    const where = { params: good.params, query: toQuery(good.query) };
    for (const raw of ["[]", '"text"', "7", "null", "true"])
      await expectRefusal(route, await sendAllowed(route, { raw, ...where }), 422, "request.invalid");
    for (const field of fieldsOf(route).filter((each) => each.where === "body")) {
      for (const value of [{ $gt: "" }, { $ne: null }, [CANARY], 12.5, true, null, "x".repeat(40_000)]) {
        if (field.schema.safeParse(value).success) continue;
        const problem = await expectRefusal(
          route,
          await sendAllowed(route, { raw: JSON.stringify({ ...good.body, [field.name]: value }), ...where }),
          422,
          "request.invalid",
        );
        expect(problem.errors).toContainEqual({
          pointer: expect.stringMatching(new RegExp(`^/body/${field.name}`)),
          detail: expect.any(String),
        });
      }
      if (!field.schema.safeParse(undefined).success) {
        const { [field.name]: _left, ...rest } = good.body;
        await expectRefusal(route, await sendAllowed(route, { raw: JSON.stringify(rest), ...where }), 422, "request.invalid");
      }
    }
    if (OPEN_SCHEMAS.has(name)) return;
    for (const unknown of ["isAdmin", "orgId2", "constructor", "$where"]) {
      const problem = await expectRefusal(
        route,
        await sendAllowed(route, { raw: JSON.stringify({ ...good.body, [unknown]: CANARY }), ...where }),
        422,
        "request.invalid",
      );
      expect(problem.errors).toContainEqual({ pointer: `/body/${unknown}`, detail: expect.any(String) });
    }
  });

  test.each(only(({ query }) => Boolean(query)))("$name query", async ({ route }) => {
    const good = await inputFor(route, owner);
    const body = toSent(route, good).raw;
    const refuse = async (query: string) =>
      expectProblem(await sendAllowed(route, { query, params: good.params, ...(body !== undefined && { raw: body }) }), 422);
    const base = toQuery(good.query) || "?";
    await refuse(`${base}&surplus=${CANARY}`);
    for (const { name, schema } of fieldsOf(route).filter(({ where }) => where === "query")) {
      const { [name]: value = "a-value-of-it", ...rest } = good.query;
      const others = toQuery(rest) || "?";
      await refuse(`${others}&${name}[$gt]=`);
      await refuse(`${others}&${name}=${value}&${name}=${value}`);
      await refuse(`${others}&${name}=${"x".repeat(2_000)}`);
      if (!schema.safeParse(undefined).success) await refuse(others);
    }
  });
});

describe("a write that a page of another site sends is refused, also with the victim's cookies", () => {
  const writes = only(
    ({ method, access }) => method !== "get" && access !== "queue" && access !== "cron" && access !== "webhook" && access !== "telegram",
  );
  test.each(writes)("$name", async ({ route }) => {
    const cookie = `auth_access=${(await callerOf(route)).token}`;
    const foreign: Record<string, string>[] = [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: `${harness.url}.evil.example` },
      { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ];
    for (const headers of foreign) {
      await expectRefusal(route, await send(route, { headers: { cookie, ...headers }, raw: "{}" }), 403, "request.cross_site");
    }
    const own = await send(route, { headers: { cookie, origin: harness.url, "sec-fetch-site": "same-origin" }, raw: "[]" });
    expect(own.status).not.toBe(403);
    await own.body?.cancel();
  });
});
