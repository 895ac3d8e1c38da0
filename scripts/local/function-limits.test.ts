import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { expect, onTestFinished, test } from "vitest";
import { PLATFORM_LIMITS } from "../../lib/platform/platform-limits.ts";
import { firstMessage, startScript, stopChild } from "./child-script.ts";
import { createFunctionServer, type FunctionLimits, withFunctionLimits } from "./function-limits.ts";
import { listen } from "./ports.ts";
import { sampleEnvironment } from "./sample-environment.ts";

const { requestBodyBytes, responseBodyBytes } = PLATFORM_LIMITS.vercel;

/** A function that tells how much it got, answers as long as asked, and can stream or keep silent. */
function createFunction() {
  const app = new Hono();
  let calls = 0;
  app.post("/size", async (c) => {
    calls += 1;
    return c.text(String((await c.req.arrayBuffer()).byteLength), 201, { "x-own": "kept" });
  });
  app.get("/answer/:bytes", (c) => c.text("x".repeat(Number(c.req.param("bytes")))));
  app.get("/bytes/:bytes", (c) => c.body(new Uint8Array(Number(c.req.param("bytes")))));
  app.get("/stream/:bytes", (c) => c.body(new Blob(["x".repeat(Number(c.req.param("bytes")))]).stream()));
  app.get("/silent", () => new Promise<Response>(() => {}));
  app.get("/endless", () => new Response(new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode("begun")) })));
  return { fetch: app.fetch, calls: () => calls };
}

async function start(limits?: FunctionLimits) {
  const { fetch: answer, calls } = createFunction();
  const server = createFunctionServer(withFunctionLimits(getRequestListener(answer), limits));
  await listen(server, 0, "127.0.0.1");
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: urlOf(server), calls };
}

function urlOf(server: Server): string {
  const address = server.address();
  return `http://127.0.0.1:${address && typeof address === "object" ? address.port : 0}`;
}

async function post(url: string, bytes: number, isChunked: boolean) {
  const body = isChunked ? new Blob(["x".repeat(bytes)]).stream() : "x".repeat(bytes);
  const answer = await fetch(url, { method: "POST", body, ...(isChunked ? { duplex: "half" } : {}) });
  return { status: answer.status, text: await answer.text(), code: answer.headers.get("x-vercel-error"), own: answer.headers.get("x-own") };
}

test.each([
  ["announced", false],
  ["not announced", true],
])("a body of the largest size reaches the function, one byte more is the host's 413, its length %s", async (_how, isChunked) => {
  const { url, calls } = await start();
  expect(await post(`${url}/size`, requestBodyBytes, isChunked)).toEqual({
    status: 201,
    text: String(requestBodyBytes),
    code: null,
    own: "kept",
  });
  const refused = await post(`${url}/size`, requestBodyBytes + 1, isChunked);
  expect(refused).toMatchObject({ status: 413, code: "FUNCTION_PAYLOAD_TOO_LARGE" });
  expect(refused.text).toMatch(/^Request Entity Too Large\n\nFUNCTION_PAYLOAD_TOO_LARGE\n/);
  expect(calls()).toBe(1);
  expect((await post(`${url}/size`, 3, isChunked)).text).toBe("3");
});

test.each(["answer", "bytes"])("an answer (%s) of the largest size passes, one byte more is the host's 500", async (kind) => {
  const { url } = await start();
  const largest = await fetch(`${url}/${kind}/${responseBodyBytes}`);
  expect([largest.status, (await largest.arrayBuffer()).byteLength]).toEqual([200, responseBodyBytes]);
  const refused = await fetch(`${url}/${kind}/${responseBodyBytes + 1}`);
  expect([refused.status, refused.headers.get("x-vercel-error")]).toEqual([500, "FUNCTION_RESPONSE_PAYLOAD_TOO_LARGE"]);
  expect(await refused.text()).toMatch(/^An error occurred with your deployment\n\nFUNCTION_RESPONSE_PAYLOAD_TOO_LARGE\n/);
  expect((await fetch(`${url}/answer/5`)).headers.get("content-length")).toBe("5");
});

test("a streamed answer has no such limit", async () => {
  const { url } = await start();
  const answer = await fetch(`${url}/stream/${responseBodyBytes * 2}`);
  expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([200, responseBodyBytes * 2]);
});

test("a function that has not answered at its maximal duration is the host's 504, a stream that has begun breaks off", async () => {
  const { url } = await start({ ...PLATFORM_LIMITS.vercel, maxDurationSeconds: 0.2 });
  const late = await fetch(`${url}/silent`);
  expect([late.status, late.headers.get("x-vercel-error")]).toEqual([504, "FUNCTION_INVOCATION_TIMEOUT"]);
  expect(await late.text()).toContain("FUNCTION_INVOCATION_TIMEOUT");
  const stream = await fetch(`${url}/endless`);
  expect(stream.status).toBe(200);
  await expect(stream.text()).rejects.toThrow("terminated");
});

test("a listener on another server says so instead of running without limits", async () => {
  const listener = withFunctionLimits(() => undefined);
  const server = createServer();
  server.on("request", (request, response) => {
    expect(() => listener(request, response)).toThrow("createFunctionServer");
    response.end();
  });
  await listen(server, 0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await fetch(urlOf(server));
  expect.assertions(1);
});

test("the API as `pnpm dev` mounts it refuses what the host would refuse", async () => {
  const child = startScript("scripts/local/dev-api.ts", { environment: sampleEnvironment(), output: "ignore" });
  onTestFinished(() => stopChild(child));
  const { port } = await firstMessage(child, "The API").then((message) => Object(message));
  const refused = await post(`http://127.0.0.1:${port}/api/auth/login`, requestBodyBytes + 1, false);
  expect(refused).toMatchObject({ status: 413, code: "FUNCTION_PAYLOAD_TOO_LARGE" });
});
