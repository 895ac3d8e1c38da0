import { readFileSync } from "node:fs";
import { z } from "zod";
import { VARIABLES, type Values, type Variable, type VariableName } from "./env.variables.ts";
import { NO_VAULT, readVault, type VaultReading } from "./read-vault.ts";

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
// Once, while the process starts: what asks for configuration later finds it there. Without a vault nothing is waited for.
const vault = await readVault(process.env, readTextFile);

export function getEnv(): Env {
  parsed ??= parseEnv(process.env, readTextFile, vault);
  return parsed;
}

/** Throws EnvError naming every problem at once; values are never quoted. `X_FILE` names a file whose content is `X`. */
export function parseEnv(source: Source, readFile = readTextFile, fromVault: VaultReading = NO_VAULT): Env {
  const problems: string[] = [...fromVault.problems];
  const input = withVault(withFiles(source, readFile, problems), fromVault, problems);
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

function readTextFile(path: string): string {
  return readFileSync(path, "utf8");
}

/** The same rule as for files: one value has one place, or nobody knows which of two is the good one. */
function withVault(
  input: Record<string, string | undefined>,
  { values }: VaultReading,
  problems: string[],
): Record<string, string | undefined> {
  const known = names.filter((name) => values[name] !== undefined);
  for (const name of known.filter((each) => input[each] !== undefined)) problems.push(`${name}: set it here or in the vault, not both`);
  return { ...input, ...Object.fromEntries(known.map((name) => [name, values[name]])) };
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
  if (input.ALLOW_LOOPBACK_TARGETS === "true" && !isOnThisMachineOnly(input))
    problems.push("ALLOW_LOOPBACK_TARGETS: must not be set in production (only where the application itself is on localhost)");
  if (input.SAMPLE_SEARCH_URL !== undefined && !isOnThisMachineOnly(input))
    problems.push("SAMPLE_SEARCH_URL: must not be set in production (only where the application itself is on localhost)");
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
  if (isPlainHttpElsewhere(input.FILE_SCAN_URL))
    problems.push("FILE_SCAN_URL: must be https in production (http only on localhost); files go there in clear");
  if (sendsMailElsewhere(input))
    problems.push("SENDGRID_BASE_URL: must be an address of SendGrid in production; letters hold links that open accounts");
  return problems;
}

/** Allowed where the application itself answers on this machine only: the demo's mailbox. */
function sendsMailElsewhere(input: Source): boolean {
  const { SENDGRID_BASE_URL: address } = input;
  if (address === undefined || !URL.canParse(address) || MAIL_CARRIERS.includes(new URL(address).origin)) return false;
  return !isOnThisMachineOnly(input);
}

/** Each key of a list has to stand on its own. */
const KEY_LISTS: ReadonlySet<VariableName> = new Set(["ENCRYPTION_KEY", "ENCRYPTION_PQ_KEY"]);

function partsOf(input: Source, name: VariableName): string[] {
  const value = input[name] ?? "";
  return KEY_LISTS.has(name) ? value.split(",").map((key) => key.trim()) : [value];
}

function isWeak(value: string): boolean {
  return SAMPLE_WORDS.test(value) || new Set(value).size < 8;
}

function isPlainHttpElsewhere(address: string | undefined): boolean {
  return address !== undefined && URL.parse(address)?.protocol === "http:" && !isLocalAddress(address);
}

/** Nobody else can reach it, so nobody else can aim it at this machine. */
function isOnThisMachineOnly(input: Source): boolean {
  return input.VERCEL === undefined && input.NEXT_PUBLIC_APP_URL !== undefined && isLocalAddress(input.NEXT_PUBLIC_APP_URL);
}

function isLocalAddress(address: string): boolean {
  const hostname = URL.parse(address)?.hostname;
  return hostname === "localhost" || hostname === "127.0.0.1";
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

const MAIL_CARRIERS: readonly string[] = ["https://api.sendgrid.com", "https://api.eu.sendgrid.com"];

/** Null without a carrier. A stand-in on this machine speaks the carrier's own format, so only its address tells them apart. */
function mailSettings(values: Values) {
  const { SENDGRID_API_KEY: apiKey, SENDGRID_FROM_EMAIL: email, SENDGRID_FROM_NAME: name } = values;
  if (apiKey === undefined || email === undefined || name === undefined) return null;
  const baseUrl = new URL(values.SENDGRID_BASE_URL).origin;
  return { apiKey, from: { email, name }, baseUrl, isLocal: !MAIL_CARRIERS.includes(baseUrl) };
}

function oauthClients(values: Values) {
  return {
    google: oauthClient(values.GOOGLE_CLIENT_ID, values.GOOGLE_CLIENT_SECRET),
    github: oauthClient(values.GITHUB_CLIENT_ID, values.GITHUB_CLIENT_SECRET),
  };
}

/** Both or neither, by their group. */
const oauthClient = (clientId: string | undefined, clientSecret: string | undefined) =>
  clientId === undefined || clientSecret === undefined ? null : { clientId, clientSecret };

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
    auth: {
      secret: values.NEXTAUTH_SECRET,
      passwordPepper: values.PASSWORD_PEPPER,
      isSignUpOpen: values.NEXT_PUBLIC_ALLOW_SIGNUP,
      adminSessionMaxAgeMinutes: values.ADMIN_SESSION_MAX_AGE_MINUTES,
      isAdminMfaRequired: values.ADMIN_MFA_REQUIRED,
    },
    oauthClients: oauthClients(values),
    encryptionKeys: values.ENCRYPTION_KEY,
    postQuantumKeys: values.ENCRYPTION_PQ_KEY ?? [],
    auditSigningKeys: values.AUDIT_SIGNING_KEY,
    organizationLimit: { windowMs: values.RATE_LIMIT_WINDOW, max: values.MAX_REQUESTS_PER_WINDOW },
    gatewayRequestsPerMinute: values.GATEWAY_REQUESTS_PER_MINUTE,
    modelKeys: modelKeys(values),
    defaultModels: {
      openai: values.OPENAI_MODEL,
      anthropic: values.ANTHROPIC_MODEL,
      google: values.GOOGLE_MODEL,
      xai: values.XAI_MODEL,
      groq: values.GROQ_MODEL,
    },
    search: searchSettings(values),
    isLoopbackAllowed: values.ALLOW_LOOPBACK_TARGETS,
    demoTokenDelayMs: values.DEMO_TOKEN_DELAY_MS,
    twilioVerify: twilioVerifyOf(values),
    jobTimeDivisor: values.JOB_TIME_DIVISOR,
    mail: mailSettings(values),
    files: fileSettings(values),
  };
}

const MEGABYTE = 1_000_000;

function fileSettings(values: Values) {
  const { FILE_SCAN_URL: scanUrl, FILE_SCAN_TOKEN: token } = values;
  return {
    blobToken: values.BLOB_READ_WRITE_TOKEN ?? null,
    scanner: scanUrl === undefined ? null : { url: scanUrl, token: token ?? null },
    personMaxBytes: values.FILES_PER_PERSON_MB * MEGABYTE,
    organizationMaxBytes: values.FILES_PER_ORGANIZATION_MB * MEGABYTE,
  };
}

/** Engines by preference; null where there is none. */
function searchSettings(values: Values) {
  const key = (apiKey: string | undefined) => (apiKey === undefined ? null : { apiKey });
  const { GOOGLE_SEARCH_API_KEY: apiKey, GOOGLE_SEARCH_ENGINE_ID: engineId, SAMPLE_SEARCH_URL: sample } = values;
  return {
    brave: key(values.BRAVE_API_KEY),
    tavily: key(values.TAVILY_API_KEY),
    google: apiKey && engineId ? { apiKey, engineId } : null,
    searxngUrl: values.SEARXNG_URL ?? null,
    sampleUrl: sample === undefined ? null : new URL(sample).origin,
  };
}

/** The group is all set or none. */
function twilioVerifyOf(values: Values): { accountSid: string; authToken: string; serviceSid: string } | null {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_VERIFY_SERVICE_SID: serviceSid } = values;
  return accountSid && authToken && serviceSid ? { accountSid, authToken, serviceSid } : null;
}
