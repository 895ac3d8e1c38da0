import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { PROJECT_ROOT } from "../../local/child-script.ts";
import { stampOf } from "../../local/page-build.ts";
import { buildOffline } from "./build-offline.ts";
import { readFunctionConfig, unpackFunction } from "./output.ts";

/**
 * The function as the host would run it, kept until its sources change: building takes most of a minute and several commands run it.
 * Whoever judges the build itself builds anew and leaves the result here.
 */
export type BuiltFunction = { folder: string; handler: string; bytes: number };

const SOURCES = [
  "api",
  "lib",
  "package.json",
  "pnpm-lock.yaml",
  "tsconfig.json",
  "vercel.json",
  "scripts/bundle-function.ts",
  "scripts/check/vercel",
];
const KEPT = path.join(PROJECT_ROOT, ".local", "host-function");
const STAMP = path.join(KEPT, "stamp.json");

const stampSchema = z.object({ stamp: z.string(), handler: z.string(), bytes: z.number() });

export function ensureFunction(): BuiltFunction {
  const kept = existsSync(STAMP) ? stampSchema.parse(JSON.parse(readFileSync(STAMP, "utf8"))) : null;
  if (kept && kept.stamp === functionStamp()) return { folder: filesOf(KEPT), handler: kept.handler, bytes: kept.bytes };
  const work = mkdtempSync(path.join(tmpdir(), "aegis-function-"));
  try {
    const stamp = functionStamp();
    return keepFunction(buildOffline(path.join(work, "project")), stamp);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** `stamp` was taken before the build: an edit made meanwhile then causes another one. */
export function keepFunction(root: string, stamp: string): BuiltFunction {
  const { handler } = readFunctionConfig(root);
  const fresh = `${KEPT}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(filesOf(fresh), { recursive: true });
  const bytes = unpackFunction(root, filesOf(fresh));
  writeFileSync(path.join(fresh, path.basename(STAMP)), JSON.stringify({ stamp, handler, bytes }));
  rmSync(KEPT, { recursive: true, force: true });
  renameSync(fresh, KEPT);
  return { folder: filesOf(KEPT), handler, bytes };
}

export function functionStamp(): string {
  return stampOf(SOURCES, PROJECT_ROOT);
}

function filesOf(kept: string): string {
  return path.join(kept, "files");
}
