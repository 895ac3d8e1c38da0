import { createHmac } from "node:crypto";
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

/**
 * The variables of one pull request's deployment: a database and a Redis prefix named after it, and keys derived from a
 * seed and its number, so that a second deployment reads what the first one wrote and no other deployment can.
 */
const SECRETS = ["NEXTAUTH_SECRET", "PASSWORD_PEPPER", "CRON_SECRET", "METRICS_TOKEN"] as const;
const MODEL_KEYS = ["OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GOOGLE_API_KEY", "XAI_API_KEY", "GROQ_API_KEY"] as const;
const MIN_SEED_CHARACTERS = 32;

type Source = Readonly<Record<string, string | undefined>>;

export function previewDatabase(pullRequest: number): string {
  if (!Number.isInteger(pullRequest) || pullRequest < 1) throw new Error("--pull-request takes the number of a pull request.");
  return `aegis_pr_${pullRequest}`;
}

/** The same cluster with the pull request's database in the path, whatever stood there before. */
export function previewMongoUri(uri: string, pullRequest: number): string {
  const match = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?(\?.*)?$/.exec(uri);
  if (!match) throw new Error("PREVIEW_MONGODB_URI must start with mongodb:// or mongodb+srv://.");
  return `${match[1]}/${previewDatabase(pullRequest)}${match[2] ?? ""}`;
}

export function previewEnvironment(pullRequest: number, source: Source): Record<string, string> {
  const need = (name: string) => {
    const value = source[name];
    if (!value) throw new Error(`${name} is not set: it is a secret of the repository's "preview" environment.`);
    return value;
  };
  const seed = need("PREVIEW_SEED");
  if (seed.length < MIN_SEED_CHARACTERS) throw new Error(`PREVIEW_SEED needs ${MIN_SEED_CHARACTERS} characters: openssl rand -hex 32`);
  const host = need("PREVIEW_HOST").replace("{number}", String(pullRequest));
  if (!host.includes(String(pullRequest))) throw new Error("PREVIEW_HOST needs {number}, e.g. aegis-pr-{number}.vercel.app");
  const derive = (name: string) => createHmac("sha256", seed).update(`${pullRequest}:${name}`).digest("hex");
  return {
    MONGODB_URI: previewMongoUri(need("PREVIEW_MONGODB_URI"), pullRequest),
    NEXT_PUBLIC_APP_URL: `https://${host}`,
    NEXTAUTH_URL: `https://${host}`,
    UPSTASH_REDIS_REST_URL: need("PREVIEW_REDIS_URL"),
    UPSTASH_REDIS_REST_TOKEN: need("PREVIEW_REDIS_TOKEN"),
    REDIS_PREFIX: `aegis-pr-${pullRequest}:`,
    QSTASH_TOKEN: need("PREVIEW_QSTASH_TOKEN"),
    QSTASH_CURRENT_SIGNING_KEY: need("PREVIEW_QSTASH_CURRENT_SIGNING_KEY"),
    QSTASH_NEXT_SIGNING_KEY: need("PREVIEW_QSTASH_NEXT_SIGNING_KEY"),
    ...Object.fromEntries(SECRETS.map((name) => [name, derive(name)])),
    ENCRYPTION_KEY: derive("ENCRYPTION_KEY"),
    AUDIT_SIGNING_KEY: derive("AUDIT_SIGNING_KEY"),
    // Empty means "not set", also over a value the host project has: previews run on the demo provider.
    ...Object.fromEntries(MODEL_KEYS.map((name) => [name, ""])),
    SENTRY_DSN: "",
  };
}

/** Lines that bash can read and that no value can leave. */
export function toShellLines(environment: Readonly<Record<string, string>>): string {
  return Object.entries(environment)
    .map(([name, value]) => {
      if (/['\n]/.test(value)) throw new Error(`${name} holds a quote or a line break.`);
      return `${name}='${value}'\n`;
    })
    .join("");
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { "pull-request": { type: "string" }, out: { type: "string" } } });
  if (!values.out) throw new Error("--out names the file to write: the values must not reach a log.");
  writeFileSync(values.out, toShellLines(previewEnvironment(Number(values["pull-request"]), process.env)), { mode: 0o600 });
}
