import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

/** Every secret the product asks for, at the length it asks for. The local ones are random too: no check is switched off. */
const LENGTHS = {
  UPSTASH_REDIS_REST_TOKEN: 24,
  QSTASH_TOKEN: 24,
  QSTASH_CURRENT_SIGNING_KEY: 24,
  QSTASH_NEXT_SIGNING_KEY: 24,
  CRON_SECRET: 24,
  NEXTAUTH_SECRET: 48,
  PASSWORD_PEPPER: 48,
  ENCRYPTION_KEY: 32,
  AUDIT_SIGNING_KEY: 32,
  BACKUP_ENCRYPTION_KEY: 32,
  METRICS_TOKEN: 24,
} as const;

type SecretName = keyof typeof LENGTHS;
export type Secrets = Record<SecretName, string>;

const stored = z.record(z.string(), z.string());

/** Made once and kept readable by the owner only: a second start must decrypt what the first one wrote. Null keeps nothing. */
export function loadSecrets(dir: string | null, given: Readonly<Record<string, string | undefined>> = {}): Secrets {
  const file = dir === null ? null : path.join(dir, "secrets.json");
  const known = file && existsSync(file) ? stored.parse(JSON.parse(readFileSync(file, "utf8"))) : {};
  const secrets = makeSecrets((name) => known[name]);
  if (file && dir && Object.keys(LENGTHS).some((name) => known[name] === undefined)) {
    mkdirSync(dir, { recursive: true });
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  }
  return makeSecrets((name) => given[name] || secrets[name]);
}

function makeSecrets(known: (name: SecretName) => string | undefined): Secrets {
  const value = (name: SecretName) => known(name) ?? randomBytes(LENGTHS[name]).toString("hex");
  return {
    UPSTASH_REDIS_REST_TOKEN: value("UPSTASH_REDIS_REST_TOKEN"),
    QSTASH_TOKEN: value("QSTASH_TOKEN"),
    QSTASH_CURRENT_SIGNING_KEY: value("QSTASH_CURRENT_SIGNING_KEY"),
    QSTASH_NEXT_SIGNING_KEY: value("QSTASH_NEXT_SIGNING_KEY"),
    CRON_SECRET: value("CRON_SECRET"),
    NEXTAUTH_SECRET: value("NEXTAUTH_SECRET"),
    PASSWORD_PEPPER: value("PASSWORD_PEPPER"),
    ENCRYPTION_KEY: value("ENCRYPTION_KEY"),
    AUDIT_SIGNING_KEY: value("AUDIT_SIGNING_KEY"),
    BACKUP_ENCRYPTION_KEY: value("BACKUP_ENCRYPTION_KEY"),
    METRICS_TOKEN: value("METRICS_TOKEN"),
  };
}
