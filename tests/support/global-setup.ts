import type { TestProject } from "vitest/node";
import { startCloudProcess } from "../../scripts/local/start-cloud-process.ts";

declare module "vitest" {
  interface ProvidedContext {
    cloudEnvironment: Record<string, string>;
  }
}

/**
 * One local cloud for the whole run, in a process of its own; every test file takes a database of its own in it.
 * TEST_MONGODB_URI puts another server in place of the embedded one: `pnpm check:documentdb` runs the same tests on it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const databaseUri = process.env.TEST_MONGODB_URI ?? "";
  const cloud = await startCloudProcess({ dir: null, appUrl: "http://localhost:3000", openAiFake: true, isSealed: true, databaseUri });
  project.provide("cloudEnvironment", cloud.environment);
  return () => cloud.close();
}
