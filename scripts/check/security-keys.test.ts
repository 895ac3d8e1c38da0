import { expect, test } from "vitest";
import { findSecrets } from "./security-keys.ts";

/** Assembled here so that the scan of this repository has nothing to allow. */
const key = ["sk", "proj", "Zq3vT9xLm2Rb7Wn5Kc8Yd4Hs6Gf1Jp0AoEiUyTbNqWxRzLmK"].join("-");

test("a key in a tracked file is found, and its value is not repeated", () => {
  const findings = findSecrets([{ path: "lib/chat/a.ts", text: `const key = "${key}";` }]);
  expect(findings.map((finding) => finding.path)).toEqual(["lib/chat/a.ts"]);
  expect(JSON.stringify(findings)).not.toContain(key);
});

test("the same key in a test is a fixture, and ordinary code is nothing", () => {
  expect(findSecrets([{ path: "lib/chat/a.test.ts", text: key }])).toEqual([]);
  expect(findSecrets([{ path: "lib/chat/a.ts", text: "const skill = projectOf(chat); // task-based" }])).toEqual([]);
});

test("an allowed sample of one kind does not open its file for another", () => {
  const sample = "MONGODB_URI=mongodb+srv://user:password@cluster.example.net/aegis";
  expect(findSecrets([{ path: ".env.example", text: sample }])).toEqual([]);
  expect(findSecrets([{ path: ".env.example", text: `${sample}\nOPENAI_API_KEY=${key}` }])).toHaveLength(1);
});
