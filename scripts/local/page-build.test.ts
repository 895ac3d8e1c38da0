import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { forgetBuild, isBuilt, recordBuild, sourceStamp } from "./page-build.ts";

let root = "";

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "aegis-build-"));
  for (const folder of ["app/chat", "lib", ".next"]) mkdirSync(path.join(root, folder), { recursive: true });
  writeFileSync(path.join(root, "app/chat/page.tsx"), "export default 1;");
  writeFileSync(path.join(root, ".next/BUILD_ID"), "x");
});
afterEach(() => rmSync(root, { recursive: true }));

test("a build is reused while its sources stay, and not after an edit, a rename or a half-done build", () => {
  expect(isBuilt(root)).toBe(false);
  recordBuild(sourceStamp(root), root);
  expect(isBuilt(root)).toBe(true);
  writeFileSync(path.join(root, "app/chat/page.test.tsx"), "tests are not built");
  expect(isBuilt(root)).toBe(true);
  writeFileSync(path.join(root, "app/chat/page.tsx"), "export default 2;");
  expect(isBuilt(root)).toBe(false);
  recordBuild(sourceStamp(root), root);
  forgetBuild(root);
  expect(isBuilt(root)).toBe(false);
});

test("the stamp knows which file holds which bytes", () => {
  writeFileSync(path.join(root, "app/a.ts"), "x");
  const before = sourceStamp(root);
  rmSync(path.join(root, "app/a.ts"));
  writeFileSync(path.join(root, "app/b.ts"), "x");
  expect(sourceStamp(root)).not.toBe(before);
});
