import { Redis } from "@upstash/redis";
import { expect, test } from "vitest";
import { PLATFORM_LIMITS } from "../../../lib/platform/platform-limits.ts";
import { callRest, describeEngines, eventually, TEST_TOKEN } from "./test-engines.ts";

describeEngines("a REST request", ({ key, server }) => {
  test("without the token, or with a wrong one, nothing is answered but 401 WRONGPASS", async () => {
    for (const headers of [{ authorization: "Bearer wrong" }, { authorization: "" }, { authorization: `Basic ${TEST_TOKEN}` }]) {
      const { status, body } = await callRest(server(), "/", { body: '["PING"]', headers });
      expect({ status, body }).toEqual({ status: 401, body: { error: expect.stringMatching(/^WRONGPASS /) } });
    }
    expect((await callRest(server(), "/subscribe/news", { headers: { authorization: "Bearer wrong" } })).status).toBe(401);
    expect((await callRest(server(), "/ping?_token=wrong", { headers: { authorization: "" } })).status).toBe(401);
  });

  test("a command may stand in the path, with a body as its next argument and options in the query", async () => {
    const name = key();
    expect(await callRest(server(), `/set/${name}/a%20b%2Fc`)).toEqual({ status: 200, body: { result: "OK" } });
    expect(await callRest(server(), `/get/${name}`)).toEqual({ status: 200, body: { result: "a b/c" } });
    expect(await callRest(server(), `/set/${name}?EX=100`, { body: "from body" })).toEqual({ status: 200, body: { result: "OK" } });
    expect((await fetch(`${server().url}/get/${name}?_token=${TEST_TOKEN}`).then((response) => response.json())).result).toBe("from body");
    expect(await callRest(server(), `/ttl/${name}`)).toEqual({ status: 200, body: { result: 100 } });
  });

  test("bytes that are no UTF-8 come back unchanged in base64 and replaced in plain JSON", async () => {
    const name = key();
    const bytes = Buffer.from([0, 255, 10, 13, 128, 65]);
    await callRest(server(), `/set/${name}`, { body: bytes });
    const encoded = await callRest(server(), `/get/${name}`, { headers: { "upstash-encoding": "base64" } });
    expect(encoded.body).toEqual({ result: bytes.toString("base64") });
    expect(await callRest(server(), `/get/${name}`)).toEqual({ status: 200, body: { result: bytes.toString("utf8") } });
  });

  test.each(['👩‍🚀 "OK"', "OK", "line\nbreak\r\n\t", "\u0000", "日本語", '{"a":1}'])(
    "the text %j survives both encodings",
    async (text) => {
      const { url, token } = server();
      for (const responseEncoding of ["base64", false] as const) {
        const client = new Redis({ url, token, responseEncoding, automaticDeserialization: false });
        const name = key();
        await client.set(name, text);
        await client.hset(name + text, { [text]: text });
        expect([await client.get(name), await client.exec(["HGETALL", name + text])]).toEqual([text, [text, text]]);
      }
    },
  );

  test("each answer carries a newer sync token", async () => {
    const tokens: string[] = [];
    for (let request = 0; request < 3; request += 1) {
      const response = await fetch(`${server().url}/ping?_token=${TEST_TOKEN}`);
      tokens.push(response.headers.get("upstash-sync-token") ?? "");
      await response.text();
    }
    expect(new Set(tokens).size).toBe(3);
  });
});

describeEngines("a refusal", ({ redis, key, server }) => {
  test("a Redis error is a 400 with Redis's own words", async () => {
    const name = key();
    await redis().set(name, "text");
    const failures: [unknown[], string][] = [
      [["NOSUCH", "a", "b c"], "ERR unknown command 'NOSUCH', with args beginning with: 'a' 'b c' "],
      [["GET"], "ERR wrong number of arguments for 'get' command"],
      [["INCR", name], "ERR value is not an integer or out of range"],
      [["LPUSH", name, "x"], "WRONGTYPE Operation against a key holding the wrong kind of value"],
      [["SET", name, "x", "EX", "0"], "ERR invalid expire time in 'set' command"],
      [["SET", name, "x", "NX", "XX"], "ERR syntax error"],
      [["JSON.GET", name], `ERR unknown command 'JSON.GET', with args beginning with: '${name}' `],
      [["HEXPIRE", name, "1"], `ERR unknown command 'HEXPIRE', with args beginning with: '${name}' '1' `],
    ];
    for (const [command, error] of failures) {
      expect(await callRest(server(), "/", { body: JSON.stringify(command) })).toEqual({ status: 400, body: { error } });
    }
  });

  test.each([["BLPOP", "k", "0"], ["SUBSCRIBE", "c"], ["MULTI"], ["SELECT", "1"], ["XREAD", "BLOCK", "0", "STREAMS", "s", "$"]])(
    "%s, which the service does not offer over REST, is refused in the service's words",
    async (...command) => {
      const error = `ERR Command is not available: '${command[0]}'. See https://upstash.com/docs/redis/overall/rediscompatibility for details`;
      expect(await callRest(server(), "/", { body: JSON.stringify(command) })).toEqual({ status: 400, body: { error } });
      expect((await callRest(server(), "/multi-exec", { body: JSON.stringify([["PING"], command]) })).body).toEqual({ error });
      const pipeline = await callRest(server(), "/pipeline", { body: JSON.stringify([["PING"], command, ["ECHO", "after"]]) });
      expect(pipeline).toEqual({ status: 200, body: [{ result: "PONG" }, { error }, { result: "after" }] });
    },
  );

  test("what is not a command is a 400 and changes nothing", async () => {
    for (const body of ["", "{", '"PING"', "[]", '[["PING"]]', '[{"a":1}]', "null"]) {
      expect((await callRest(server(), "/", { body, method: "POST" })).status).toBe(400);
    }
    for (const body of ["", "[]", '["PING"]', "[[]]"])
      expect((await callRest(server(), "/pipeline", { body, method: "POST" })).status).toBe(400);
    expect((await callRest(server(), "/get/%E0%A4%A")).status).toBe(400);
    expect((await callRest(server(), "/ping", { method: "DELETE" })).status).toBe(405);
    expect((await callRest(server(), "/ping", { headers: { "upstash-response-format": "resp2" } })).status).toBe(400);
  });

  test("a body over 10 MB is refused with the service's text and the next request is served", async () => {
    const body = JSON.stringify(["SET", key(), "x".repeat(PLATFORM_LIMITS.redis.requestBytes)]);
    const refused = await callRest(server(), "/", { body });
    expect(refused.status).toBe(400);
    expect(refused.body).toEqual({
      error: expect.stringMatching(/^ERR max request size exceeded\. Limit: 10000000 bytes, Actual: \d+ bytes\. See /),
    });
    expect(await callRest(server(), "/ping")).toEqual({ status: 200, body: { result: "PONG" } });
  });
});

describeEngines("pipelines and transactions", ({ redis, key, server }) => {
  test("a pipeline keeps its order and a failed command does not stop it", async () => {
    const name = key();
    const pipeline = redis().pipeline().set(name, "x").incr(name).get(name);
    const [set, increment, get] = await pipeline.exec({ keepErrors: true });
    expect([set.result, increment.error, get.result]).toEqual(["OK", "ERR value is not an integer or out of range", "x"]);
  });

  test("a transaction is never interleaved with another", async () => {
    const name = key();
    const pairs = await Promise.all(Array.from({ length: 50 }, () => redis().multi().incr(name).incr(name).exec<[number, number]>()));
    expect(pairs.every(([first, second]) => second === first + 1)).toBe(true);
    expect(await redis().get(name)).toBe(100);
  });

  test("a transaction with an unknown command runs nothing; one with a failing command runs the rest", async () => {
    const name = key();
    const discarded = await callRest(server(), "/multi-exec", { body: JSON.stringify([["SET", name, "x"], ["NOSUCH"]]) });
    expect(discarded).toEqual({ status: 400, body: { error: "ERR unknown command 'NOSUCH', with args beginning with: " } });
    expect(await redis().get(name)).toBeNull();
    const executed = await callRest(server(), "/multi-exec", {
      body: JSON.stringify([
        ["SET", name, "x"],
        ["INCR", name],
        ["GET", name],
      ]),
    });
    expect(executed.body).toEqual([{ result: "OK" }, { error: "ERR value is not an integer or out of range" }, { result: "x" }]);
  });

  test("auto-pipelined calls arrive as one pipeline and are counted one by one", async () => {
    const { url, token } = server();
    const client = new Redis({ url, token, enableAutoPipelining: true });
    const name = key();
    const before = server().commandCount();
    const results = await Promise.all(Array.from({ length: 20 }, () => client.incr(name)));
    expect(results).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(server().commandCount() - before).toBe(20);
  });
});

describeEngines("streams and expiry", ({ redis, key }) => {
  test("a stream takes only ids above the last one ever used, also when that entry is deleted", async () => {
    const name = key();
    const above = "ERR The ID specified in XADD is equal or smaller than the target stream top item";
    await redis().xadd(name, "2-7", { text: "a" });
    for (const id of ["2-7", "2-6", "1-99"]) await expect(redis().xadd(name, id, { text: "b" })).rejects.toThrow(above);
    await expect(redis().xadd(name, "0-0", { text: "b" })).rejects.toThrow("ERR The ID specified in XADD must be greater than 0-0");
    await redis().xdel(name, "2-7");
    await expect(redis().xadd(name, "2-7", { text: "b" })).rejects.toThrow(above);
    expect(await redis().xadd(name, "3-1", { text: "c" })).toBe("3-1");
  });

  test("an expired key is gone for every command", async () => {
    const name = key();
    await redis().multi().set(name, "x", { px: 30 }).hset(`${name}:h`, { a: 1 }).pexpire(`${name}:h`, 30).exec();
    expect(await redis().get(name)).toBe("x");
    await eventually(async () => [await redis().exists(name), await redis().hgetall(`${name}:h`), await redis().pttl(name)]).toEqual([
      0,
      null,
      -2,
    ]);
    expect(await redis().set(name, "again", { nx: true })).toBe("OK");
  });
});
