import { expect, test } from "vitest";
import { z } from "zod";
import { defineRoute } from "../../../api/_http/define-route.ts";
import { routes } from "../../../api/_routes/registry.ts";
import { listLogLines } from "../../../lib/ops/logs/list-log-lines.ts";
import { type LogLineView, listLogLinesSchema, logLinePageSchema } from "../../../lib/ops/logs/log.schema.ts";
import { AppError } from "../../../lib/platform/errors.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { createHarness } from "../../support/harness.ts";

const CANARY = "canary7f3a";

const brokenRoute = defineRoute({
  method: "post",
  path: "/broken",
  summary: "Fails as a driver does, with what it was given in its words",
  access: "public",
  limit: null,
  body: z.object({ how: z.string() }),
  output: z.object({}),
  errors: [],
  handle: async ({ ctx, body }) => {
    ctx.log.warn({ text: body.how, note: body.how, code: `${body.how} and more words` }, "a line that says too much");
    if (body.how.startsWith("away")) throw new AppError("unavailable", "ai.unavailable", body.how);
    throw Object.assign(new Error(`E11000 dup key: { email: "${body.how}@tests.example" }`, { cause: new Error(body.how) }), {
      code: body.how,
    });
  },
});
const harness = await createHarness({ routes: [...routes, brokenRoute] });
const person = await harness.createPerson();
const { deps } = harness.runtime;

async function find(query: Record<string, string> = {}): Promise<LogLineView[]> {
  await deps.measuring.flush();
  const ctx = createSystemContext(harness.runtime, { job: "test", orgId: person.orgId, permissions: new Set(["deployment.read"]) });
  const page = await listLogLines(ctx, listLogLinesSchema.parse({ limit: 200, ...query }));
  return logLinePageSchema.parse(page).items;
}

test("a request's line says who by pseudonyms, which are found again by the organization's id", async () => {
  await harness.call("GET", "/api/chat/list", { as: person });
  const [line] = await find({ route: "/chat/list" });
  expect(line).toMatchObject({ level: "info", method: "GET", status: 200, organization: deps.logPseudonyms(person.orgId) });
  expect(line?.user).toBe(deps.logPseudonyms(person.userId));
  expect(line?.durationMs).toBeGreaterThan(0);
  const [byOrganization, byPseudonym, together, other] = await Promise.all([
    find({ org: person.orgId }),
    find({ org: line?.organization ?? "" }),
    find({ org: person.orgId, level: "info", route: "/chat/list" }),
    find({ org: "org_other" }),
  ]);
  expect(byOrganization.map(({ id }) => id)).toContain(line?.id);
  expect(byPseudonym).toEqual(byOrganization);
  expect(together.map(({ id }) => id)).toEqual([line?.id]);
  expect(other).toEqual([]);
  expect(JSON.stringify(harness.logs)).not.toMatch(new RegExp(`"a request was answered[^}]*(?:${person.orgId}|${person.userId})`));
});

test("a failed request is found by the id its caller was told, with all that was logged for it", async () => {
  const failed = await harness.json<{ requestId: string }>("POST", "/api/broken", { body: { how: "x" } });
  const away = await harness.json<{ requestId: string }>("POST", "/api/broken", { body: { how: "away" } });
  const lines = await find({ requestId: failed.requestId });
  expect(lines.map(({ level, message }) => [level, message])).toEqual([
    ["warn", "a request was answered with a failure"],
    ["error", "a request failed"],
    ["warn", "a line that says too much"],
  ]);
  expect(await find({ requestId: away.requestId, level: "warn" })).toContainEqual(
    expect.objectContaining({ code: "ai.unavailable", status: 503, route: "/broken" }),
  );
});

test("nothing a caller sends is in any line: body, header, query, cookie, nor in an error's words", async () => {
  await harness.call("POST", "/api/broken", {
    body: { how: `${CANARY} of a body` },
    headers: { "x-canary": CANARY, cookie: `a=${CANARY}`, "user-agent": CANARY },
  });
  await harness.call("GET", `/api/chat/list?${CANARY}=${CANARY}`, { as: person, headers: { authorization: `Bearer ${CANARY}` } });
  await harness.call("GET", `/api/${CANARY}`);
  const lines = await find();
  expect(lines.length).toBeGreaterThan(5);
  expect(JSON.stringify(lines)).not.toContain(CANARY);
  // What the route itself says too much of is its own to answer for; what the product writes of it is not.
  expect(harness.logs.filter((line) => !line.includes("says too much")).join("\n")).not.toContain(CANARY);
});

test("lines are for whoever runs the deployment, and page by a cursor", async () => {
  expect((await harness.call("GET", "/api/operations/logs", { as: person })).status).toBe(403);
  const ctx = createSystemContext(harness.runtime, { job: "test", orgId: person.orgId, permissions: new Set(["deployment.read"]) });
  const all = await find();
  const first = await listLogLines(ctx, listLogLinesSchema.parse({ limit: 3 }));
  const second = await listLogLines(ctx, listLogLinesSchema.parse({ limit: 3, cursor: first.nextCursor }));
  expect([...first.items, ...second.items]).toEqual(all.slice(0, 6));
});
