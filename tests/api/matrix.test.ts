import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Route } from "../../api/_http/define-route.ts";
import { routes } from "../../api/_routes/registry.ts";
import { createHarness } from "../support/harness.ts";
import { type Caller, createCallers } from "./platform/callers.ts";
import { digestAtRest, digestDatabase } from "./platform/digest-database.ts";
import { OWN_ACCOUNT } from "./platform/own-account.ts";
import { createWalk, isPermission, nameOf, toSent } from "./platform/route-walk.ts";

/**
 * Every route × everybody who may knock. What must happen is worked out here, from what the route declares and the one permission table,
 * and not asked of the code that decides it.
 */
const harness = await createHarness({ environment: { METRICS_TOKEN: "metrics-token-of-this-test-0123" } });
const owner = await harness.createPerson();
const callers = await createCallers(harness, owner);
const { send, inputFor } = createWalk(harness, owner);

type Verdict = "in" | "not known" | "not allowed";

function expected({ access }: Route, caller: Caller): Verdict {
  if (access === "public") return "in";
  if (access === "queue" || access === "cron" || access === "webhook" || access === "telegram") return "not known";
  if (access === "metrics") return caller.isKey ? "not allowed" : "not known";
  if (!caller.isKnown) return "not known";
  if (access === "signed-in") return caller.isKey ? "not allowed" : "in";
  return caller.permissions.has(access) ? "in" : "not allowed";
}

/** Codes with which access itself refuses; a verb's own refusals come later and are about what was asked for. */
const GATE = new Set([
  ...["auth.credentials_required", "auth.permission_required", "auth.user_required", "auth.signature_invalid"],
  ...[
    "auth.cron_secret_required",
    "auth.metrics_token_required",
    "auth.telegram_secret_required",
    "auth.mfa_enrolment_required",
    "auth.scope_required",
    "auth.step_up_required",
  ],
]);
const codeSchema = z.union([z.object({ code: z.string() }), z.object({ error: z.object({ aegis: z.object({ code: z.string() }) }) })]);

async function observed(route: Route, { token }: Caller): Promise<Verdict> {
  // A body that cannot be read: whoever is let in is then told so, and nothing is done.
  const input = route.method === "get" ? {} : { raw: "{" };
  const response = await send(route, { ...input, ...(token !== null && { as: token }) });
  if (response.status !== 401 && response.status !== 403) {
    await response.body?.cancel();
    return "in";
  }
  const said = codeSchema.parse(await response.json());
  const code = "code" in said ? said.code : said.error.aegis.code;
  if (!GATE.has(code)) return "in";
  return response.status === 401 ? "not known" : "not allowed";
}

describe("every route lets in whom its declaration and the permission table let in, and nobody else", () => {
  test.each(callers)("$name", async (caller) => {
    const wrong: string[] = [];
    for (const route of routes) {
      const [is, ought] = [await observed(route, caller), expected(route, caller)];
      if (is !== ought) wrong.push(`${nameOf(route)}: ${is}, but ${ought} by ${route.access}`);
    }
    expect(wrong).toEqual([]);
  });

  test("no route is missing, no cell of the table is empty, and refusals outnumber nothing", () => {
    const cells = callers.flatMap((caller) => routes.map((route) => expected(route, caller)));
    const count = (verdict: Verdict) => cells.filter((each) => each === verdict).length;
    const counts = { routes: routes.length, callers: callers.length, cells: cells.length, in: count("in") };
    console.log(JSON.stringify({ ...counts, notKnown: count("not known"), notAllowed: count("not allowed") }));
    expect(cells).toHaveLength(routes.length * 11);
    expect(count("in") + count("not known") + count("not allowed")).toBe(cells.length);
    expect(new Set(routes.map(nameOf)).size).toBe(routes.length);
  });
});

describe("READ_ONLY writes nothing", () => {
  const reader = callers.find(({ name }) => name === "READ_ONLY");
  const writes = routes.filter(({ method, access }) => method !== "get" && (isPermission(access) || access === "signed-in"));

  test("what it may send is its own account's, each with a reason", () => {
    const open = writes.filter((route) => reader && expected(route, reader) === "in").map(nameOf);
    expect(open.toSorted()).toEqual(Object.keys(OWN_ACCOUNT).toSorted());
  });

  test("every other write, sent as its author would send it, leaves every collection as it was", async () => {
    if (!reader?.token) throw new Error("Nobody is READ_ONLY.");
    const refused = writes.filter((route) => !(nameOf(route) in OWN_ACCOUNT));
    const prepared = [];
    for (const route of refused) prepared.push({ route, sent: toSent(route, await inputFor(route, owner)) });
    await harness.runtime.deps.denials.flush();
    const before = await digestAtRest(harness);
    for (const { route, sent } of prepared) {
      const response = await send(route, { ...sent, as: reader.token });
      expect(response.status, nameOf(route)).toBe(403);
      await response.body?.cancel();
    }
    expect(await digestDatabase(harness)).toEqual(before);
    console.log(`${refused.length} writes refused to READ_ONLY, ${before.size} collections unchanged`);
    expect(refused.length).toBeGreaterThan(40);
  });
});
