/** One declared limit: at most `max` calls in a sliding `windowSeconds`, counted per `per` across all instances. */
export type Limit = {
  name: string;
  max: number;
  windowSeconds: number;
  /** `caller` is the user when signed in, the IP otherwise. */
  per: "caller" | "ip" | "organization";
  /** What happens when Redis cannot count: `closed` counts in MongoDB and refuses when that fails too, `open` lets the call pass. */
  withoutRedis: "closed" | "open";
  /** Taken by so many at a time, which a process then counts by itself: for calls that cannot wait for Redis each time. */
  lease?: number;
};

export type LimitState = { isAllowed: boolean; limit: number; remaining: number; resetAt: number };

const standard = { max: 100, windowSeconds: 60, per: "caller", withoutRedis: "open" } as const;

/** Every limit of the product by name; a route picks one. PRODUCT: 100 a minute, chat 20 a minute, new users 5 in 5 minutes. */
export const limits = {
  read: { ...standard, name: "standard" },
  write: { ...standard, name: "standard", withoutRedis: "closed" },
  /** What the frame of every page asks on its own: it must not use up what the page needs. */
  frame: { name: "frame", max: 200, windowSeconds: 60, per: "caller", withoutRedis: "open" },
  chat: { name: "chat", max: 20, windowSeconds: 60, per: "caller", withoutRedis: "closed" },
  /** A page of images asks for each. */
  thumbnail: { name: "thumbnail", max: 300, windowSeconds: 60, per: "caller", withoutRedis: "open" },
  /** A file of 50 MB has thirteen parts, and several may be on their way. */
  filePart: { name: "file-part", max: 300, windowSeconds: 60, per: "caller", withoutRedis: "closed" },
  /** Each of them asks several models at once. */
  consensus: { name: "consensus", max: 20, windowSeconds: 60, per: "caller", withoutRedis: "closed" },
  /** Each asks a model. */
  promptRun: { name: "prompt-run", max: 60, windowSeconds: 60, per: "caller", withoutRedis: "closed" },
  userCreate: { name: "user-create", max: 5, windowSeconds: 300, per: "ip", withoutRedis: "closed" },
  signIn: { name: "sign-in", max: 30, windowSeconds: 60, per: "ip", withoutRedis: "closed" },
  passwordReset: { name: "password-reset", max: 10, windowSeconds: 300, per: "ip", withoutRedis: "closed" },
  /** Every look at the sign-in page asks for them. */
  passkeyOptions: { name: "passkey-options", max: 60, windowSeconds: 60, per: "ip", withoutRedis: "closed" },
  refresh: { name: "refresh", max: 60, windowSeconds: 60, per: "ip", withoutRedis: "closed" },
  gateway: { name: "gateway", max: 600, windowSeconds: 60, per: "caller", withoutRedis: "closed", lease: 30 },
  /** Programs ask before each of their own calls. */
  guardCheck: { name: "guard-check", max: 300, windowSeconds: 60, per: "caller", withoutRedis: "closed", lease: 15 },
  /** Every payment of a program may be one: a hundred at a time, for as long as it likes. */
  analyze: { name: "analyze", max: 60_000, windowSeconds: 60, per: "caller", withoutRedis: "closed", lease: 200 },
  /** Programs ask about each of their own answers. */
  audit: { name: "audit", max: 600, windowSeconds: 60, per: "caller", withoutRedis: "closed", lease: 15 },
  /** A live view asks every two seconds, in a few tabs perhaps. */
  riskFeed: { name: "risk-feed", max: 240, windowSeconds: 60, per: "caller", withoutRedis: "open", lease: 12 },
  /** Messages of machines, a hundred transactions each. */
  riskWebhook: { name: "risk-webhook", max: 600, windowSeconds: 60, per: "ip", withoutRedis: "closed", lease: 15 },
  /** Updates of the bot, from few addresses of Telegram. */
  telegram: { name: "telegram", max: 600, windowSeconds: 60, per: "ip", withoutRedis: "closed" },
  /** Each may be a letter to a stranger. */
  invitation: { name: "invitation", max: 60, windowSeconds: 3_600, per: "organization", withoutRedis: "closed" },
  /** Each may be a letter or a text message that costs money. */
  textMessage: { name: "text-message", max: 10, windowSeconds: 3_600, per: "caller", withoutRedis: "closed" },
  account: { name: "account", max: 20, windowSeconds: 60, per: "caller", withoutRedis: "closed" },
} as const satisfies Record<string, Limit>;
