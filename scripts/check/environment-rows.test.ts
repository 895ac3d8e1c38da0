import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "../local/ports.ts";
import { sampleEnvironment } from "../local/sample-environment.ts";
import { inspectVariables } from "./environment-rows.ts";
import { reachQStash, reachRedis } from "./reach.ts";

const rowOf = (environment: Record<string, string>, name: string) => inspectVariables(environment).find((row) => row.name === name);
const server = createServer((request, response) => {
  response.writeHead(request.headers.authorization === "Bearer right" ? 200 : 401).end("{}");
});
let url = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${address && typeof address === "object" ? address.port : 0}`;
});
afterAll(() => server.close());

test("a complete environment has no problem row", () => {
  expect(inspectVariables(sampleEnvironment()).filter((row) => row.state === "problem")).toEqual([]);
});

test("a missing and a short secret are problems that say what to do and never show a value", () => {
  const value = "short-and-secret";
  const rows = inspectVariables({ ...sampleEnvironment(), NEXTAUTH_SECRET: value, CRON_SECRET: "" });
  expect(rows.filter((row) => row.state === "problem").map((row) => row.name)).toEqual(["CRON_SECRET", "NEXTAUTH_SECRET"]);
  expect(rowOf({ ...sampleEnvironment(), NEXTAUTH_SECRET: value }, "NEXTAUTH_SECRET")?.words).toContain("openssl rand");
  expect(JSON.stringify(rows)).not.toContain(value);
});

test("an optional variable that is not set is a note, one given by file is in order", () => {
  expect(rowOf(sampleEnvironment(), "SENTRY_DSN")?.state).toBe("note");
  expect(rowOf({ NEXTAUTH_SECRET_FILE: "/run/secrets/a" }, "NEXTAUTH_SECRET")?.state).toBe("ok");
});

test("a service that answers, one that refuses the token and one that is not there are told apart", async () => {
  expect((await reachRedis(url, "right")).state).toBe("ok");
  expect((await reachQStash(url, "wrong")).words).toContain("the token is refused");
  expect((await reachQStash(`http://127.0.0.1:${await freePort()}`, "right")).words).toContain("ECONNREFUSED");
});
