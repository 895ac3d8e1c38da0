import fc from "fast-check";

const KEYS = ["k1", "k2", "k3", "kü"];

/** Shows everything that random commands can have left behind; the last id of a stream by refusing to go back. */
export const INSPECTION: string[][] = [
  ["DBSIZE"],
  ...KEYS.flatMap((name) => [
    ["TYPE", name],
    ["TTL", name],
    ["GET", name],
    ["HGETALL", name],
    ["SMEMBERS", name],
    ["LRANGE", name, "0", "-1"],
    ["ZRANGE", name, "0", "-1", "WITHSCORES"],
    ["XRANGE", name, "-", "+"],
    ["XADD", name, "NOMKSTREAM", "3-0", "a", "b"],
    ["XDEL", name, "3-0"],
  ]),
];

const key = fc.constantFrom(...KEYS);
const value = fc.constantFrom("", "a", "b", "10", "-3", "0.5", "ü\n", "x y", "9223372036854775807");
const integer = fc.constantFrom("0", "1", "-1", "2", "5", "-7", "9223372036854775807", "-9223372036854775808", "x", "1.5", "+1", "01", "");
const seconds = fc.constantFrom("100", "50", "0", "-5", "x", "9223372036854775807", "200");
const index = fc.constantFrom("0", "1", "-1", "-2", "3", "99", "-99", "x");
const score = fc.constantFrom("0", "1", "2", "-1.5", "0.25", "1e3", "inf", "-inf", "nan", "x");
const bound = fc.constantFrom("-inf", "+inf", "0", "(1", "1", "(2", "2", "x", "(x");
const lexBound = fc.constantFrom("-", "+", "[a", "(a", "[b", "(x y", "b");
const float = fc.oneof(
  fc.constantFrom("0.1", "0.2", "-0.7", "1e3", "3.0e-7", "x", "1000000", "0", " 1"),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }).map(String),
);
const streamId = fc.constantFrom("1-1", "1-2", "2-0", "2", "3-*", "5-5", "0-0", "0-1", "x", "9-18446744073709551615", "1-*", "-1");
const rangeId = fc.constantFrom("-", "+", "1", "(1-1", "1-2", "2", "5-5", "(18446744073709551615-18446744073709551615", "(0-0", "x");

type Words = fc.Arbitrary<string[]>;

/** One of several single words. */
function word(...choices: string[]): Words {
  return fc.constantFrom(...choices).map((choice) => [choice]);
}

function words(...parts: (string | fc.Arbitrary<string> | Words)[]): Words {
  const arbitraries = parts.map((part) => (typeof part === "string" ? fc.constant([part]) : part.map((drawn) => [drawn].flat())));
  return fc.tuple(...arbitraries).map((drawn) => drawn.flat());
}

function many(part: fc.Arbitrary<string> | Words, most = 3): Words {
  return fc
    .array(
      part.map((drawn) => [drawn].flat()),
      { minLength: 0, maxLength: most },
    )
    .map((drawn) => drawn.flat());
}

const setOption = fc.oneof(
  word("NX", "XX", "GET", "KEEPTTL", "nonsense", "EX"),
  words("EX", seconds),
  words("px", fc.constantFrom("100000", "0", "x")),
  words("EXAT", fc.constantFrom("4000000000", "-1")),
);
const zaddFlag = fc.constantFrom("NX", "XX", "GT", "LT", "CH", "INCR");
const trim = fc.oneof(
  words("MAXLEN", fc.constantFrom("0", "1", "2", "-1", "x")),
  words("MAXLEN", "=", fc.constantFrom("1", "2")),
  words("MINID", streamId),
  words("MAXLEN", "1", "LIMIT", "2"),
);
const zrangeOption = fc.oneof(
  word("WITHSCORES", "REV", "BYSCORE", "BYLEX", "LIMIT", "x"),
  words("LIMIT", fc.constantFrom("0", "1", "-1", "x"), fc.constantFrom("1", "2", "-1")),
);
const zunionOption = fc.oneof(
  word("WITHSCORES", "x", "WEIGHTS"),
  words("WEIGHTS", score),
  words("WEIGHTS", score, score),
  words("AGGREGATE", fc.constantFrom("SUM", "min", "MAX", "x")),
);
const readId = fc.constantFrom("0", "0-0", "1", "1-1", "2-0", "$", ">", "x", "18446744073709551615-18446744073709551615");
const script = fc.constantFrom(
  "return redis.call('GET', KEYS[1])",
  "return {redis.call('INCRBY', KEYS[1], ARGV[1]), 1.9, 'x', false, 'hidden'}",
  "return redis.pcall('HSET', KEYS[1], 'f', ARGV[1])",
  "redis.call('RPUSH', KEYS[1], ARGV[1]) return redis.call('LRANGE', KEYS[1], 0, -1)",
  "return redis.call('ZADD', KEYS[1], 1/3 > 0 and 3 or 1, ARGV[1])",
  "redis.call('SET', KEYS[1], 10 / 4) return redis.call('GET', KEYS[1])",
  "return redis.status_reply('FINE')",
  "return redis.error_reply(ARGV[1])",
  "error('failed on purpose')",
  "return {1, {2, {'three'}}, redis.call('TYPE', KEYS[1])}",
  "return redis.call('NOSUCH')",
  "return redis.call('GET')",
  "return undefined_name",
);

/** Arguments for each command that is compared: mostly right, some wrong in kind, in range or in number. */
export const ARGUMENTS: Record<string, Words> = {
  PING: many(value, 2),
  ECHO: words(value),
  DBSIZE: many(value, 1),
  FLUSHDB: many(fc.constantFrom("SYNC", "async", "x"), 1),
  FLUSHALL: many(fc.constantFrom("SYNC", "async", "x"), 2),
  GET: words(key),
  SET: words(key, value, many(setOption)),
  SETEX: words(key, seconds, value),
  MGET: words(key, many(key)),
  INCR: words(key),
  DECR: words(key),
  INCRBY: words(key, integer),
  DECRBY: words(key, integer),
  DEL: words(key, many(key)),
  UNLINK: words(key, many(key)),
  EXISTS: words(key, many(key)),
  EXPIRE: words(key, seconds, many(fc.constantFrom("NX", "XX", "gt", "LT", "x"), 2)),
  PEXPIRE: words(key, fc.constantFrom("100000", "0", "-1", "x")),
  TTL: words(key),
  TYPE: words(key),
  KEYS: words(fc.constantFrom("*", "k?", "k[12]", "k[^1]", "\\k1", "k1", "", "[k", "k[1-2", "**1")),
  SCAN: words("0", many(fc.oneof(words("COUNT", fc.constantFrom("1000", "x", "0")), words("MATCH", "k*"), word("x")))),
  HSET: words(key, many(words(value, value)), many(value, 1)),
  HGET: words(key, value),
  HMGET: words(key, value, many(value)),
  HGETALL: words(key),
  HDEL: words(key, value, many(value)),
  HINCRBY: words(key, value, integer),
  HINCRBYFLOAT: words(key, value, float),
  HLEN: words(key),
  SADD: words(key, value, many(value)),
  SREM: words(key, value, many(value)),
  SMEMBERS: words(key),
  SISMEMBER: words(key, value),
  SMISMEMBER: words(key, value, many(value)),
  SDIFFSTORE: words(key, key, many(key)),
  SUNIONSTORE: words(key, key, many(key)),
  ZINCRBY: words(key, score, value),
  ZUNION: fc.oneof(
    words("1", key, many(zunionOption)),
    words("2", key, key, many(zunionOption)),
    words(fc.constantFrom("0", "-1", "x", "3"), key, many(key, 2)),
  ),
  ZADD: words(key, many(zaddFlag, 2), many(words(score, value)), many(score, 1)),
  ZRANGE: fc.oneof(
    words(key, index, index, many(zrangeOption, 2)),
    words(key, bound, bound, "BYSCORE", many(zrangeOption, 2)),
    words(key, lexBound, lexBound, "BYLEX", many(zrangeOption, 2)),
  ),
  ZREMRANGEBYSCORE: words(key, bound, bound),
  ZCARD: words(key),
  ZSCORE: words(key, value),
  LPUSH: words(key, value, many(value)),
  RPUSH: words(key, value, many(value)),
  LRANGE: words(key, index, index),
  LTRIM: words(key, index, index),
  LLEN: words(key),
  XADD: words(key, many(fc.oneof(trim, word("NOMKSTREAM")), 1), streamId, many(words(value, value), 2), many(value, 1)),
  XRANGE: words(key, rangeId, rangeId, many(fc.oneof(words("COUNT", fc.constantFrom("1", "0", "-1", "x")), word("COUNT")), 1)),
  XREVRANGE: words(key, rangeId, rangeId, many(words("COUNT", fc.constantFrom("1", "2")), 1)),
  XREAD: fc.oneof(
    words(many(words("COUNT", fc.constantFrom("1", "0", "-1", "x")), 1), "STREAMS", key, readId),
    words("STREAMS", key, key, readId, many(readId, 1)),
    words(word("NOACK", "x", "COUNT"), "STREAMS", key, readId),
    words("GROUP", "g", "c", "STREAMS", key, readId),
  ),
  XLEN: words(key),
  XDEL: words(key, streamId, many(streamId, 1)),
  XTRIM: words(key, trim),
  EVAL: words(script, fc.constantFrom("1", "1", "1", "0", "5", "-1", "x"), key, value),
};

/** Values of every kind that share members and ids, for commands that combine keys: chance alone seldom makes such. */
const PREPARED: string[][] = [
  ["ZADD", "k1", "1", "a", "2", "b", "-1.5", "10"],
  ["ZADD", "k2", "3", "a", "0.25", "b", "inf", ""],
  ["SADD", "k3", "a", "b", "x y"],
  ["SADD", "kü", "b", "10"],
];
const PREPARED_STREAMS: string[][] = ["1-1", "1-2", "2-0", "5-5"].flatMap((id) => ["k1", "k2"].map((name) => ["XADD", name, id, "f", id]));

export const prelude: fc.Arbitrary<string[][]> = fc.constantFrom([], PREPARED, PREPARED_STREAMS);

/** Mostly well-formed, so that sequences get somewhere; one in ten loses its last word. */
export const randomCommand: Words = fc
  .oneof(...Object.entries(ARGUMENTS).map(([name, rest]) => words(name, rest)), words("NOSUCH", "a"))
  .chain((whole) => fc.nat(9).map((dice) => (dice === 0 && whole.length > 1 ? whole.slice(0, -1) : whole)));
