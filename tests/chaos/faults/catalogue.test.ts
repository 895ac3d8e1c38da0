import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { PROJECT_ROOT } from "../../../scripts/local/child-script.ts";
import { applyPatches } from "../compile/patch.ts";
import { CATALOGUE } from "./catalogue.ts";
import { patches } from "./older-version.ts";

/** What a deployment has to survive, by the part that goes wrong. A fault that leaves the catalogue leaves this list by a decision. */
const REQUIRED = [
  ...["process-zombie", "client-cut", "clock-ahead", "clock-behind", "load-500-posts", "load-backlog", "deploy-skew"],
  ...[
    "delivery-duplicates",
    "delivery-reordered",
    "delivery-delayed",
    "delivery-new-message-id",
    "attempts-exhausted",
    "deliveries-exhausted",
  ],
  ...[
    "publish-5xx",
    "publish-5xx-after-acceptance",
    "publish-timeout",
    "publish-reset-after-acceptance",
    "poison-payloads",
    "poison-forged",
  ],
  ...["provider-401", "provider-429", "provider-429-retry-after", "provider-500", "provider-502", "provider-503", "provider-529"],
  ...["provider-refused", "provider-header-stall", "provider-token-stall", "provider-slow-tokens", "provider-no-done", "provider-reset"],
  ...["provider-malformed-sse", "provider-malformed-json", "provider-error-body", "provider-endless-stream"],
  ...["redis-refused", "redis-frozen", "redis-slow", "redis-readonly", "redis-oom", "redis-flushall", "redis-restarted-empty"],
  ...["mongo-killed", "mongo-lost-acknowledgement", "mongo-without-primary", "mongo-write-conflict", "mongo-duplicate-key-race"],
];

test("every required fault stands in the catalogue once, and nothing else does", () => {
  expect(CATALOGUE.map(({ name }) => name).toSorted()).toEqual(REQUIRED.toSorted());
});

test("the older version can be made of the present sources", () => {
  for (const [file, own] of Map.groupBy(patches, (patch) => patch.file)) {
    const source = readFileSync(path.join(PROJECT_ROOT, file), "utf8");
    expect(applyPatches(file, source, own)).not.toBe(source);
  }
});
