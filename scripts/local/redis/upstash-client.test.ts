import { randomBytes } from "node:crypto";
import { errors, Redis } from "@upstash/redis";
import { expect, onTestFinished, test, vi } from "vitest";
import { PLATFORM_LIMITS } from "../../../lib/platform/platform-limits.ts";
import type { UpstashRedis } from "./server.ts";
import { describeEngines, eventually } from "./test-engines.ts";

type Sent = { path: string; syncToken: string | null };

/** What the client sends over the wire from here on; the requests go out as they are. */
function observeRequests(server: UpstashRedis): Sent[] {
  const sent: Sent[] = [];
  const send = globalThis.fetch;
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
    if (url.startsWith(server.url)) {
      sent.push({ path: url.slice(server.url.length), syncToken: new Headers(init.headers).get("upstash-sync-token") });
    }
    return send(url, init);
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  return sent;
}

/** The client joins the calls of one tick to a pipeline unless it is told not to. */
function singleRequests({ url, token }: UpstashRedis): Redis {
  return new Redis({ url, token, enableAutoPipelining: false });
}

/** The start of the message: the client appends the whole command, which may be megabytes. */
async function refusalOf(command: Promise<unknown>): Promise<string> {
  const failure: unknown = await command.catch((error: unknown) => error);
  return failure instanceof Error ? failure.message.slice(0, 200) : "not refused";
}

describeEngines("values of @upstash/redis", ({ redis, key, server }) => {
  test.each([
    ["a nested object", { a: [1, { b: null }], ü: "日本語 👩‍🚀", empty: "" }],
    ["a number", 12.5],
    ["a boolean", true],
    ["a text that looks like a number", "007"],
    ["a text with quotes and line breaks", 'say "hi"\r\n\t\\'],
    ["the text OK", "OK"],
    ["a key's worth of nothing", ""],
  ])("%s comes back as it was, from a string, a hash, a list and a stream", async (_what, value) => {
    const name = key();
    await redis().set(name, value);
    await redis().hset(`${name}:h`, { field: value });
    await redis().rpush(`${name}:l`, value);
    await redis().xadd(`${name}:x`, "1-1", { field: value });
    expect([
      await redis().get(name),
      await redis().hget(`${name}:h`, "field"),
      await redis().lrange(`${name}:l`, 0, -1),
      await redis().xrange(`${name}:x`, "-", "+"),
    ]).toEqual([value, value, [value], { "1-1": { field: value } }]);
  });

  test.each(["base64", false] as const)("five megabytes come back unchanged with the response encoding %j", async (responseEncoding) => {
    const { url, token } = server();
    const client = new Redis({ url, token, responseEncoding, automaticDeserialization: false });
    const name = key();
    const value = randomBytes(2_500_000).toString("hex");
    expect(await client.set(name, value)).toBe("OK");
    expect((await client.get(name)) === value).toBe(true);
    await client.del(name);
  });

  test("a request of the service's largest size passes, one byte more is refused by name, and the next is served", async () => {
    const client = singleRequests(server());
    const name = key();
    const overhead = JSON.stringify(["set", name, ""]).length;
    const largest = "x".repeat(PLATFORM_LIMITS.redis.requestBytes - overhead);
    expect(await client.set(name, largest)).toBe("OK");
    const half = largest.slice(0, PLATFORM_LIMITS.redis.requestBytes / 2);
    for (const tooLarge of [client.set(name, `${largest}x`), client.pipeline().set(name, half).set(name, half).exec()]) {
      expect(await refusalOf(tooLarge)).toMatch(/^ERR max request size exceeded\. Limit: 10000000 bytes, Actual: 100000\d\d bytes\./);
    }
    await client.del(name);
    expect(await client.ping()).toBe("PONG");
  });

  test("an error is the client's UpstashError, with Redis's words and, sent alone, the command", async () => {
    const name = key();
    await redis().set(name, "text");
    await expect(redis().incr(name)).rejects.toBeInstanceOf(errors.UpstashError);
    expect(await refusalOf(redis().incr(name))).toBe("Command failed: ERR value is not an integer or out of range");
    const alone = await refusalOf(singleRequests(server()).incr(name));
    expect(alone).toBe(`ERR value is not an integer or out of range, command was: ["incr","${name}"]`);
    const { url } = server();
    await expect(new Redis({ url, token: "wrong" }).get(name)).rejects.toThrow("WRONGPASS");
  });
});

describeEngines("requests of @upstash/redis", ({ redis, key, server }) => {
  test("read your writes: each request carries the sync token of the answer before it", async () => {
    const { url, token } = server();
    const client = new Redis({ url, token });
    const sent = observeRequests(server());
    const name = key();
    await client.set(name, 1);
    const first = client.readYourWritesSyncToken;
    await client.get(name);
    const second = client.readYourWritesSyncToken;
    await client.pipeline().get(name).exec();
    expect(sent.map(({ syncToken }) => syncToken)).toEqual(["", first, second]);
    expect(new Set([first, second, client.readYourWritesSyncToken]).size).toBe(3);
  });

  test("a second client that is handed the sync token reads what the first wrote", async () => {
    const { url, token } = server();
    const [writer, reader] = [new Redis({ url, token }), new Redis({ url, token, readYourWrites: false })];
    const name = key();
    await writer.set(name, "written");
    reader.readYourWritesSyncToken = writer.readYourWritesSyncToken;
    expect(await reader.get(name)).toBe("written");
  });

  test("reads of one tick share a pipeline, writes share another, a failing one fails alone, and answers find their callers", async () => {
    const { url, token } = server();
    const client = new Redis({ url, token, enableAutoPipelining: true });
    const name = key();
    await Promise.all([client.set(name, "text"), client.set(`${name}:n`, 41)]);
    const sent = observeRequests(server());
    const outcomes = await Promise.allSettled([
      client.get(name),
      client.incr(name),
      client.incr(`${name}:n`),
      client.exists(name, `${name}:none`),
      client.hset(`${name}:h`, { a: 1 }),
    ]);
    expect(sent.map(({ path }) => path)).toEqual(["/pipeline", "/pipeline"]);
    expect(outcomes.map((outcome) => (outcome.status === "fulfilled" ? outcome.value : "failed"))).toEqual(["text", "failed", 42, 1, 1]);
  });

  test("a transaction is one request to /multi-exec and its failing command throws without keepErrors", async () => {
    const sent = observeRequests(server());
    const name = key();
    expect(await redis().multi().set(name, "text").get(name).exec()).toEqual(["OK", "text"]);
    await expect(redis().multi().incr(name).set(name, "after").exec()).rejects.toThrow("Command 1 [ incr ] failed");
    expect(await redis().get(name)).toBe("after");
    expect(sent.map(({ path }) => path).slice(0, 2)).toEqual(["/multi-exec", "/multi-exec"]);
  });

  test("a script runs by its hash, is sent whole once when the server does not know it, and flushes away", async () => {
    const script = redis().createScript<[string, number]>(`return {KEYS[1], redis.call("INCRBY", KEYS[1], ARGV[1])} -- ${key()}`);
    const sent = observeRequests(server());
    const name = key();
    expect(await script.exec([name], ["2"])).toEqual([name, 2]);
    expect(sent).toHaveLength(2);
    expect(await script.exec([name], ["3"])).toEqual([name, 5]);
    expect(sent).toHaveLength(3);
    await redis().scriptFlush();
    await expect(script.evalsha([name], ["1"])).rejects.toThrow("NOSCRIPT");
    const sha = await redis().scriptLoad("return ARGV[1]");
    expect([await redis().scriptExists(sha), await redis().evalsha(sha, [], ["x"])]).toEqual([[1], "x"]);
  });

  test("a script is atomic: of parallel transfers none is lost and none is seen half", async () => {
    const name = key();
    await redis()
      .mset({ [`${name}:a`]: 100 })
      .catch(() => redis().set(`${name}:a`, 100));
    const transfer = redis().createScript<number>(
      `redis.call("DECRBY", KEYS[1], 1) redis.call("INCRBY", KEYS[2], 1)
       return redis.call("GET", KEYS[1]) + redis.call("GET", KEYS[2])`,
    );
    const totals = await Promise.all(Array.from({ length: 40 }, () => transfer.exec([`${name}:a`, `${name}:b`], [])));
    expect(new Set(totals)).toEqual(new Set([100]));
    expect(await redis().mget(`${name}:a`, `${name}:b`)).toEqual([60, 40]);
  });
});

describeEngines("streams and subscriptions of @upstash/redis", ({ name: engine, redis, key }) => {
  test("a stream is appended to, trimmed, ranged both ways, read after an id and across streams", async () => {
    const name = key();
    for (let n = 1; n <= 6; n += 1) await redis().xadd(name, `${n}-0`, { n }, { trim: { type: "MAXLEN", threshold: 5, comparison: "=" } });
    expect(Object.keys(await redis().xrange(name, "-", "+"))).toEqual(["2-0", "3-0", "4-0", "5-0", "6-0"]);
    expect(Object.keys(await redis().xrevrange(name, "(6-0", "3", 2))).toEqual(["5-0", "4-0"]);
    expect(await redis().xtrim(name, { strategy: "MINID", threshold: "5-0", exactness: "=" })).toBe(3);
    const last = await redis().xread(name, "5-0");
    expect(last).toEqual([[name, [["6-0", ["n", 6]]]]]);
    expect(await redis().xread(name, "$")).toBeNull();
    expect([await redis().xdel(name, "6-0"), await redis().xlen(name)]).toEqual([1, 1]);
  });

  test("consumer groups: redis-server has them, the in-process engine says that it has not", async () => {
    const name = key();
    await redis().xadd(name, "1-1", { n: 1 });
    const create = redis().xgroup(name, { type: "CREATE", group: "g", id: "0" });
    if (engine === "in-process") {
      await expect(create).rejects.toThrow("ERR unknown command 'XGROUP'");
      return;
    }
    expect(await create).toBe("OK");
    expect(await redis().xreadgroup("g", "c", name, ">")).toEqual([[name, [["1-1", ["n", 1]]]]]);
    expect(await redis().xreadgroup("g", "c", name, ">")).toBeNull();
    expect(await redis().xack(name, "g", "1-1")).toBe(1);
  });

  test("one subscription follows several channels, leaves one of them, and hears only the other", async () => {
    const [first, second] = [key(), key()];
    const received: unknown[] = [];
    const failures: unknown[] = [];
    const subscription = redis().subscribe<{ n: number }>([first, second]);
    subscription.on("error", (error) => failures.push(error));
    subscription.on(`message:${first}`, ({ message }) => received.push(["first", message]));
    subscription.on("message", ({ channel, message }) => received.push([channel, message]));
    await eventually(() => redis().publish(second, { n: 0 })).toBe(1);
    await eventually(() => received.length).toBeGreaterThan(0);
    received.length = 0;
    expect(await redis().publish(first, { n: 1 })).toBe(1);
    await eventually(() => received).toEqual([
      [first, { n: 1 }],
      ["first", { n: 1 }],
    ]);
    await subscription.unsubscribe([first]);
    await eventually(() => redis().publish(first, { n: 2 })).toBe(0);
    expect(subscription.getSubscribedChannels()).toEqual([second]);
    await subscription.unsubscribe();
    await eventually(() => redis().publish(second, { n: 3 })).toBe(0);
    expect(failures).toEqual([]);
  });
});
