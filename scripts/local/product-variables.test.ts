import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { blankProductVariables } from "./product-variables.ts";

test("a child started with them sees no key of the outer environment", () => {
  const outer = { ...process.env, OPENAI_API_KEY: "outer", MONGODB_URI_FILE: "/outer" };
  const script = "console.log(JSON.stringify([process.env.OPENAI_API_KEY, process.env.MONGODB_URI_FILE, process.env.CRON_SECRET]))";
  const child = spawnSync(process.execPath, ["-e", script], { env: { ...outer, ...blankProductVariables(), CRON_SECRET: "own" } });
  expect(JSON.parse(child.stdout.toString())).toEqual([null, null, "own"]);
});
