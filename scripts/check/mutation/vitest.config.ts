import { defineConfig } from "vitest/config";

/** The unit tests that hold one group of files, as `run.ts` names them: each mutant of the group is run against those that reach it. */
export default defineConfig({ test: { include: (process.env.MUTATION_TESTS ?? "").split(","), testTimeout: 30_000 } });
