import type { Redis } from "@upstash/redis";
import { expect, test } from "vitest";
import { COMMANDS } from "./in-process/command-table.ts";
import { ENDPOINT_COMMANDS, PRODUCT_COMMANDS, type ProductCommand } from "./in-process/product-commands.ts";
import { findRefusal } from "./rest/refused-commands.ts";
import { describeEngines } from "./test-engines.ts";

type Check = (redis: Redis, key: string) => Promise<void>;

test("the list of product commands is exactly what the in-process engine implements", () => {
  expect([...COMMANDS.keys()].sort()).toEqual([...PRODUCT_COMMANDS].sort());
});

test("no product command is refused by the REST front", () => {
  expect(PRODUCT_COMMANDS.filter((name) => findRefusal([name]) !== null)).toEqual([]);
});

test("what has an endpoint of its own is refused as a plain command", () => {
  expect(ENDPOINT_COMMANDS.filter((name) => findRefusal([name]) === null)).toEqual([]);
});

describeEngines("product commands through @upstash/redis", ({ redis, key }) => {
  test.each(Object.entries(CHECKS))("%s behaves as documented", async (_name, check) => {
    expect.hasAssertions();
    await check(redis(), key());
  });
});

/** One entry per command: the type refuses a list that is longer or shorter than PRODUCT_COMMANDS. */
const CHECKS: Record<ProductCommand, Check> = {
  PING: async (redis) => expect([await redis.ping(), await redis.exec(["PING", "hi"])]).toEqual(["PONG", "hi"]),
  ECHO: async (redis) => expect(await redis.echo("hallo Wörld")).toBe("hallo Wörld"),
  TIME: async (redis) => {
    const [seconds, microseconds] = await redis.time();
    expect(Math.abs(Number(seconds) - Date.now() / 1000)).toBeLessThan(5);
    expect(Number(microseconds)).toBeLessThan(1_000_000);
  },
  INFO: async (redis) => expect(await redis.exec(["INFO"])).toContain("redis_version:"),
  DBSIZE: async (redis, key) => {
    const before = await redis.dbsize();
    await redis.set(key, 1);
    expect(await redis.dbsize()).toBe(before + 1);
  },
  FLUSHDB: async (redis, key) => {
    await redis.set(key, 1);
    expect(await redis.flushdb()).toBe("OK");
    expect(await redis.dbsize()).toBe(0);
  },
  FLUSHALL: async (redis, key) => {
    await redis.set(key, 1);
    expect(await redis.flushall()).toBe("OK");
    expect(await redis.get(key)).toBeNull();
  },
  GET: async (redis, key) => {
    expect(await redis.get(key)).toBeNull();
    await redis.set(key, { a: [1, "é", null] });
    expect(await redis.get(key)).toEqual({ a: [1, "é", null] });
  },
  SET: async (redis, key) => {
    expect(await redis.set(key, "one", { nx: true, ex: 100 })).toBe("OK");
    expect(await redis.set(key, "two", { nx: true })).toBeNull();
    expect(await redis.set(key, "two", { keepTtl: true, get: true })).toBe("one");
    expect(await redis.ttl(key)).toBe(100);
    expect(await redis.set(key, "three", { px: 5000 })).toBe("OK");
    expect(await redis.pttl(key)).toBeGreaterThan(4000);
    expect(await redis.set(`${key}:none`, "x", { xx: true })).toBeNull();
  },
  SETEX: async (redis, key) => {
    expect(await redis.setex(key, 60, { n: 1 })).toBe("OK");
    expect([await redis.get(key), await redis.ttl(key)]).toEqual([{ n: 1 }, 60]);
  },
  MGET: async (redis, key) => {
    await redis.set(key, "here");
    expect(await redis.mget(key, `${key}:none`)).toEqual(["here", null]);
  },
  INCR: async (redis, key) => expect([await redis.incr(key), await redis.incr(key)]).toEqual([1, 2]),
  INCRBY: async (redis, key) => expect(await redis.incrby(key, 41)).toBe(41),
  DECR: async (redis, key) => expect(await redis.decr(key)).toBe(-1),
  DECRBY: async (redis, key) => expect(await redis.decrby(key, 5)).toBe(-5),
  DEL: async (redis, key) => {
    await redis.set(key, 1);
    expect([await redis.del(key, `${key}:none`), await redis.del(key)]).toEqual([1, 0]);
  },
  UNLINK: async (redis, key) => {
    await redis.set(key, 1);
    expect([await redis.unlink(key), await redis.unlink(key)]).toEqual([1, 0]);
  },
  EXISTS: async (redis, key) => {
    await redis.set(key, 1);
    expect(await redis.exists(key, key, `${key}:none`)).toBe(2);
  },
  EXPIRE: async (redis, key) => {
    await redis.set(key, 1);
    expect([await redis.expire(key, 60), await redis.expire(key, 90, "NX"), await redis.expire(`${key}:none`, 1)]).toEqual([1, 0, 0]);
  },
  PEXPIRE: async (redis, key) => {
    await redis.set(key, 1);
    expect([await redis.pexpire(key, -1), await redis.get(key)]).toEqual([1, null]);
  },
  TTL: async (redis, key) => {
    expect(await redis.ttl(key)).toBe(-2);
    await redis.set(key, 1);
    expect(await redis.ttl(key)).toBe(-1);
    await redis.expire(key, 60);
    expect(await redis.ttl(key)).toBe(60);
  },
  PTTL: async (redis, key) => {
    await redis.set(key, 1, { px: 60_000 });
    const left = await redis.pttl(key);
    expect(left > 59_000 && left <= 60_000).toBe(true);
  },
  TYPE: async (redis, key) => {
    await redis.rpush(key, 1);
    expect([await redis.type(key), await redis.type(`${key}:none`)]).toEqual(["list", "none"]);
  },
  KEYS: async (redis, key) => {
    await redis.set(`${key}:[a]`, 1);
    await redis.set(`${key}:b`, 1);
    expect(await redis.keys(`${key}:\\[?]`)).toEqual([`${key}:[a]`]);
    expect((await redis.keys(`${key}:*`)).length).toBe(2);
  },
  SCAN: async (redis, key) => {
    const names = Array.from({ length: 60 }, (_, index) => `${key}:${index}`);
    await Promise.all(names.map((name) => redis.set(name, 1)));
    const seen = new Set<string>();
    let cursor = "0";
    do {
      const [next, page] = await redis.scan(cursor, { match: `${key}:*`, count: 7 });
      for (const name of page) seen.add(name);
      cursor = next;
    } while (cursor !== "0");
    expect([...seen].sort()).toEqual(names.sort());
  },
  HSET: async (redis, key) => expect([await redis.hset(key, { a: 1, b: 2 }), await redis.hset(key, { b: 3, c: 4 })]).toEqual([2, 1]),
  HGET: async (redis, key) => {
    await redis.hset(key, { a: "x" });
    expect([await redis.hget(key, "a"), await redis.hget(key, "none")]).toEqual(["x", null]);
  },
  HMGET: async (redis, key) => {
    await redis.hset(key, { a: "x" });
    expect(await redis.exec(["HMGET", key, "a", "none"])).toEqual(["x", null]);
  },
  HGETALL: async (redis, key) => {
    expect(await redis.hgetall(key)).toBeNull();
    await redis.hset(key, { a: 1, b: "two" });
    expect(await redis.hgetall(key)).toEqual({ a: 1, b: "two" });
  },
  HDEL: async (redis, key) => {
    await redis.hset(key, { a: 1 });
    expect([await redis.hdel(key, "a", "none"), await redis.exists(key)]).toEqual([1, 0]);
  },
  HINCRBY: async (redis, key) => expect([await redis.hincrby(key, "n", 5), await redis.hincrby(key, "n", -7)]).toEqual([5, -2]),
  HINCRBYFLOAT: async (redis, key) =>
    expect([await redis.hincrbyfloat(key, "n", 0.1), await redis.hincrbyfloat(key, "n", 0.2)]).toEqual([0.1, 0.3]),
  HLEN: async (redis, key) => {
    await redis.hset(key, { a: 1, b: 2 });
    expect(await redis.hlen(key)).toBe(2);
  },
  SADD: async (redis, key) => expect([await redis.sadd(key, "a", "b", "a"), await redis.sadd(key, "b", "c")]).toEqual([2, 1]),
  SREM: async (redis, key) => {
    await redis.sadd(key, "a");
    expect([await redis.srem(key, "a", "none"), await redis.exists(key)]).toEqual([1, 0]);
  },
  SMEMBERS: async (redis, key) => {
    await redis.sadd(key, "b", "a");
    expect((await redis.smembers(key)).sort()).toEqual(["a", "b"]);
  },
  SISMEMBER: async (redis, key) => {
    await redis.sadd(key, "a");
    expect([await redis.sismember(key, "a"), await redis.sismember(key, "z")]).toEqual([1, 0]);
  },
  SMISMEMBER: async (redis, key) => {
    await redis.sadd(key, "a", "b");
    expect(await redis.smismember(key, ["a", "z", "b"])).toEqual([1, 0, 1]);
  },
  SDIFFSTORE: async (redis, key) => {
    await redis.sadd(key, "a", "b", "c");
    await redis.sadd(`${key}:other`, "b", "z");
    expect(await redis.sdiffstore(key, key, `${key}:other`)).toBe(2);
    expect((await redis.smembers(key)).sort()).toEqual(["a", "c"]);
    expect([await redis.sdiffstore(key, key, key), await redis.exists(key)]).toEqual([0, 0]);
  },
  SUNIONSTORE: async (redis, key) => {
    await redis.set(key, "replaced", { ex: 60 });
    await redis.sadd(`${key}:a`, "a");
    await redis.sadd(`${key}:b`, "a", "b");
    expect(await redis.sunionstore(key, `${key}:a`, `${key}:b`)).toBe(2);
    expect([(await redis.smembers(key)).sort(), await redis.ttl(key)]).toEqual([["a", "b"], -1]);
  },
  ZINCRBY: async (redis, key) => expect([await redis.zincrby(key, 1.5, "a"), await redis.zincrby(key, -2, "a")]).toEqual([1.5, -0.5]),
  ZUNION: async (redis, key) => {
    await redis.zadd(`${key}:a`, { score: 1, member: "x" }, { score: 2, member: "y" });
    await redis.zadd(`${key}:b`, { score: 10, member: "x" });
    expect(await redis.zunion(2, [`${key}:a`, `${key}:b`], { withScores: true })).toEqual(["y", 2, "x", 11]);
    expect(await redis.zunion(2, [`${key}:a`, `${key}:b`], { weights: [3, 0.1], aggregate: "max" })).toEqual(["x", "y"]);
    expect(await redis.zunion(2, [`${key}:a`, `${key}:b`], { aggregate: "min", withScores: true })).toEqual(["x", 1, "y", 2]);
  },
  ZADD: async (redis, key) => {
    expect(await redis.zadd(key, { score: 1, member: "a" }, { score: 2, member: "b" })).toBe(2);
    expect(await redis.zadd(key, { gt: true, ch: true }, { score: 0, member: "a" }, { score: 9, member: "b" })).toBe(1);
    expect(await redis.zadd(key, { incr: true }, { score: 1.5, member: "a" })).toBe(2.5);
  },
  ZRANGE: async (redis, key) => {
    await redis.zadd(key, { score: 2, member: "b" }, { score: 1, member: "a" }, { score: 2, member: "aa" });
    expect(await redis.zrange(key, 0, -1, { withScores: true })).toEqual(["a", 1, "aa", 2, "b", 2]);
    expect(await redis.zrange(key, "(1", 2, { byScore: true, offset: 1, count: 1 })).toEqual(["b"]);
    expect(await redis.zrange(key, 0, 0, { rev: true })).toEqual(["b"]);
  },
  ZREMRANGEBYSCORE: async (redis, key) => {
    await redis.zadd(key, { score: 1, member: "a" }, { score: 2, member: "b" }, { score: 3, member: "c" });
    expect([await redis.zremrangebyscore(key, "-inf", "(3"), await redis.zcard(key)]).toEqual([2, 1]);
  },
  ZCARD: async (redis, key) => {
    await redis.zadd(key, { score: 1, member: "a" });
    expect([await redis.zcard(key), await redis.zcard(`${key}:none`)]).toEqual([1, 0]);
  },
  ZSCORE: async (redis, key) => {
    await redis.zadd(key, { score: 1.25, member: "a" });
    expect([await redis.zscore(key, "a"), await redis.zscore(key, "none")]).toEqual([1.25, null]);
  },
  LPUSH: async (redis, key) => {
    await redis.lpush(key, "a", "b");
    expect(await redis.lrange(key, 0, -1)).toEqual(["b", "a"]);
  },
  RPUSH: async (redis, key) => expect(await redis.rpush(key, "a", "b")).toBe(2),
  LRANGE: async (redis, key) => {
    await redis.rpush(key, "a", "b", "c");
    expect([await redis.lrange(key, -2, 99), await redis.lrange(key, 2, 1)]).toEqual([["b", "c"], []]);
  },
  LTRIM: async (redis, key) => {
    await redis.rpush(key, "a", "b", "c");
    await redis.ltrim(key, -2, -1);
    expect(await redis.lrange(key, 0, -1)).toEqual(["b", "c"]);
    await redis.ltrim(key, 5, 6);
    expect(await redis.exists(key)).toBe(0);
  },
  LLEN: async (redis, key) => {
    await redis.rpush(key, "a", "b");
    expect(await redis.llen(key)).toBe(2);
  },
  XADD: async (redis, key) => {
    expect(await redis.xadd(key, "3-5", { text: "x" })).toBe("3-5");
    expect(await redis.xadd(key, "3-*", { text: "x" })).toBe("3-6");
    expect(await redis.xadd(key, "*", { text: "x" }, { trim: { type: "MAXLEN", threshold: 2, comparison: "=" } })).toMatch(/^\d{13}-0$/);
    expect(await redis.xlen(key)).toBe(2);
  },
  XRANGE: async (redis, key) => {
    for (const id of ["1-1", "1-2", "2-1"]) await redis.xadd(key, id, { n: id });
    expect(await redis.xrange(key, "-", "+")).toEqual({ "1-1": { n: "1-1" }, "1-2": { n: "1-2" }, "2-1": { n: "2-1" } });
    expect(Object.keys(await redis.xrange(key, "(1-1", "2", 1))).toEqual(["1-2"]);
  },
  XREVRANGE: async (redis, key) => {
    for (const id of ["1-1", "1-2"]) await redis.xadd(key, id, { n: id });
    expect(Object.keys(await redis.xrevrange(key, "+", "-"))).toEqual(["1-2", "1-1"]);
  },
  XREAD: async (redis, key) => {
    for (const id of ["1-1", "1-2", "2-1"]) await redis.xadd(key, id, { n: id });
    await redis.xadd(`${key}:other`, "5-0", { n: "o" });
    const firsts = [
      [key, [["1-1", ["n", "1-1"]]]],
      [`${key}:other`, [["5-0", ["n", "o"]]]],
    ];
    expect(await redis.xread([key, `${key}:other`], ["0", "0"], { count: 1 })).toEqual(firsts);
    expect(await redis.xread(key, "1-2")).toEqual([[key, [["2-1", ["n", "2-1"]]]]]);
    expect(await redis.xread(key, "2-1")).toBeNull();
  },
  XLEN: async (redis, key) => {
    await redis.xadd(key, "1-1", { a: 1 });
    expect([await redis.xlen(key), await redis.xlen(`${key}:none`)]).toEqual([1, 0]);
  },
  XDEL: async (redis, key) => {
    await redis.xadd(key, "1-1", { a: 1 });
    expect([await redis.xdel(key, "1-1"), await redis.xlen(key), await redis.exists(key)]).toEqual([1, 0, 1]);
  },
  XTRIM: async (redis, key) => {
    for (const id of ["1-1", "2-1", "3-1"]) await redis.xadd(key, id, { n: 1 });
    expect(await redis.xtrim(key, { strategy: "MINID", threshold: "2", exactness: "=" })).toBe(1);
    expect(await redis.xtrim(key, { strategy: "MAXLEN", threshold: 1, exactness: "=" })).toBe(1);
  },
  EVAL: async (redis, key) =>
    expect(await redis.eval("return {KEYS[1], ARGV[1], redis.call('INCR', KEYS[1])}", [key], ["v"])).toEqual([key, "v", 1]),
  EVALSHA: async (redis, key) => {
    await expect(redis.evalsha("f".repeat(40), [], [])).rejects.toThrow("NOSCRIPT No matching script. Please use EVAL.");
    const script = redis.createScript<number>("return redis.call('INCRBY', KEYS[1], ARGV[1])");
    expect([await script.exec([key], ["2"]), await script.exec([key], ["3"])]).toEqual([2, 5]);
  },
  SCRIPT: async (redis) => {
    const sha = await redis.scriptLoad("#!lua flags=allow-key-locking\nreturn 7");
    expect(await redis.evalsha(sha, [], [])).toBe(7);
    expect(await redis.scriptExists(sha, "0".repeat(40))).toEqual([1, 0]);
    await redis.scriptFlush({ sync: true });
    expect(await redis.scriptExists(sha)).toEqual([0]);
  },
  PUBLISH: async (redis, key) => expect(await redis.publish(key, "nobody listens")).toBe(0),
};
