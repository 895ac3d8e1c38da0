import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { exitOf, PROJECT_ROOT, startScript, stopChild } from "./child-script.ts";

/** The pages are built once per state of their sources: a stamp beside the build says which state it came from. */
const SOURCES = [
  "app",
  "lib",
  "public",
  "proxy.ts",
  "instrumentation.ts",
  "sentry.server.config.ts",
  "next.config.js",
  "postcss.config.mjs",
  "package.json",
  "pnpm-lock.yaml",
  "tsconfig.json",
];

export function sourceStamp(root = PROJECT_ROOT): string {
  return stampOf(SOURCES, root);
}

/** Of files and whole folders; tests and prose do not count. */
export function stampOf(sources: readonly string[], root: string): string {
  const hash = createHash("sha256");
  for (const file of sources.flatMap((name) => filesUnder(root, name))) {
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(path.join(root, file)));
  }
  return hash.digest("hex");
}

function filesUnder(root: string, name: string): string[] {
  const full = path.join(root, name);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [name];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(?:test\.tsx?|md)$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}

export function isBuilt(root = PROJECT_ROOT): boolean {
  const stamp = stampFile(root);
  return existsSync(stamp) && existsSync(path.join(root, ".next", "BUILD_ID")) && readFileSync(stamp, "utf8") === sourceStamp(root);
}

/** Call after a successful build, with the stamp taken before it: an edit made meanwhile then causes another build. */
export function recordBuild(stamp: string, root = PROJECT_ROOT): void {
  writeFileSync(stampFile(root), stamp);
}

/** Before a build starts: a build that dies half way must not pass for the earlier one. */
export function forgetBuild(root = PROJECT_ROOT): void {
  rmSync(stampFile(root), { force: true });
}

/** Builds unless the present build is of these sources. Returns whether it had to; throws when building failed. */
export async function ensureBuild(environment: Record<string, string>, signal?: AbortSignal): Promise<boolean> {
  if (isBuilt()) return false;
  const child = startScript("scripts/build.ts", { environment: { ...environment, NODE_ENV: "production" } });
  signal?.addEventListener("abort", () => stopChild(child), { once: true });
  const code = await exitOf(child);
  signal?.throwIfAborted();
  if (code !== 0) throw new Error("The pages could not be built; the reason stands above.");
  return true;
}

function stampFile(root: string): string {
  return path.join(root, ".next", "source-stamp");
}
