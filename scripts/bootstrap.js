// The one file that runs on the machine's own Node: it installs the locked dependencies when they changed, then runs the
// named script under Node 24, from npm where the machine has an older one. It watches both its parent and its child, so
// that no process of the tree outlives the other.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const isWindows = process.platform === "win32";
const [major, minor] = process.versions.node.split(".").map(Number);

function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

function isAtLeast(wantedMajor, wantedMinor) {
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/** What decides whether the installed packages are the ones the lockfile names for this machine. */
function lockStamp() {
  const hash = createHash("sha256");
  for (const name of ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json"]) hash.update(readFileSync(path.join(root, name)));
  return hash.update(`${process.platform}-${process.arch}`).digest("hex");
}

/** npm's own variables of an outer `npm run` would reach pnpm and warn; a production NODE_ENV would drop what the demo needs. */
function installEnvironment() {
  const dropped = /^(?:npm_(?:config_(?!registry|cache|cafile|https?_proxy|noproxy|userconfig)|package_|lifecycle_)|NODE_ENV$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !dropped.test(name)));
}

function install() {
  const stampFile = path.join(root, "node_modules", ".bootstrap-stamp");
  const wanted = lockStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return;
  const { packageManager } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  console.log("Installing dependencies (the first time takes about half a minute)");
  const reporter = process.stdout.isTTY ? "default" : "append-only";
  const result = spawnSync(
    isWindows ? "npx.cmd" : "npx",
    ["--yes", "--loglevel=error", packageManager, "install", "--frozen-lockfile", `--reporter=${reporter}`],
    { cwd: root, stdio: "inherit", env: installEnvironment(), shell: isWindows },
  );
  if (result.error && result.error.code === "ENOENT") {
    fail("npx was not found. It comes with npm: install Node.js from https://nodejs.org (version 24 is best), then run this again.");
  }
  if (result.signal) process.exit(130);
  if (result.status !== 0) {
    fail(
      "Installing the dependencies failed. The first run needs the npm registry (see `npm config get registry`) and about 1 GB of disk; " +
        "behind a proxy set HTTPS_PROXY. Nothing is half done: run the same command again.",
    );
  }
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, wanted);
}

function findNode() {
  // Some macOS packages on npm stop at 24.0; the product's signatures want 24.7, so a newer system Node goes first.
  if (isAtLeast(24, 7)) return process.execPath;
  const names = [`node-${isWindows ? "win" : process.platform}-${process.arch}`, `node-bin-${process.platform}-${process.arch}`];
  const files = names.map((name) => path.join(root, "node_modules", name, "bin", isWindows ? "node.exe" : "node"));
  const packaged = files.find((file) => existsSync(file));
  if (packaged) return packaged;
  if (isAtLeast(24, 0)) return process.execPath;
  return fail(
    `Node 24 is needed, this is ${process.version}, and npm has no Node 24 for ${process.platform}-${process.arch}. ` +
      "Install it from https://nodejs.org and run this again.",
  );
}

/** npm puts a shell between itself and this process, so the end of npm shows in the shell's parent (where /proc tells it). */
function watchAncestors(onOrphaned) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const isShell = /^(?:ba|da|)sh$/.test(readProcess(parent)?.name ?? "");
  const grandparent = isShell ? readProcess(parent)?.parent : undefined;
  setInterval(() => {
    const isOrphaned = process.ppid !== parent || (grandparent !== undefined && readProcess(parent)?.parent !== grandparent);
    if (isOrphaned) onOrphaned();
  }, 1_000).unref();
}

function readProcess(pid) {
  try {
    const [, name, parent] = /^\d+ \((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
    return { name, parent };
  } catch {
    return undefined;
  }
}

function run(node, args) {
  const searchPath = [path.dirname(node), path.join(root, "node_modules", ".bin"), process.env.PATH].join(path.delimiter);
  // The fourth channel carries nothing: its closing tells the child that this process is gone, even after a SIGKILL.
  const child = spawn(node, args, {
    cwd: root,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, PATH: searchPath },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  watchAncestors(() => child.kill("SIGTERM"));
  child.on("error", (error) => fail(`${node} could not be started: ${error.message}`));
  child.on("exit", (code, signal) => {
    if (!signal) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

if (!isAtLeast(20, 19))
  fail(`Node 20.19 or newer is needed, this is ${process.version}. Install Node 24 from https://nodejs.org and run this again.`);
if (process.argv.length < 3) fail("Usage: node scripts/bootstrap.js <script> [arguments], for example scripts/demo.ts");
install();
run(findNode(), process.argv.slice(2));
