import { z } from "zod";
import { BACKUP_VARIABLES } from "./env.backups.ts";
import { count, flag, keyList, modelName, secret, text, url, type Variable, vendorKey } from "./env.fields.ts";
import { TELEGRAM_VARIABLES } from "./env.telegram.ts";
import { TRACING_VARIABLES } from "./env.tracing.ts";

const originList = z
  .string()
  .default("[]")
  .transform((value, context) => {
    try {
      return z.array(url.refine((origin) => new URL(origin).origin === origin)).parse(JSON.parse(value));
    } catch {
      context.addIssue({ code: "custom", message: 'must be a JSON list of origins, e.g. ["https://app.example.com"]' });
      return z.NEVER;
    }
  });

export const VARIABLES = {
  MONGODB_URI: {
    section: "Stores",
    note: "connection string, with the database name in its path",
    schema: z.string().regex(/^mongodb(\+srv)?:\/\//, "must start with mongodb:// or mongodb+srv://"),
    example: "mongodb+srv://user:password@cluster.example.net/aegis",
  },
  UPSTASH_REDIS_REST_URL: {
    section: "Stores",
    note: "Upstash console, REST API",
    schema: url.optional(),
    group: "redis",
    example: "https://eu1-example.upstash.io",
  },
  UPSTASH_REDIS_REST_TOKEN: { section: "Stores", note: "Upstash console, REST API", schema: text, group: "redis" },
  REDIS_ENABLED: {
    section: "Stores",
    note: "false runs without Redis: limits count in MongoDB, streams follow MongoDB",
    schema: flag(true),
  },
  REDIS_PREFIX: {
    section: "Stores",
    note: "put before every key, so that previews can share one Redis",
    schema: z
      .string()
      .regex(/^[\w:-]*$/)
      .default("aegis:"),
  },
  QSTASH_URL: {
    section: "Queue",
    note: "https://qstash.upstash.io, or the address your console shows",
    schema: url.default("https://qstash.upstash.io"),
  },
  QSTASH_TOKEN: { section: "Queue", note: "Upstash console, QStash", schema: secret(8) },
  QSTASH_CURRENT_SIGNING_KEY: { section: "Queue", note: "verifies callbacks", schema: secret(8), isSecret: true },
  QSTASH_NEXT_SIGNING_KEY: { section: "Queue", note: "verifies callbacks after a key rotation", schema: secret(8), isSecret: true },
  QSTASH_DEV: {
    section: "Queue",
    note: "the vendor's development switch; refused in production because it accepts published keys",
    schema: text,
  },
  QSTASH_TICK_MINUTES: {
    section: "Queue",
    note: "how often QStash ticks; 1 is 1,440 messages a day, more than a free plan has: 5 fits",
    schema: count(1, 1, 30),
  },
  CRON_SECRET: { section: "Queue", note: "Vercel Cron sends it; at least 16 characters", schema: secret(16), isSecret: true },
  NEXTAUTH_SECRET: { section: "Identity", note: "at least 32 characters: openssl rand -base64 48", schema: secret(32), isSecret: true },
  NEXTAUTH_URL: { section: "Identity", note: "same as NEXT_PUBLIC_APP_URL", schema: url.optional() },
  PASSWORD_PEPPER: {
    section: "Identity",
    note: "at least 32 characters; changing it ends every password",
    schema: secret(32),
    isSecret: true,
  },
  ADMIN_SESSION_MAX_AGE_MINUTES: {
    section: "Identity",
    note: "owners, administrators and platform staff sign in again after so many minutes, however active they are",
    schema: count(60, 5, 10_080),
  },
  ADMIN_MFA_REQUIRED: {
    section: "Identity",
    note: "true leaves owners and administrators only their account until they have a second factor",
    schema: flag(false),
  },
  NEXT_PUBLIC_ALLOW_SIGNUP: { section: "Identity", note: "false closes registration", schema: flag(true) },
  GOOGLE_CLIENT_ID: {
    section: "Identity",
    note: "sign-in with Google; its console needs the redirect address <NEXT_PUBLIC_APP_URL>/api/auth/callback/google",
    schema: text,
    group: "google",
  },
  GOOGLE_CLIENT_SECRET: { section: "Identity", note: "of the same OAuth client", schema: text, group: "google", isSecret: true },
  GITHUB_CLIENT_ID: {
    section: "Identity",
    note: "sign-in with GitHub; its OAuth app needs the callback address <NEXT_PUBLIC_APP_URL>/api/auth/callback/github",
    schema: text,
    group: "github",
  },
  GITHUB_CLIENT_SECRET: { section: "Identity", note: "of the same OAuth app", schema: text, group: "github", isSecret: true },
  ENCRYPTION_KEY: {
    section: "Encryption",
    note: "32 characters or 64 hex digits; the first of a comma-separated list encrypts, all decrypt",
    schema: keyList,
    isSecret: true,
  },
  ENCRYPTION_PQ_KEY: {
    section: "Encryption",
    note: "64 hex digits; wraps data keys with X-Wing (post-quantum) as well as ENCRYPTION_KEY; a list rotates like that one",
    schema: keyList.optional(),
    isSecret: true,
  },
  AUDIT_SIGNING_KEY: {
    section: "Encryption",
    note: "32 characters or 64 hex digits; the first of a comma-separated list signs the audit chain, all of them verify it",
    schema: keyList,
    isSecret: true,
  },
  NEXT_PUBLIC_APP_URL: { section: "Application", note: "public address without a path", schema: url, example: "https://aegis.example.com" },
  NEXT_PUBLIC_APP_VERSION: {
    section: "Application",
    note: "shown in health; the package version otherwise",
    schema: z.string().default("0.1.0"),
  },
  CORS_ORIGINS: {
    section: "Application",
    note: 'JSON list of foreign origins that may call the API, e.g. ["https://app.example.com"]',
    schema: originList,
  },
  LOG_LEVEL: {
    section: "Application",
    note: "error, warn, info, debug or silent",
    schema: z.enum(["error", "warn", "info", "debug", "silent"]).default("info"),
  },
  METRICS_TOKEN: {
    section: "Application",
    note: "bearer token of GET /api/metrics; without it the endpoint is closed",
    schema: secret(16).optional(),
    isSecret: true,
  },
  RATE_LIMIT_WINDOW: { section: "Limits", note: "milliseconds of an organization's window", schema: count(60_000, 1_000, 3_600_000) },
  MAX_REQUESTS_PER_WINDOW: {
    section: "Limits",
    note: "requests an organization may make in its window",
    schema: count(1_000, 1, 10_000_000),
  },
  GATEWAY_REQUESTS_PER_MINUTE: {
    section: "Limits",
    note: "requests one caller may make to /api/v1 in a minute",
    schema: count(600, 1, 10_000_000),
  },
  OPENAI_API_KEY: {
    section: "AI",
    note: "OpenAI, asked first; the vendors below follow in this order. Without any AI key the product runs in mode demo",
    schema: vendorKey,
    isSecret: true,
  },
  OPENAI_MODEL: { section: "AI", note: "default model", schema: modelName("gpt-6-luna") },
  OPENAI_BASE_URL: {
    section: "AI",
    note: "any OpenAI-compatible upstream in OpenAI's place; its models pass through, without prices",
    schema: url.optional(),
  },
  ANTHROPIC_API_KEY: { section: "AI", note: "Anthropic", schema: vendorKey, isSecret: true },
  ANTHROPIC_MODEL: { section: "AI", note: "default model", schema: modelName("claude-haiku-5-5") },
  GOOGLE_API_KEY: { section: "AI", note: "Google Gemini (AI Studio)", schema: vendorKey, isSecret: true },
  GOOGLE_MODEL: { section: "AI", note: "default model", schema: modelName("gemini-3.8-flash") },
  XAI_API_KEY: { section: "AI", note: "xAI", schema: vendorKey, isSecret: true },
  XAI_MODEL: { section: "AI", note: "default model", schema: modelName("grok-4.3") },
  GROQ_API_KEY: { section: "AI", note: "Groq", schema: vendorKey, isSecret: true },
  GROQ_MODEL: { section: "AI", note: "default model", schema: modelName("openai/gpt-oss-120b") },
  BRAVE_API_KEY: {
    section: "Search",
    note: "Brave Search, asked first; without any of these the assistant does not search the web",
    schema: vendorKey,
    isSecret: true,
  },
  TAVILY_API_KEY: { section: "Search", note: "Tavily, asked where Brave is not configured", schema: vendorKey, isSecret: true },
  GOOGLE_SEARCH_API_KEY: {
    section: "Search",
    note: "Google Programmable Search, asked where neither is",
    schema: vendorKey,
    group: "google-search",
    isSecret: true,
  },
  GOOGLE_SEARCH_ENGINE_ID: { section: "Search", note: "its search engine id (cx)", schema: text, group: "google-search" },
  SEARXNG_URL: { section: "Search", note: "your own SearXNG, asked where no other engine is; its JSON is on", schema: url.optional() },
  SAMPLE_SEARCH_URL: { section: "Search", note: "stand-in of the local cloud; refused in production", schema: url.optional() },
  ALLOW_LOOPBACK_TARGETS: {
    section: "Limits",
    note: "lets customers' webhooks and base URLs lead to this machine; for stand-ins, refused in production",
    schema: flag(false),
  },
  VAULT_ENDPOINT: {
    section: "Secrets",
    note: "HashiCorp Vault: whatever of this file stands in its key-value store (version 2) is read from there at start",
    schema: url.optional(),
    group: "vault",
    example: "https://vault.example.net",
  },
  VAULT_TOKEN: { section: "Secrets", note: "may read that one path", schema: text, group: "vault", isSecret: true },
  VAULT_PATH: {
    section: "Secrets",
    note: "mount and path, as in <mount>/data/<path>",
    schema: z
      .string()
      .regex(/^[\w./-]+$/)
      .default("secret/data/aegis"),
  },
  DEMO_TOKEN_DELAY_MS: { section: "AI", note: "pace of the demo engine", schema: count(25, 0, 1_000) },
  JOB_TIME_DIVISOR: {
    section: "Queue",
    note: "shortens leases, heartbeats and back-off for fault tests; refused in production",
    schema: count(1, 1, 100),
  },
  SENDGRID_API_KEY: { section: "E-mail", note: "SendGrid", schema: text, group: "sendgrid", isSecret: true },
  SENDGRID_FROM_EMAIL: { section: "E-mail", note: "verified sender", schema: z.email().optional(), group: "sendgrid" },
  SENDGRID_FROM_NAME: { section: "E-mail", note: "shown as the sender", schema: text, group: "sendgrid" },
  SENDGRID_BASE_URL: {
    section: "E-mail",
    note: "https://api.eu.sendgrid.com for accounts in the EU; any other host is refused unless the application runs on localhost",
    schema: url.default("https://api.sendgrid.com"),
  },
  SMTP_URL: {
    section: "E-mail",
    note: "a mail server of your own, used where SendGrid is not set: smtps://user:password@host:465, or smtp:// on 587 with STARTTLS",
    schema: z.url({ protocol: /^smtps?$/, error: "must be an smtps or smtp URL" }).optional(),
    group: "smtp",
    example: "smtps://user:password@smtp.example.net:465",
  },
  SMTP_FROM_EMAIL: { section: "E-mail", note: "sender that the server lets you use", schema: z.email().optional(), group: "smtp" },
  SMTP_FROM_NAME: { section: "E-mail", note: "shown as the sender", schema: text, group: "smtp" },
  TWILIO_ACCOUNT_SID: {
    section: "Text messages",
    note: "Twilio; second steps by text message are offered only when all three are set",
    schema: vendorKey,
    group: "twilio",
  },
  TWILIO_AUTH_TOKEN: { section: "Text messages", note: "Twilio", schema: vendorKey, group: "twilio", isSecret: true },
  TWILIO_VERIFY_SERVICE_SID: {
    section: "Text messages",
    note: "Twilio Verify, the service that sends the codes",
    schema: vendorKey,
    group: "twilio",
  },
  TWILIO_PHONE_NUMBER: {
    section: "Text messages",
    note: "number that notifications come from, as +14155550100; takes the account above",
    schema: z
      .string()
      .regex(/^\+[1-9]\d{6,14}$/, "must be a number with its country, such as +14155550100")
      .optional(),
  },
  BLOB_READ_WRITE_TOKEN: {
    section: "Files",
    note: "Vercel Blob: contents of files lie there, encrypted; unset, in the database",
    schema: vendorKey,
    isSecret: true,
  },
  FILE_SCAN_URL: {
    section: "Files",
    note: "your virus scanner: each file is posted there before it is kept; unset, none is scanned, and the page says so",
    schema: url.optional(),
    example: "https://scanner.example.net/scan",
  },
  FILE_SCAN_TOKEN: { section: "Files", note: "sent to the scanner as a bearer", schema: vendorKey, isSecret: true },
  FILES_PER_PERSON_MB: { section: "Files", note: "how much one person may keep", schema: count(2_000, 1, 1_000_000) },
  FILES_PER_ORGANIZATION_MB: { section: "Files", note: "how much an organization may keep", schema: count(20_000, 1, 10_000_000) },
  ...TELEGRAM_VARIABLES,
  ...BACKUP_VARIABLES,
  ALERT_EMAIL: {
    section: "Observability",
    note: "addresses, separated by commas, that get a letter while the database is down and nobody else's can be read",
    schema: z
      .string()
      .optional()
      .transform((list) => (list ?? "").split(",").flatMap((email) => email.trim() || []))
      .pipe(z.array(z.email())),
    example: "operator@example.com",
  },
  SENTRY_DSN: { section: "Observability", note: "errors are reported only when it is set, with personal data cut", schema: url.optional() },
  ...TRACING_VARIABLES,
  VERCEL_ENV: { section: "Host", note: "set by Vercel", schema: z.enum(["production", "preview", "development"]).optional() },
  VERCEL_BRANCH_URL: { section: "Host", note: "set by Vercel", schema: text },
  VERCEL: { section: "Host", note: "set by Vercel", schema: text },
  VERCEL_DEPLOYMENT_ID: { section: "Host", note: "set by Vercel", schema: text },
  VERCEL_URL: { section: "Host", note: "set by Vercel: the deployment's own address, which a rollback names", schema: text },
  VERCEL_AUTOMATION_BYPASS_SECRET: {
    section: "Host",
    note: "lets QStash reach protected preview deployments",
    schema: text,
    isSecret: true,
  },
  NODE_ENV: { section: "Host", note: "set by the runtime", schema: z.enum(["production", "development", "test"]).default("development") },
} as const satisfies Record<string, Variable>;

export type VariableName = keyof typeof VARIABLES;
export type Values = { [Name in VariableName]: z.output<(typeof VARIABLES)[Name]["schema"]> };
