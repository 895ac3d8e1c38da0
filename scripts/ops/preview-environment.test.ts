import { expect, test } from "vitest";
import { parseEnv } from "../../lib/platform/env.ts";
import { previewEnvironment, previewMongoUri, toShellLines } from "./preview-environment.ts";

const SOURCE = {
  PREVIEW_SEED: "5f0c6b1d9e27a4833b6c0d9f11e28a7c5f0c6b1d9e27a483",
  PREVIEW_MONGODB_URI: "mongodb+srv://preview:pass@cluster.example.net/aegis?retryWrites=true",
  PREVIEW_HOST: "aegis-pr-{number}.vercel.app",
  PREVIEW_REDIS_URL: "https://preview.example.net",
  PREVIEW_REDIS_TOKEN: "redis-token-of-the-previews",
  PREVIEW_QSTASH_TOKEN: "qstash-token-of-the-previews",
  PREVIEW_QSTASH_CURRENT_SIGNING_KEY: "sig_8Zk2mQw4Xv",
  PREVIEW_QSTASH_NEXT_SIGNING_KEY: "sig_1Rt7bNc5Hy",
};

test("two pull requests share no database, no Redis prefix and no key; one pull request keeps its own", () => {
  const [one, two] = [previewEnvironment(7, SOURCE), previewEnvironment(8, SOURCE)];
  expect(previewEnvironment(7, SOURCE)).toEqual(one);
  for (const name of [
    "MONGODB_URI",
    "REDIS_PREFIX",
    "NEXTAUTH_SECRET",
    "PASSWORD_PEPPER",
    "CRON_SECRET",
    "ENCRYPTION_KEY",
    "AUDIT_SIGNING_KEY",
  ]) {
    expect(one[name]).not.toBe(two[name]);
  }
});

test("a preview never keeps the database of the given address and has no AI key", () => {
  expect(previewMongoUri(SOURCE.PREVIEW_MONGODB_URI, 7)).toBe("mongodb+srv://preview:pass@cluster.example.net/aegis_pr_7?retryWrites=true");
  expect(previewMongoUri("mongodb://a,b:2", 7)).toBe("mongodb://a,b:2/aegis_pr_7");
  const hostKeys = { OPENAI_API_KEY: "sk-1", ANTHROPIC_API_KEY: "sk-2", GOOGLE_API_KEY: "k-3", XAI_API_KEY: "k-4", GROQ_API_KEY: "k-5" };
  const env = parseEnv({ ...hostKeys, ...previewEnvironment(7, SOURCE), NODE_ENV: "production" });
  expect(Object.values(env.modelKeys)).toEqual([null, null, null, null, null]);
  expect(env.baseUrl).toBe("https://aegis-pr-7.vercel.app");
});

test.each([0, -1, 1.5, Number.NaN])("%d is no pull request", (number) => {
  expect(() => previewEnvironment(number, SOURCE)).toThrow("--pull-request");
});

test("a missing secret and a short seed are named", () => {
  expect(() => previewEnvironment(7, { ...SOURCE, PREVIEW_REDIS_TOKEN: "" })).toThrow("PREVIEW_REDIS_TOKEN");
  expect(() => previewEnvironment(7, { ...SOURCE, PREVIEW_SEED: "short" })).toThrow("PREVIEW_SEED");
});

test("the lines are inert in a shell, whatever a value holds", () => {
  expect(toShellLines({ A: "x?a=b&c=$(id)#d" })).toBe("A='x?a=b&c=$(id)#d'\n");
  expect(() => toShellLines({ A: "x'; id; '" })).toThrow("quote");
});
