import { Redis } from "@upstash/redis";
import { expect, onTestFinished, test } from "vitest";
import { startUpstashRedis } from "./server.ts";
import { hasRedisServer, TEST_TOKEN } from "./test-engines.ts";

test.skipIf(!hasRedisServer)(
  "an operator makes the server read-only past the REST interface, and a client sees the server's refusal",
  async () => {
    const server = await startUpstashRedis({ token: TEST_TOKEN, engine: "redis-server" });
    onTestFinished(() => server.close());
    const redis = new Redis({ url: server.url, token: server.token, retry: false });
    await redis.set("a", "1");
    await expect(redis.exec(["REPLICAOF", "127.0.0.1", "1"])).rejects.toThrow("not available");
    expect(await server.administer(["REPLICAOF", "127.0.0.1", "1"])).toMatchObject({ type: "status" });
    await expect(redis.set("a", "2")).rejects.toThrow("READONLY");
    expect(await redis.get("a")).toBe(1);
    await server.administer(["REPLICAOF", "NO", "ONE"]);
    expect(await redis.set("a", "3")).toBe("OK");
  },
);
