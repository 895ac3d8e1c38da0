import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { CHROMIUM_ADVICE, findChromium } from "../../../scripts/local/find-executable.ts";
import { type SignIn, startAegis } from "../../../scripts/local/start-aegis.ts";

/** What the browser tests run against; null without a Chromium, and then every one of them is skipped. */
export type Stage = { url: string; signIns: SignIn[]; chromiumPath: string; environment: Record<string, string> };

declare module "vitest" {
  interface ProvidedContext {
    stage: Stage | null;
  }
}

/** Quick enough to finish a test, slow enough to act in the middle of an answer. */
const TOKEN_DELAY_MS = 15;

/** The whole product as `npm run demo` starts it, on a free port, with nothing of this machine's state or environment. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromiumPath = findChromium();
  if (chromiumPath === null) {
    if (process.env.REQUIRE_ALL === "1") throw new Error(`The browser tests need a Chromium. ${CHROMIUM_ADVICE}`);
    console.log(`Browser tests are skipped: no Chromium was found. ${CHROMIUM_ADVICE}`);
    project.provide("stage", null);
    return async () => {};
  }
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "aegis-e2e-"));
  const aegis = await startAegis({
    dataDir,
    port: 0,
    isSealed: true,
    environment: { DEMO_TOKEN_DELAY_MS: String(TOKEN_DELAY_MS), ALLOW_LOOPBACK_TARGETS: "true" },
  });
  void aegis.failed.then((reason) => console.error(`The product ended during the browser tests: ${reason}`));
  project.provide("stage", { url: aegis.url, signIns: [...aegis.signIns], chromiumPath, environment: aegis.environment });
  return async () => {
    await aegis.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
