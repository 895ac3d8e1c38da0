import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** vitest leaves one core free, which is half of a small machine. */
const maxWorkers = Math.max(2, availableParallelism() - 1);
/** Files of one worker share what they import: evaluating the product anew for each took longer than its tests. What a file changes of its surroundings is undone after it. */
const shared = { isolate: false, maxWorkers, setupFiles: ["tests/support/leave-as-found.ts"] };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          include: [
            "lib/**/*.test.ts",
            "api/**/*.test.ts",
            "app/**/*.test.ts",
            "scripts/**/*.test.ts",
            "tests/support/**/*.test.ts",
            "tests/chaos/**/*.test.ts",
            "tests/*.test.ts",
          ],
          testTimeout: 15_000,
        },
      },
      {
        test: {
          ...shared,
          name: "api",
          include: ["tests/{api,evals,jobs,quick-starts,sdk}/**/*.test.ts"],
          globalSetup: ["tests/support/global-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // As below: what waits for another process can come too late on a busy machine.
          retry: process.env.CI ? 1 : 0,
        },
      },
      {
        test: {
          // Needs TEST_MONGODB_URI: pnpm check:documentdb runs it.
          name: "differential",
          include: ["tests/differential/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/e2e/support/global-setup.ts"],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // What a page shows depends on when: a second try is printed as such, and a guarantee that broke fails twice.
          retry: process.env.CI ? 1 : 0,
          // The default of one second says more about a busy machine than about the page.
          expect: { poll: { timeout: 15_000 } },
          maxWorkers: 2,
        },
      },
    ],
  },
});
