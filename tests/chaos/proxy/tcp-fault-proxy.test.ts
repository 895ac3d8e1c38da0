import { once } from "node:events";
import http from "node:http";
import net from "node:net";
import { afterEach, expect, test } from "vitest";
import { startTcpFaultProxy, type TcpFaultProxy } from "./tcp-fault-proxy.ts";

type Setup = { proxy: TcpFaultProxy; requests: string[]; ask(path?: string): Promise<string> };

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** A server that remembers what it was asked, behind the door; `ask` is one request on a connection of its own. */
async function start(): Promise<Setup> {
  const requests: string[] = [];
  const server = http.createServer((request, response) => {
    requests.push(request.url ?? "");
    response.end(`answer to ${request.url}`);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  ends.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const proxy = await startTcpFaultProxy({ host: "127.0.0.1", port: typeof address === "object" && address ? address.port : 0 });
  ends.push(() => proxy.close());
  return { proxy, requests, ask: (path = "/") => ask(proxy.port, path) };
}

function ask(port: number, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = http.get({ host: "127.0.0.1", port, path, agent: false }, async (response) => {
      try {
        resolve(`${response.statusCode} ${(await response.setEncoding("utf8").toArray()).join("")}`);
      } catch (error) {
        reject(error);
      }
    });
    request.on("error", reject);
  });
}

const matches = (words: string) => (request: Buffer) => request.includes(words);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "none",
    (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : String(error)),
  );

test("without a fault it passes everything and counts nothing", async () => {
  const { proxy, ask } = await start();
  expect(await ask("/a")).toBe("200 answer to /a");
  expect(proxy.bites()).toBe(0);
});

test("refused, a connection ends and a new one is refused; healed, the same port answers", async () => {
  const { proxy, ask } = await start();
  const socket = net.connect(proxy.port, "127.0.0.1");
  await once(socket, "connect");
  socket.on("error", () => undefined);
  const ended = new Promise((resolve) => socket.once("close", resolve));
  await expect.poll(() => proxy.connectionCount()).toBe(1);
  await proxy.setFault({ type: "refuse" });
  await ended;
  expect(socket.destroyed).toBe(true);
  expect(proxy.bites()).toBe(1);
  expect(await codeOf(ask())).toBe("ECONNREFUSED");
  await proxy.setFault(null);
  expect(await ask()).toBe("200 answer to /");
});

test("frozen, nothing arrives; healed, what waited is answered", async () => {
  const { proxy, requests, ask } = await start();
  await proxy.setFault({ type: "freeze" });
  const asked = ask("/late");
  await expect.poll(() => proxy.bites()).toBe(1);
  expect(requests).toEqual([]);
  await proxy.setFault(null);
  expect(await asked).toBe("200 answer to /late");
});

test("delayed, an answer takes that much longer", async () => {
  const { proxy, ask } = await start();
  await proxy.setFault({ type: "delay", delayMs: 300 });
  const startedAt = performance.now();
  expect(await ask()).toBe("200 answer to /");
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(295);
  expect(proxy.bites()).toBe(1);
});

test("reset after n bytes, a client gets no more than those", async () => {
  const { proxy } = await start();
  await proxy.setFault({ type: "reset-after", bytes: 30 });
  const socket = net.connect(proxy.port, "127.0.0.1");
  const got: Buffer[] = [];
  socket.on("data", (chunk) => got.push(chunk));
  socket.on("error", () => undefined);
  socket.write("GET /long HTTP/1.1\r\nhost: test\r\n\r\n");
  await new Promise((resolve) => socket.once("close", resolve));
  expect(Buffer.concat(got).length).toBeLessThanOrEqual(30);
  expect(proxy.bites()).toBe(1);
});

test("a lost acknowledgement: the service did the work, its client sees a reset, and only as often as asked", async () => {
  const { proxy, requests, ask } = await start();
  await proxy.setFault({ type: "reply", to: matches("GET /write"), times: 1, isForwarded: true, outcome: { type: "reset" } });
  expect(await ask("/read")).toBe("200 answer to /read");
  expect(await codeOf(ask("/write"))).toBe("ECONNRESET");
  expect(await ask("/write")).toBe("200 answer to /write");
  expect(requests).toEqual(["/read", "/write", "/write"]);
  expect(proxy.bites()).toBe(1);
});

test("an answer of the door's own replaces the service's, with or without the work done", async () => {
  const { proxy, requests, ask } = await start();
  const outcome = { type: "answer", bytes: "HTTP/1.1 503 Away\r\ncontent-length: 4\r\nconnection: close\r\n\r\naway" } as const;
  await proxy.setFault({ type: "reply", to: matches("/x"), times: 1, isForwarded: false, outcome });
  expect(await ask("/x")).toBe("503 away");
  await proxy.setFault({ type: "reply", to: matches("/y"), times: 1, isForwarded: true, outcome });
  expect(await ask("/y")).toBe("503 away");
  expect(requests).toEqual(["/y"]);
});

test("silence: the work is done and the client waits", async () => {
  const { proxy, requests } = await start();
  await proxy.setFault({ type: "reply", to: matches("/x"), times: 1, isForwarded: true, outcome: { type: "silence" } });
  const socket = net.connect(proxy.port, "127.0.0.1");
  ends.push(async () => socket.destroy());
  let got = 0;
  socket.on("data", (chunk) => {
    got += chunk.length;
  });
  socket.write("GET /x HTTP/1.1\r\nhost: test\r\n\r\n");
  await expect.poll(() => proxy.bites()).toBe(1);
  expect([requests, got]).toEqual([["/x"], 0]);
});
