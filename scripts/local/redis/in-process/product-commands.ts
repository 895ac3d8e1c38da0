/** Every command the product and its two Upstash clients send. A test keeps this list equal to what is implemented. */
export const PRODUCT_COMMANDS = [
  ...(["PING", "ECHO", "TIME", "INFO", "DBSIZE", "FLUSHDB", "FLUSHALL"] as const),
  ...(["GET", "SET", "SETEX", "MGET", "INCR", "INCRBY", "DECR", "DECRBY"] as const),
  ...(["DEL", "UNLINK", "EXISTS", "EXPIRE", "PEXPIRE", "TTL", "PTTL", "TYPE", "KEYS", "SCAN"] as const),
  ...(["HSET", "HGET", "HMGET", "HGETALL", "HDEL", "HINCRBY", "HINCRBYFLOAT", "HLEN"] as const),
  ...(["SADD", "SREM", "SMEMBERS", "SISMEMBER", "SMISMEMBER", "SDIFFSTORE", "SUNIONSTORE"] as const),
  ...(["ZADD", "ZINCRBY", "ZRANGE", "ZREMRANGEBYSCORE", "ZCARD", "ZSCORE", "ZUNION"] as const),
  ...(["LPUSH", "RPUSH", "LRANGE", "LTRIM", "LLEN"] as const),
  ...(["XADD", "XRANGE", "XREVRANGE", "XREAD", "XLEN", "XDEL", "XTRIM"] as const),
  ...(["EVAL", "EVALSHA", "SCRIPT", "PUBLISH"] as const),
] as const;

export type ProductCommand = (typeof PRODUCT_COMMANDS)[number];

/** What the product uses through an endpoint of its own: /subscribe, /psubscribe, /multi-exec. */
export const ENDPOINT_COMMANDS = ["SUBSCRIBE", "PSUBSCRIBE", "MULTI", "EXEC"] as const;
