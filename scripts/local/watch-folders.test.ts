import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { watchFolders } from "./watch-folders.ts";

let root = "";
let changes: string[] = [];
let stop = () => {};

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "aegis-watch-"));
  mkdirSync(path.join(root, "a/b"), { recursive: true });
  writeFileSync(path.join(root, "a/b/file.ts"), "1");
  changes = [];
  stop = watchFolders([root], (file) => changes.push(path.relative(root, file)));
});
afterEach(() => {
  stop();
  rmSync(root, { recursive: true });
});

const sees = (file: string) => expect.poll(() => changes.includes(file), { timeout: 3_000 }).toBe(true);

test("an edit after an editor replaced the file by renaming is still seen", async () => {
  writeFileSync(path.join(root, "a/b/new.tmp"), "2");
  renameSync(path.join(root, "a/b/new.tmp"), path.join(root, "a/b/file.ts"));
  await sees("a/b/file.ts");
  changes = [];
  appendFileSync(path.join(root, "a/b/file.ts"), "3");
  await sees("a/b/file.ts");
});

test("files in a folder made later are seen", async () => {
  mkdirSync(path.join(root, "c"));
  await sees("c");
  writeFileSync(path.join(root, "c/file.ts"), "1");
  await sees("c/file.ts");
});
