import { createServer, type RequestListener } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { systemClock } from "../../platform/clock.ts";
import { DEFAULT_PROVIDER_TIMEOUTS } from "../ports.ts";
import { createOpenAiProvider } from "../providers/openai-compatible.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const EVENTS = `data: ${JSON.stringify({ choices: [{ delta: { content: "Hi" }, finish_reason: "stop" }] })}\n\ndata: [DONE]\n\n`;

async function startVendor(handle: RequestListener) {
  let sockets = 0;
  const server = createServer(handle).on("connection", () => {
    sockets += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port.");
  const provider = createOpenAiProvider({
    apiKey: "key-1",
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    model: "some-model",
    clock: systemClock,
    timeouts: DEFAULT_PROVIDER_TIMEOUTS,
  });
  const ask = () =>
    provider.doGenerate({
      model: "some-model",
      messages: [{ role: "user", content: "Hi" }],
      signal: new AbortController().signal,
    });
  return { ask, sockets: () => sockets };
}

test("calls one after the other share a socket", async () => {
  const { ask, sockets } = await startVendor((request, response) => {
    request.resume();
    response.writeHead(200, { "content-type": "text/event-stream" }).end(EVENTS);
  });
  for (let call = 0; call < 5; call += 1) expect((await ask()).text).toBe("Hi");
  expect(sockets()).toBe(1);
});

test("a redirect is not followed: the key goes nowhere else", async () => {
  const paths: string[] = [];
  const { ask } = await startVendor((request, response) => {
    paths.push(request.url ?? "");
    request.resume();
    response.writeHead(307, { location: "/elsewhere" }).end();
  });
  await expect(ask()).rejects.toMatchObject({ name: "ProviderError" });
  expect(paths).toEqual(["/v1/chat/completions"]);
});

test("plain bytes are asked for, and packed ones are not understandable", async () => {
  const wanted: (string | undefined)[] = [];
  const { ask } = await startVendor((request, response) => {
    wanted.push(request.headers["accept-encoding"]);
    request.resume();
    response.writeHead(200, { "content-type": "text/event-stream", "content-encoding": "gzip" }).end(gzipSync(EVENTS));
  });
  await expect(ask()).rejects.toMatchObject({ reason: "malformed" });
  expect(wanted).toEqual(["identity"]);
});
