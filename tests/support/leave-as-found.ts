import { afterAll, vi } from "vitest";

/** Files share their process with others: what one has put in place of something is gone when it ends. */
afterAll(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.useRealTimers();
  vi.restoreAllMocks();
});
