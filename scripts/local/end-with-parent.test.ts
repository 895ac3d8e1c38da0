import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const dir = mkdtempSync(path.join(tmpdir(), "aegis-end-"));
const module = pathToFileURL(path.resolve("scripts/local/end-with-parent.ts")).href;
const CHILD = `
import { endWithParent } from "${module}";
endWithParent(async () => {}, { graceMs: 500 });
setInterval(() => {}, 1000);
process.send({ type: "ready" });`;
const PARENT = `
import { spawn } from "node:child_process";
const child = spawn(process.execPath, [process.argv[2]], { stdio: ["ignore", "ignore", "ignore", "ipc"] });
child.once("message", () => process.send({ pid: child.pid }));
setInterval(() => {}, 1000);`;

beforeAll(() => {
  writeFileSync(path.join(dir, "child.mjs"), CHILD);
  writeFileSync(path.join(dir, "parent.mjs"), PARENT);
});
afterAll(() => rmSync(dir, { recursive: true }));

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test("a child is gone soon after its parent was killed with SIGKILL", async () => {
  const parent = spawn(process.execPath, [path.join(dir, "parent.mjs"), path.join(dir, "child.mjs")], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const pid = await new Promise<number>((resolve) => {
    parent.once("message", (message) => resolve(message && typeof message === "object" && "pid" in message ? Number(message.pid) : 0));
  });
  expect(isAlive(pid)).toBe(true);
  parent.kill("SIGKILL");
  await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
});

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const)("%s ends in order, and the exit code says so", async (signal, code) => {
  const child = spawn(process.execPath, [path.join(dir, "child.mjs")], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  await new Promise((resolve) => child.once("message", resolve));
  child.kill(signal);
  expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(code);
});
