import { expect, test } from "vitest";
import { z } from "zod";
import { invalidInput, toProblem, toProblemReply } from "../../../api/_http/problem.ts";
import { AppError, STATUS_BY_KIND } from "../../../lib/platform/errors.ts";
import { createHarness } from "../../support/harness.ts";
import { AWAY, createBareApp } from "./bare-app.ts";

const BASE = "https://aegis.acme.example";
const kinds = Object.keys(STATUS_BY_KIND).filter((kind): kind is keyof typeof STATUS_BY_KIND => kind in STATUS_BY_KIND);

test.each(kinds)("the kind %s decides the status, in the body as in the answer", (kind) => {
  const reply = toProblemReply(new AppError(kind, "chat.turn_open", "Not now."), "req_1", BASE);
  expect(reply.status).toBe(STATUS_BY_KIND[kind]);
  expect(reply.headers["content-type"]).toBe("application/problem+json");
  expect(JSON.parse(String(reply.body))).toEqual({
    type: `${BASE}/docs/errors/chat.turn_open`,
    title: "Turn open",
    status: STATUS_BY_KIND[kind],
    detail: "Not now.",
    code: "chat.turn_open",
    requestId: "req_1",
  });
});

test("only a given-up job tells the queue not to come back", () => {
  for (const kind of kinds) {
    const { headers } = toProblemReply(new AppError(kind, "jobs.given_up", "x"), "req_1", BASE);
    expect("upstash-nonretryable-error" in headers, kind).toBe(kind === "given_up");
  }
});

test("Retry-After is whole seconds, at least one", () => {
  const after = (retryAfterSeconds: number) =>
    toProblemReply(new AppError("limited", "a.b", "x", { retryAfterSeconds }), "req_1", BASE).headers["retry-after"];
  expect([after(0), after(0.2), after(1.01), after(60)]).toEqual(["1", "1", "2", "60"]);
});

test.each([
  new Error("password=hunter2"),
  new TypeError("x"),
  "thrown text",
  null,
  undefined,
  7,
  { code: "chat.turn_open", kind: "conflict" },
])("what was not thrown on purpose (%o) says nothing but the request id", (error) => {
  expect(toProblem(error, "req_1", BASE)).toEqual({
    type: `${BASE}/docs/errors/internal`,
    title: "Internal",
    status: 500,
    code: "internal",
    requestId: "req_1",
    detail: "Something failed on our side. If it stays, tell support this id: req_1.",
  });
});

test("invalid input points at each field, with odd names escaped, and quotes no value", () => {
  const schema = z.strictObject({ "a/b": z.strictObject({ "c~d": z.number() }), list: z.array(z.string()) });
  const result = schema.safeParse({ "a/b": { "c~d": "hunter2" }, list: ["fine", 7], surplus: "hunter2", $where: 1 });
  const error = result.success ? null : invalidInput("body", result.error);
  expect(error?.options.errors?.map(({ pointer }) => pointer).toSorted()).toEqual([
    "/body/$where",
    "/body/a~1b/c~0d",
    "/body/list/1",
    "/body/surplus",
  ]);
  expect(JSON.stringify(error && toProblem(error, "req_1", BASE))).not.toContain("hunter2");
});

test("while the database is away a caller is told to come back, and no driver's words get out", async () => {
  const app = createBareApp({ environment: { MONGODB_URI: AWAY.mongo } });
  const response = await app.call("POST", "/api/auth/refresh", { headers: { cookie: `auth_refresh=${await refreshToken()}` } });
  const text = await response.text();
  expect([response.status, response.headers.get("retry-after"), JSON.parse(text)]).toMatchObject([
    503,
    "5",
    { code: "request.store_unavailable" },
  ]);
  expect(text).not.toMatch(/127\.0\.0\.1|ECONN|Mongo/);
  expect(app.logs.join("")).toContain("a request failed");
  expect(app.logs.join("")).not.toContain("127.0.0.1:1");
});

/** A genuine one: the cloud's secrets are shared, so another process of the deployment reads it. */
async function refreshToken(): Promise<string> {
  const harness = await createHarness();
  const body = { name: "Ada", email: "ada@problem.example", password: "a pass phrase of ada 7" };
  const response = await harness.call("POST", "/api/auth/register", { body });
  const line = response.headers.getSetCookie().find((cookie) => cookie.startsWith("auth_refresh="));
  return /=([^;]+)/.exec(line ?? "")?.[1] ?? "";
}
