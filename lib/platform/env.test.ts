import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { EnvError, parseEnv } from "./env.ts";
import { VARIABLES } from "./env.variables.ts";

const secret = () => randomBytes(32).toString("hex");

type Environment = Record<string, string | undefined>;

const complete = (): Environment => ({
  NODE_ENV: "production",
  MONGODB_URI: "mongodb://db.internal:27017/aegis",
  QSTASH_TOKEN: secret(),
  QSTASH_CURRENT_SIGNING_KEY: secret(),
  QSTASH_NEXT_SIGNING_KEY: secret(),
  CRON_SECRET: secret(),
  NEXTAUTH_SECRET: secret(),
  PASSWORD_PEPPER: secret(),
  ENCRYPTION_KEY: secret(),
  AUDIT_SIGNING_KEY: secret(),
  NEXT_PUBLIC_APP_URL: "https://aegis.acme.test",
});

const noFile = (): string => {
  throw new Error("no file was expected to be read");
};

function problemsOf(changes: Environment, readFile: (path: string) => string = noFile): readonly string[] {
  try {
    parseEnv({ ...complete(), ...changes }, readFile);
    return [];
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
}

describe("what is required", () => {
  test("a complete production environment is accepted, without Redis and without an AI key", () => {
    const env = parseEnv(complete(), noFile);
    expect(env).toMatchObject({ redis: null, metricsToken: null, isPreview: false, baseUrl: "https://aegis.acme.test" });
    expect(Object.values(env.modelKeys)).toEqual([null, null, null, null, null]);
  });

  test.each(Object.keys(complete()).filter((name) => name !== "NODE_ENV"))("without %s nothing starts", (name) => {
    expect(problemsOf({ [name]: undefined })).toEqual([`${name}: is missing`]);
  });

  test("an empty value counts as not set", () => {
    expect(problemsOf({ CRON_SECRET: "" })).toEqual(["CRON_SECRET: is missing"]);
    expect(problemsOf({ SENTRY_DSN: "" })).toEqual([]);
  });

  test("every problem is listed at once", () => {
    const problems = problemsOf({ CRON_SECRET: undefined, MONGODB_URI: "postgres://x", LOG_LEVEL: "loud", QSTASH_DEV: "1" });
    expect(problems.map((problem) => problem.split(":")[0])).toEqual(
      expect.arrayContaining(["CRON_SECRET", "MONGODB_URI", "LOG_LEVEL", "QSTASH_DEV"]),
    );
  });
});

/** A value of each variable that belongs to a group. */
const GROUPED: Environment = {
  UPSTASH_REDIS_REST_URL: "https://redis.acme.test",
  UPSTASH_REDIS_REST_TOKEN: secret(),
  SENDGRID_API_KEY: `SG.${secret()}`,
  SENDGRID_FROM_EMAIL: "aegis@acme.test",
  SENDGRID_FROM_NAME: "Aegis",
  SMTP_URL: "smtps://aegis:letters@mail.acme.test:465",
  SMTP_FROM_EMAIL: "aegis@acme.test",
  SMTP_FROM_NAME: "Aegis",
  TWILIO_ACCOUNT_SID: "AC0123",
  TWILIO_AUTH_TOKEN: secret(),
  TWILIO_VERIFY_SERVICE_SID: "VA0123",
  TELEGRAM_BOT_TOKEN: `123456:${secret()}`,
  TELEGRAM_WEBHOOK_SECRET: secret(),
  TELEGRAM_ALLOWED_CHATS: "-1001234567890, 123456789",
  VAULT_ENDPOINT: "https://vault.acme.test",
  VAULT_TOKEN: secret(),
  GOOGLE_CLIENT_ID: "1234.apps.google.test",
  GOOGLE_CLIENT_SECRET: secret(),
  GOOGLE_SEARCH_API_KEY: secret(),
  GOOGLE_SEARCH_ENGINE_ID: "017576662512468239146:omuauf_lfve",
  GITHUB_CLIENT_ID: "Iv1.0123456789abcdef",
  GITHUB_CLIENT_SECRET: secret(),
  S3_ENDPOINT: "https://s3.acme.test",
  S3_BUCKET: "aegis-copies",
  S3_REGION: "auto",
  S3_ACCESS_KEY_ID: "AKIA0123456789",
  S3_SECRET_ACCESS_KEY: secret(),
};

describe("groups are all set or none", () => {
  const members = Object.entries(VARIABLES).flatMap(([name, row]) => ("group" in row ? [{ name, group: row.group }] : []));

  test("every grouped variable has a value in this test", () => {
    expect(Object.keys(GROUPED).toSorted()).toEqual(members.map(({ name }) => name).toSorted());
  });
  test.each(members)("$name alone is refused", ({ name, group }) => {
    const others = members.filter((member) => member.group === group && member.name !== name).map((member) => member.name);
    expect(problemsOf({ [name]: GROUPED[name] })).toEqual([`${others.join(", ")}: missing beside ${name} (set all of them or none)`]);
  });
  test("whole groups are accepted, and REDIS_ENABLED=false leaves Redis out", () => {
    expect(parseEnv({ ...complete(), ...GROUPED }, noFile).redis).toEqual({
      url: GROUPED.UPSTASH_REDIS_REST_URL,
      token: GROUPED.UPSTASH_REDIS_REST_TOKEN,
    });
    expect(parseEnv({ ...complete(), ...GROUPED, REDIS_ENABLED: "false" }, noFile).redis).toBeNull();
  });
});

describe("keys of model vendors", () => {
  const vendors = ["OPENAI", "ANTHROPIC", "GOOGLE", "XAI", "GROQ"] as const;

  test.each(vendors)("%s alone is enough, with a default model or one's own", (vendor) => {
    const apiKey = secret();
    const read = (extra: Environment) =>
      Object.values(parseEnv({ ...complete(), [`${vendor}_API_KEY`]: apiKey, ...extra }, noFile).modelKeys);
    const [found, ...others] = read({}).filter((key) => key !== null);
    expect(found).toEqual({ apiKey, model: expect.stringMatching(/./) });
    expect(others).toEqual([]);
    expect(read({ [`${vendor}_MODEL`]: "a-model" })).toContainEqual({ apiKey, model: "a-model" });
    expect(read({ [`${vendor}_API_KEY`]: "" })).toEqual([null, null, null, null, null]);
  });
  test.each(vendors)("a %s key no header can hold is refused without being shown", (vendor) => {
    expect(problemsOf({ [`${vendor}_API_KEY`]: "sk-Zq7\n8a9b0c1d2e3f4a5b" })).toEqual([
      `${vendor}_API_KEY: must be printable characters without spaces`,
    ]);
  });
  test("a base URL goes with OpenAI's key alone", () => {
    const keys = { OPENAI_API_KEY: secret(), GROQ_API_KEY: secret(), OPENAI_BASE_URL: "https://models.acme.test/v1" };
    const { openai, groq } = parseEnv({ ...complete(), ...keys }, noFile).modelKeys;
    expect([openai?.baseUrl, groq]).toEqual(["https://models.acme.test/v1", { apiKey: keys.GROQ_API_KEY, model: "openai/gpt-oss-120b" }]);
  });
});

describe("values from files", () => {
  test("NAME_FILE stands for NAME, without the line end", () => {
    const pepper = secret();
    const env = parseEnv({ ...complete(), PASSWORD_PEPPER: undefined, PASSWORD_PEPPER_FILE: "/run/secrets/pepper" }, (path) =>
      path === "/run/secrets/pepper" ? `${pepper}\n` : noFile(),
    );
    expect(env.auth.passwordPepper).toBe(pepper);
  });
  test("both at once are refused", () => {
    expect(problemsOf({ CRON_SECRET_FILE: "/run/secrets/cron" }, secret)).toEqual([
      "CRON_SECRET: set either CRON_SECRET or CRON_SECRET_FILE, not both",
    ]);
  });
  test("a file that cannot be read is named by its variable", () => {
    expect(problemsOf({ CRON_SECRET: undefined, CRON_SECRET_FILE: "/run/secrets/cron" })).toContain(
      "CRON_SECRET_FILE: the file cannot be read",
    );
  });
});

describe("secrets in production", () => {
  const names = Object.entries(VARIABLES).flatMap(([name, row]) => ("isSecret" in row ? [name] : []));

  test.each(names)("%s refuses a sample, a weak and a shared value", (name) => {
    const shared = secret();
    const other = name === "CRON_SECRET" ? "NEXTAUTH_SECRET" : "CRON_SECRET";
    for (const value of ["change-me-change-me-change-me-32", "00000000000000000000000000000000", "your-secret-here-0123456789abcdef"]) {
      expect(problemsOf({ ...GROUPED, [name]: value.padEnd(32, "x").slice(0, 32) })).toEqual([
        `${name}: is a weak or sample value; make one with: openssl rand -hex 32`,
      ]);
    }
    expect(problemsOf({ ...GROUPED, [name]: shared, [other]: shared })).toEqual([
      expect.stringMatching(new RegExp(`(?:${name}: equals ${other}|${other}: equals ${name}); every secret`)),
    ]);
  });
  test("each key of the ENCRYPTION_KEY list is judged alone", () => {
    const key = secret();
    const cron = secret();
    expect(problemsOf({ ENCRYPTION_KEY: `${key},${secret()}` })).toEqual([]);
    expect(problemsOf({ ENCRYPTION_KEY: `${key}, ${key}` })).toEqual([
      "ENCRYPTION_KEY: holds one value twice; every secret needs a value of its own",
    ]);
    expect(problemsOf({ ENCRYPTION_KEY: `${key},${"0".repeat(64)}` })).toEqual([expect.stringMatching(/^ENCRYPTION_KEY: is a weak/)]);
    expect(problemsOf({ ENCRYPTION_KEY: `${key},${cron}`, CRON_SECRET: cron })).toEqual([expect.stringMatching(/equals/)]);
    expect(problemsOf({ ENCRYPTION_KEY: `${key},short` })[0]).toMatch(/^ENCRYPTION_KEY: each key is/);
  });
  test("locally a sample value is let through; production alone is strict", () => {
    expect(problemsOf({ NODE_ENV: "development", CRON_SECRET: "change-me-change-me" })).toEqual([]);
  });
});

describe("switches and addresses in production", () => {
  test.each([
    ["QSTASH_DEV", "1"],
    ["QSTASH_DEV", "false"],
    ["JOB_TIME_DIVISOR", "10"],
    ["NEXT_PUBLIC_APP_URL", "http://aegis.acme.test"],
    ["NEXT_PUBLIC_APP_URL", "HTTP://aegis.acme.test"],
    ["NEXT_PUBLIC_APP_URL", "http://localhost.acme.test"],
    ["NEXT_PUBLIC_APP_URL", "http://localhost@acme.test"],
    ["NEXT_PUBLIC_APP_URL", "ftp://aegis.acme.test"],
    ["NEXT_PUBLIC_APP_URL", "javascript:alert(1)"],
    ["UPSTASH_REDIS_REST_URL", "redis://redis.acme.test"],
    ["CORS_ORIGINS", "https://app.acme.test"],
    ["CORS_ORIGINS", '["https://app.acme.test/path"]'],
    ["CORS_ORIGINS", '["*"]'],
  ])("%s=%s is refused", (name, value) => {
    const token = name === "UPSTASH_REDIS_REST_URL" ? { UPSTASH_REDIS_REST_TOKEN: secret() } : {};
    expect(problemsOf({ ...token, [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name}: `))]);
  });
  test.each(["http://localhost:3000", "http://127.0.0.1:3000/", "https://aegis.acme.test/"])("%s is a base address", (address) => {
    expect(parseEnv({ ...complete(), NEXT_PUBLIC_APP_URL: address }, noFile).baseUrl).toBe(address.replace(/\/$/, ""));
  });
  test.each([
    ["https://mail.elsewhere.test", { NEXT_PUBLIC_APP_URL: "https://aegis.acme.test" }],
    ["http://127.0.0.1:4010", { NEXT_PUBLIC_APP_URL: "https://aegis.acme.test" }],
    ["http://127.0.0.1:4010", { NEXT_PUBLIC_APP_URL: "http://localhost:3000", VERCEL: "1" }],
    ["https://api.sendgrid.com.elsewhere.test", { NEXT_PUBLIC_APP_URL: "https://aegis.acme.test" }],
    ["http://api.sendgrid.com", { NEXT_PUBLIC_APP_URL: "https://aegis.acme.test" }],
  ])("letters with links that open accounts do not go to %s", (address, rest) => {
    expect(problemsOf({ ...rest, SENDGRID_BASE_URL: address })).toEqual([expect.stringMatching(/^SENDGRID_BASE_URL: /)]);
  });
  test("letters go to the carrier, in either region, or to a mailbox beside an application on this machine", () => {
    const sender = { SENDGRID_API_KEY: secret(), SENDGRID_FROM_EMAIL: "a@acme.test", SENDGRID_FROM_NAME: "Aegis" };
    const mailOf = (changes: Environment) => parseEnv({ ...complete(), ...sender, ...changes }, noFile).mail;
    expect(mailOf({})).toMatchObject({ baseUrl: "https://api.sendgrid.com", isLocal: false });
    expect(mailOf({ SENDGRID_BASE_URL: "https://api.eu.sendgrid.com/" })).toMatchObject({ isLocal: false });
    const local = { NEXT_PUBLIC_APP_URL: "http://localhost:3000", SENDGRID_BASE_URL: "http://127.0.0.1:4010" };
    expect(mailOf(local)).toMatchObject({ baseUrl: "http://127.0.0.1:4010", isLocal: true });
    expect(parseEnv(complete(), noFile).mail).toBeNull();
  });
  test("a preview is its branch's address and forwards the protection bypass; production never does", () => {
    const preview = { VERCEL_ENV: "preview", VERCEL_BRANCH_URL: "aegis-git-fix.vercel.app", VERCEL_AUTOMATION_BYPASS_SECRET: secret() };
    expect(parseEnv({ ...complete(), ...preview }, noFile)).toMatchObject({
      isPreview: true,
      baseUrl: "https://aegis-git-fix.vercel.app",
      qstash: { protectionBypass: preview.VERCEL_AUTOMATION_BYPASS_SECRET },
    });
    expect(parseEnv({ ...complete(), ...preview, VERCEL_ENV: "production" }, noFile)).toMatchObject({
      isPreview: false,
      baseUrl: "https://aegis.acme.test",
      qstash: { protectionBypass: null },
    });
  });
});

test("no problem ever quotes a value", () => {
  const junk = "Zq7-junk value\u0000";
  const everything = Object.fromEntries(Object.keys(VARIABLES).map((name) => [name, name === "NODE_ENV" ? "production" : junk]));
  try {
    parseEnv(everything, noFile);
    expect.unreachable("junk was accepted");
  } catch (error) {
    expect(error).toBeInstanceOf(EnvError);
    expect(String(error)).not.toContain("Zq7");
    expect(String(error).split("\n").length).toBeGreaterThan(15);
  }
});

describe("values out of a vault", () => {
  const { CRON_SECRET = "", ...rest } = complete();
  const reading =
    (values: Record<string, string>, problems: readonly string[] = []) =>
    () => {
      try {
        return parseEnv(rest, noFile, { values, problems });
      } catch (error) {
        if (error instanceof EnvError) return error.problems;
        throw error;
      }
    };

  test("stand in for variables, are checked like them, and stand in one place only", () => {
    expect(reading({ CRON_SECRET, NOT_OURS: "x" })()).toMatchObject({ cronSecret: CRON_SECRET });
    expect(reading({})()).toEqual(["CRON_SECRET: is missing"]);
    expect(reading({ CRON_SECRET: "short" })()).toContain("CRON_SECRET: must have at least 16 characters");
    expect(reading({ CRON_SECRET, QSTASH_TOKEN: secret() })()).toEqual(["QSTASH_TOKEN: set it here or in the vault, not both"]);
  });

  test("that could not be read stop the start, by name", () => {
    expect(reading({}, ["VAULT_ENDPOINT: the vault did not answer in time"])()).toEqual([
      "VAULT_ENDPOINT: the vault did not answer in time",
      "CRON_SECRET: is missing",
    ]);
  });
});

describe("addresses on this machine", () => {
  test("may be customers' only where the application itself is on this machine", () => {
    const allowed = { ALLOW_LOOPBACK_TARGETS: "true" };
    const refusal = ["ALLOW_LOOPBACK_TARGETS: must not be set in production (only where the application itself is on localhost)"];
    expect(problemsOf(allowed)).toEqual(refusal);
    expect(problemsOf({ ...allowed, NEXT_PUBLIC_APP_URL: "http://localhost:3000", VERCEL: "1" })).toEqual(refusal);
    expect(problemsOf({ ...allowed, NEXT_PUBLIC_APP_URL: "http://localhost:3000" })).toEqual([]);
    expect(parseEnv(complete(), noFile).isLoopbackAllowed).toBe(false);
  });
});
