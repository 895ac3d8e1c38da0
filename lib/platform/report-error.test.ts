import { expect, test } from "vitest";
import { createLogger } from "./log.ts";
import { createErrorReporter } from "./report-error.ts";

const log = createLogger({ level: "silent" });

function fakeSdk() {
  const calls: string[] = [];
  return {
    calls,
    sdk: {
      init: () => {
        calls.push("init");
        return undefined;
      },
      captureException: () => {
        calls.push("capture");
        return "id";
      },
      flush: async () => {
        calls.push("flush");
        return true;
      },
    },
  };
}

test("without a DSN the SDK is not loaded", async () => {
  let loads = 0;
  const report = createErrorReporter({
    dsn: null,
    release: "1",
    log,
    load: async () => {
      loads += 1;
      return fakeSdk().sdk;
    },
  });
  await report(new Error("defect"), {});
  expect(loads).toBe(0);
});

test("the SDK starts once, and every report is flushed before the answer goes out", async () => {
  const { calls, sdk } = fakeSdk();
  const report = createErrorReporter({ dsn: "https://key@sentry.example/1", release: "1", log, load: async () => sdk });
  await report(new Error("first"), {});
  await report(new Error("second"), {});
  expect(calls).toEqual(["init", "capture", "flush", "capture", "flush"]);
});

test("a tracker that fails never fails the request", async () => {
  const report = createErrorReporter({
    dsn: "https://key@sentry.example/1",
    release: "1",
    log,
    load: () => Promise.reject(new Error("no SDK")),
  });
  await expect(report(new Error("defect"), {})).resolves.toBeUndefined();
});

test("the real SDK loads under this Node with the functions the reporter calls", async () => {
  const loaded = await import("@sentry/nextjs");
  const sdk = "default" in loaded ? Object(loaded.default) : loaded;
  expect(["init", "captureException", "flush"].filter((name) => typeof sdk[name] !== "function")).toEqual([]);
});
