import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { parseEnv } from "../../lib/platform/env.ts";
import { isUnconfigured, sampleEnvironment } from "./sample-environment.ts";
import { loadSecrets } from "./secrets.ts";

test("a second start finds the secrets of the first, readable by their owner only", () => {
  const dir = mkdtempSync(path.join(tmpdir(), "aegis-secrets-"));
  try {
    const first = loadSecrets(dir);
    expect(loadSecrets(dir)).toEqual(first);
    expect(statSync(path.join(dir, "secrets.json")).mode & 0o777).toBe(0o600);
    expect(new Set(Object.values(first)).size).toBe(Object.values(first).length);
  } finally {
    rmSync(dir, { recursive: true });
  }
});

test("a secret given from outside wins and is not written down", () => {
  const dir = mkdtempSync(path.join(tmpdir(), "aegis-secrets-"));
  try {
    const given = { ENCRYPTION_KEY: "0123456789abcdef0123456789abcdef" };
    expect(loadSecrets(dir, given).ENCRYPTION_KEY).toBe(given.ENCRYPTION_KEY);
    expect(loadSecrets(dir).ENCRYPTION_KEY).not.toBe(given.ENCRYPTION_KEY);
  } finally {
    rmSync(dir, { recursive: true });
  }
});

test("the environment for builds and checks passes the production rules", () => {
  expect(() => parseEnv({ ...sampleEnvironment(), NODE_ENV: "production" })).not.toThrow();
});

test("one variable of the product is enough to count as configured; the host's own are not", () => {
  expect(isUnconfigured({ PATH: "/bin", NODE_ENV: "production", VERCEL: "1" })).toBe(true);
  expect(isUnconfigured({ MONGODB_URI: "mongodb://x/y" })).toBe(false);
  expect(isUnconfigured({ NEXTAUTH_SECRET_FILE: "/run/secret" })).toBe(false);
});
