import { readFileSync } from "node:fs";
import { z } from "zod";
import { VARIABLES, type Values, type Variable, type VariableName } from "./env.variables.ts";

/**
 * Configuration: one parse of the environment, groups all set or none, no check skipped anywhere.
 * The only file of the product that reads process.env.
 */
export type Env = ReturnType<typeof shape>;

type Source = Readonly<Record<string, string | undefined>>;

export class EnvError extends Error {
  override readonly name = "EnvError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `The environment is not usable:\n${problems.map((problem) => `  - ${problem}`).join("\n")}\nEvery variable is described in .env.example; \`pnpm doctor\` checks them one by one.`,
    );
    this.problems = problems;
  }
}

let parsed: Env | null = null;

export function getEnv(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** Throws EnvError naming every problem at once; values are never quoted. `X_FILE` names a file whose content is `X`. */
export function parseEnv(source: Source, readFile: (path: string) => string = (path) => readFileSync(path, "utf8")): Env {
  const problems: string[] = [];
  const input = withFiles(source, readFile, problems);
  const result = schemaOf().safeParse(input);
  if (!result.success) {
    for (const issue of result.error.issues)
      problems.push(`${String(issue.path[0])}: ${input[String(issue.path[0])] === undefined ? "is missing" : issue.message}`);
  }
  problems.push(...groupProblems(input));
  if (input.NODE_ENV === "production") problems.push(...productionProblems(input));
  if (!result.success || problems.length > 0) throw new EnvError(problems);
  return shape(asValues(result.data));
}

const names = Object.keys(VARIABLES).filter((name): name is VariableName => name in VARIABLES);
const rowOf = (name: VariableName): Variable => VARIABLES[name];

function schemaOf() {
  return z.object(Object.fromEntries(names.map((name) => [name, rowOf(name).schema])));
}

/** The schema is built from VARIABLES, so its output has exactly the shape Values derives from the same table. */
function asValues(data: Record<string, unknown>): Values {
  return data as Values;
}

function withFiles(source: Source, readFile: (path: string) => string, problems: string[]): Record<string, string | undefined> {
  const input: Record<string, string | undefined> = {};
  for (const name of names) {
    // An empty value in a host's form means "not set".
    const value = source[name] === "" ? undefined : source[name];
    const path = source[`${name}_FILE`];
    input[name] = value;
    if (!path) continue;
    if (value !== undefined) problems.push(`${name}: set either ${name} or ${name}_FILE, not both`);
    try {
      input[name] = readFile(path).trim();
    } catch {
      problems.push(`${name}_FILE: the file cannot be read`);
    }
  }
  return input;
}

function groupProblems(input: Source): string[] {
  const groups = new Map<string, VariableName[]>();
  for (const name of names) {
    const { group } = rowOf(name);
    if (group) groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  return [...groups.values()].flatMap((members) => {
    const missing = members.filter((name) => input[name] === undefined);
    return missing.length === 0 || missing.length === members.length
      ? []
      : [
          `${missing.join(", ")}: missing beside ${members.filter((name) => input[name] !== undefined).join(", ")} (set all of them or none)`,
        ];
  });
}

const SAMPLE_WORDS = /change.?me|example|your[-_ ]|secret-?here|placeholder|^(?:password|secret|test|default)/i;

function productionProblems(input: Source): string[] {
  const problems: string[] = [];
  if (input.QSTASH_DEV !== undefined)
    problems.push("QSTASH_DEV: must not be set in production; it makes the receiver accept published keys");
  if (input.JOB_TIME_DIVISOR !== undefined && input.JOB_TIME_DIVISOR !== "1")
    problems.push("JOB_TIME_DIVISOR: must not be set in production");
  const secrets = names.filter((name) => rowOf(name).isSecret && input[name] !== undefined);
  for (const name of secrets) {
    if (partsOf(input, name).some(isWeak)) problems.push(`${name}: is a weak or sample value; make one with: openssl rand -hex 32`);
  }
  const parts = secrets.flatMap((name) => partsOf(input, name).map((value) => ({ name, value })));
  for (const [index, { name, value }] of parts.entries()) {
    const twin = parts.slice(0, index).find((other) => other.value === value);
    if (twin)
      problems.push(
        `${name}: ${twin.name === name ? "holds one value twice" : `equals ${twin.name}`}; every secret needs a value of its own`,
      );
  }
  if (isPlainHttpElsewhere(input.NEXT_PUBLIC_APP_URL))
    problems.push("NEXT_PUBLIC_APP_URL: must be https in production (http only on localhost)");
  return problems;
}

/** ENCRYPTION_KEY is a list; each of its keys has to stand on its own. */
function partsOf(input: Source, name: VariableName): string[] {
  const value = input[name] ?? "";
  return name === "ENCRYPTION_KEY" ? value.split(",").map((key) => key.trim()) : [value];
}

function isWeak(value: string): boolean {
  return SAMPLE_WORDS.test(value) || new Set(value).size < 8;
}

function isPlainHttpElsewhere(address: string | undefined): boolean {
  if (address === undefined || !URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === "http:" && hostname !== "localhost" && hostname !== "127.0.0.1";
}

/** One key a vendor, null without. */
function modelKeys(values: Values) {
  const key = (apiKey: string | undefined, model: string) => (apiKey === undefined ? null : { apiKey, model });
  const openai = key(values.OPENAI_API_KEY, values.OPENAI_MODEL);
  return {
    openai: openai && { ...openai, ...(values.OPENAI_BASE_URL !== undefined && { baseUrl: values.OPENAI_BASE_URL }) },
    anthropic: key(values.ANTHROPIC_API_KEY, values.ANTHROPIC_MODEL),
    google: key(values.GOOGLE_API_KEY, values.GOOGLE_MODEL),
    xai: key(values.XAI_API_KEY, values.XAI_MODEL),
    groq: key(values.GROQ_API_KEY, values.GROQ_MODEL),
  };
}

function shape(values: Values) {
  const isPreview = values.VERCEL_ENV === "preview";
  const baseUrl = new URL(isPreview && values.VERCEL_BRANCH_URL ? `https://${values.VERCEL_BRANCH_URL}` : values.NEXT_PUBLIC_APP_URL)
    .origin;
  const redisUrl = values.UPSTASH_REDIS_REST_URL;
  const redisToken = values.UPSTASH_REDIS_REST_TOKEN;
  return {
    nodeEnv: values.NODE_ENV,
    isVercel: values.VERCEL !== undefined,
    isPreview,
    baseUrl,
    version: values.NEXT_PUBLIC_APP_VERSION,
    logLevel: values.LOG_LEVEL,
    corsOrigins: values.CORS_ORIGINS,
    metricsToken: values.METRICS_TOKEN ?? null,
    sentryDsn: values.SENTRY_DSN ?? null,
    tickMinutes: values.QSTASH_TICK_MINUTES,
    cronSecret: values.CRON_SECRET,
    mongodbUri: values.MONGODB_URI,
    redisPrefix: values.REDIS_PREFIX,
    redis: values.REDIS_ENABLED && redisUrl && redisToken ? { url: redisUrl, token: redisToken } : null,
    qstash: {
      url: values.QSTASH_URL,
      token: values.QSTASH_TOKEN,
      currentSigningKey: values.QSTASH_CURRENT_SIGNING_KEY,
      nextSigningKey: values.QSTASH_NEXT_SIGNING_KEY,
      protectionBypass: isPreview ? (values.VERCEL_AUTOMATION_BYPASS_SECRET ?? null) : null,
    },
    auth: { secret: values.NEXTAUTH_SECRET, passwordPepper: values.PASSWORD_PEPPER, isSignUpOpen: values.NEXT_PUBLIC_ALLOW_SIGNUP },
    encryptionKeys: values.ENCRYPTION_KEY,
    organizationLimit: { windowMs: values.RATE_LIMIT_WINDOW, max: values.MAX_REQUESTS_PER_WINDOW },
    gatewayRequestsPerMinute: values.GATEWAY_REQUESTS_PER_MINUTE,
    modelKeys: modelKeys(values),
    demoTokenDelayMs: values.DEMO_TOKEN_DELAY_MS,
    jobTimeDivisor: values.JOB_TIME_DIVISOR,
    isSendgridConfigured: values.SENDGRID_API_KEY !== undefined,
  };
}
