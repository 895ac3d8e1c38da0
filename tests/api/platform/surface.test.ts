import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineRoute } from "../../../api/_http/define-route.ts";
import { routes } from "../../../api/_routes/registry.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { createHarness } from "../../support/harness.ts";
import { CANARY, expectCommonHeaders, expectProblem, expectWireProblem, only } from "./route-walk.ts";

const harness = await createHarness();
const owner = await harness.createPerson();

describe("what every route declares", () => {
  test("a route without a limit is one of these, for the reason given", () => {
    const exempt: Record<string, string> = {
      "GET /api/chat/events": "browsers reconnect by themselves; access is checked and the stream is bounded",
      "POST /api/jobs/run": "signed by the queue",
      "POST /api/jobs/failed": "signed by the queue",
      "POST /api/jobs/tick": "signed by the queue",
      "GET /api/cron/daily": "carries the cron secret",
      "GET /api/health": "load balancers ask often; bounded work",
      "GET /api/status": "the same under its other name",
      "GET /api/health/live": "load balancers ask often; no work",
      "GET /api/health/ready": "load balancers ask often; bounded work",
      "GET /api/version": "no work",
      "GET /api/metrics": "carries the scraper's token",
    };
    expect(
      only(({ limit }) => limit === null)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(Object.keys(exempt).toSorted());
  });
  test("writes and sign-in are limited even when Redis is away", () => {
    for (const { name, route } of only(({ method, limit }) => method !== "get" && limit !== null))
      expect(route.limit?.withoutRedis, name).toBe("closed");
    // Two of one name and different numbers would count into each other; reads and writes share theirs on purpose.
    const counted = new Set(Object.values(limits).map((limit) => `${limit.name} ${limit.max} ${limit.windowSeconds} ${limit.per}`));
    expect(counted.size).toBe(new Set(Object.values(limits).map(({ name }) => name)).size);
  });
  test("no two routes share method and address", () => {
    const names = only(() => true).map(({ name }) => name.replaceAll(/\{\w+\}/g, "{}"));
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("addresses and methods nobody declared", () => {
  // An address with a word where another one has an id takes that one's methods too: DELETE there is a wrong id, not a wrong method.
  const takes = (template: string, path: string) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path);
  const paths = [...new Set(routes.map(({ path }) => path))].map((path) => ({
    path,
    methods: [...new Set(routes.filter((route) => takes(route.path, path)).map(({ method }) => method.toUpperCase()))],
    refuse: routes.some((route) => route.path === path && route.reply === "wire") ? expectWireProblem : expectProblem,
  }));
  test.each(paths)("$path takes only its own methods and says which", async ({ path, methods, refuse }) => {
    for (const method of ["PUT", "PATCH", "DELETE", "POST", "GET"].filter((each) => !methods.includes(each))) {
      const response = await harness.call(method, `/api${path.replaceAll(/\{\w+\}/g, "x")}`, { as: owner });
      expectCommonHeaders(response);
      expect(response.headers.get("allow")?.split(", ").toSorted()).toEqual(methods.toSorted());
      await refuse(response, 405, "request.method_not_allowed");
    }
  });
  test.each([
    "/api",
    "/api/",
    "/api/nothing",
    "/api/chat",
    "/api/chat/create/",
    "/api/chat//create",
    "/api/_routes/registry",
    "/api/CHAT/create",
  ])("%s is nothing", async (path) => {
    const response = await harness.call("GET", path, { as: owner });
    expectCommonHeaders(response);
    await expectProblem(response, 404, "request.no_such_route");
  });
});

test("what is not there below /v1 says so in OpenAI's words", async () => {
  const response = await harness.call("POST", "/api/v1/audio/speech", { as: owner, body: {} });
  expectCommonHeaders(response);
  expect(await response.clone().json()).toMatchObject({ error: { code: "unknown_url", type: "invalid_request_error" } });
  await expectWireProblem(response, 404, "request.no_such_route");
});

describe("a defect", () => {
  test("tells the caller the request id and nothing else, and the log no words of it", async () => {
    const broken = defineRoute({
      method: "post",
      path: "/test/broken",
      summary: "Throws",
      access: "public",
      limit: null,
      body: z.strictObject({ how: z.string() }),
      output: z.strictObject({ fine: z.literal(true) }),
      errors: [],
      handle: async ({ body }) => {
        if (body.how === "throw") throw new Error(`connection to ${CANARY} failed`);
        if (body.how === "string") throw `${CANARY}`;
        return JSON.parse(`{"fine":true,"secret":"${CANARY}"}`);
      },
    });
    const faulty = await createHarness({ routes: [broken] });
    for (const how of ["throw", "string", "output"]) {
      const response = await faulty.call("POST", "/api/test/broken", { body: { how } });
      expectCommonHeaders(response);
      const problem = await expectProblem(response, 500, "internal");
      expect(problem.detail).toContain(response.headers.get("x-request-id"));
      expect(faulty.logs.at(-1)).toContain(String(response.headers.get("x-request-id")));
    }
    expect(faulty.logs.join("")).not.toContain(CANARY);
  });
});
