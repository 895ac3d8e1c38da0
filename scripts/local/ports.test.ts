import { createServer } from "node:http";
import { afterEach, expect, test } from "vitest";
import { freePort, isPortFree, listen, portAdvice } from "./ports.ts";

const server = createServer();
afterEach(() => server.close());

test("a taken port is seen as taken, and the advice names a free one", async () => {
  const port = await freePort();
  expect(await isPortFree(port)).toBe(true);
  await listen(server, port, "127.0.0.1");
  expect(await isPortFree(port)).toBe(false);
  const advice = await portAdvice(port, "npm run demo -- --port");
  const named = Number(/--port (\d+)$/.exec(advice)?.[1]);
  expect(await isPortFree(named)).toBe(true);
});
