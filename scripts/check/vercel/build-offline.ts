import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PROJECT_ROOT } from "../../local/child-script.ts";
import { findExecutable } from "../../local/find-executable.ts";
import { sampleEnvironment } from "../../local/sample-environment.ts";

/**
 * `vercel build` without a login, in a copy of the project: the host's build and ours must not share a folder, or one
 * finds the other's caches. The command line comes from its own lockfile into a folder git does not see.
 */
const CACHE = path.join(PROJECT_ROOT, ".local");
const PNPM = "pnpm@10.34.9";

/** Returns the folder that holds `.vercel/output`. */
export function buildOffline(folder: string): string {
  const pnpm = findPnpm();
  const cli = installCli(pnpm);
  copyProject(folder);
  // The host finds Next.js in node_modules before it installs anything itself.
  execFileSync(pnpm, ["install", "--frozen-lockfile", "--silent"], { cwd: folder, stdio: "inherit" });
  mkdirSync(path.join(folder, ".vercel"), { recursive: true });
  const settings = { framework: "nextjs", nodeVersion: "24.x", installCommand: "" };
  writeFileSync(
    path.join(folder, ".vercel", "project.json"),
    JSON.stringify({ projectId: "prj_offline", orgId: "team_offline", settings }),
  );
  execFileSync(process.execPath, [cli, "build", "--yes"], {
    cwd: folder,
    stdio: "inherit",
    env: {
      ...process.env,
      ...sampleEnvironment(),
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      VERCEL_TELEMETRY_DISABLED: "1",
      PATH: [path.dirname(process.execPath), path.dirname(pnpm), process.env.PATH].join(path.delimiter),
    },
  });
  return folder;
}

/** The host's build calls pnpm by name. */
function findPnpm(): string {
  const found = findExecutable(["pnpm"]);
  if (found) return found;
  const prefix = path.join(CACHE, "pnpm");
  const file = path.join(prefix, "node_modules", ".bin", "pnpm");
  if (!existsSync(file)) execFileSync("npm", ["install", "--silent", "--no-save", "--prefix", prefix, PNPM], { stdio: "inherit" });
  return file;
}

function installCli(pnpm: string): string {
  const folder = path.join(CACHE, "vercel-cli");
  mkdirSync(folder, { recursive: true });
  for (const name of ["package.json", "pnpm-lock.yaml"]) copyFileSync(path.join(import.meta.dirname, name), path.join(folder, name));
  // None of its packages needs an install script for building offline.
  const args = ["install", "--frozen-lockfile", "--ignore-workspace", "--ignore-scripts", "--silent"];
  execFileSync(pnpm, args, { cwd: folder, stdio: "inherit" });
  const manifest: unknown = JSON.parse(readFileSync(path.join(folder, "node_modules", "vercel", "package.json"), "utf8"));
  const bin = manifest && typeof manifest === "object" && "bin" in manifest ? manifest.bin : null;
  const entry = bin && typeof bin === "object" && "vercel" in bin ? String(bin.vercel) : "dist/index.js";
  return path.join(folder, "node_modules", "vercel", entry);
}

function copyProject(folder: string): void {
  const names = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: PROJECT_ROOT,
    encoding: "utf8",
  });
  for (const name of names.split("\0").filter((each) => each !== "" && existsSync(path.join(PROJECT_ROOT, each)))) {
    cpSync(path.join(PROJECT_ROOT, name), path.join(folder, name));
  }
}
