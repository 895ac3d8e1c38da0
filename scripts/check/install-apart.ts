import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Whether the folder holds this very version of the package. */
export function isInstalledApart(folder: string, name: string, version: string): boolean {
  const manifest = path.join(folder, "node_modules", name, "package.json");
  return existsSync(manifest) && readFileSync(manifest, "utf8").includes(`"version": "${version}"`);
}

/** Into a folder of its own, beside the product's packages and without their scripts; false where the registry cannot be reached. */
export function installApart(folder: string, what: string, flags: readonly string[] = []): boolean {
  mkdirSync(folder, { recursive: true });
  const manifest = path.join(folder, "package.json");
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }\n');
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  return spawnSync("npm", ["install", what, ...quiet, ...flags], { cwd: folder, stdio: "inherit" }).status === 0;
}
