import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { findExecutable } from "../../find-executable.ts";
import { openApt } from "./apt.ts";
import { DEBIAN_KEYRING, type DebianSource, findDebianSource } from "./debian-source.ts";
import { moveIntoPlace } from "./move-into-place.ts";
import { buildServerTree, isSupportedMachine, type ServerTree, serverTree } from "./server-tree.ts";

/** The machine cannot have DocumentDB as it is; the message says what would help. */
export class UnavailableError extends Error {}

export type Installation = { tree: ServerTree; home: string; version: string; description: string };

const recordSchema = z.object({ package: z.string(), version: z.string(), postgresMajor: z.number().int(), suite: z.string() });
type Record = z.infer<typeof recordSchema>;

/** Testing first, then unstable: an older suite has no package of it. */
const SUITES = ["testing", "sid"];
const NEEDS =
  "pnpm check:documentdb runs DocumentDB from Debian's packages. It needs Linux on x64 or arm64 with apt-get, dpkg-deb and setpriv, " +
  "network access, and a Debian mirror: in the machine's apt sources, or DOCUMENTDB_MIRROR=https://<mirror>/debian with the package debian-archive-keyring.";

/** Installs once per machine; later calls, and other processes meanwhile, find the finished folder. */
export async function installDocumentDb(report: (words: string) => void = () => {}): Promise<Installation> {
  const home = homeFolder();
  const known = readInstallation(home);
  if (known !== null) return known;
  const source = requireSource();
  mkdirSync(home, { recursive: true });
  const work = mkdtempSync(path.join(home, "install-"));
  try {
    report("downloading DocumentDB's Debian packages (about 52 MB, once)");
    const record = await build(work, source);
    writeFileSync(path.join(work, "tree", "installed.json"), JSON.stringify(record));
    // The server runs as somebody else when we are root.
    chmodSync(path.join(work, "tree"), 0o755);
    moveIntoPlace(path.join(work, "tree"), path.join(home, "tree"));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  const installed = readInstallation(home);
  if (installed === null) throw new Error(`DocumentDB was installed, but ${path.join(home, "tree")} is not readable.`);
  return installed;
}

async function build(work: string, source: DebianSource): Promise<Record> {
  const reached: string[] = [];
  for (const suite of SUITES) {
    const apt = await openApt(path.join(work, suite), source, suite);
    if (apt === null) continue;
    reached.push(suite);
    const found = await apt.findDocumentDb();
    if (found === null) continue;
    for (const isComplete of [false, true]) {
      const root = path.join(work, "tree");
      rmSync(root, { recursive: true, force: true });
      const missing = await buildServerTree(await apt.download(found.name, isComplete), root, found.postgresMajor);
      if (missing.length === 0) return { package: found.name, version: found.version, postgresMajor: found.postgresMajor, suite };
      if (isComplete)
        throw new Error(`${found.name} ${found.version} does not run from a folder, libraries are missing: ${missing.join(", ")}`);
    }
  }
  if (reached.length > 0)
    throw new UnavailableError(`The mirror's suites ${reached.join(" and ")} have no package of DocumentDB.\n${NEEDS}`);
  throw new UnavailableError(`The mirror does not answer, or apt does not trust it (keyring ${source.keyring}).\n${NEEDS}`);
}

function readInstallation(home: string): Installation | null {
  const file = path.join(home, "tree", "installed.json");
  if (!existsSync(file)) return null;
  const record = recordSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  const description = `${record.package} ${record.version} (${record.suite})`;
  return { tree: serverTree(path.join(home, "tree"), record.postgresMajor), home, version: record.version, description };
}

/** Outside the project: the server's own user has to reach it, and every clone may share it. */
function homeFolder(): string {
  if (process.env.DOCUMENTDB_HOME) return path.resolve(process.env.DOCUMENTDB_HOME);
  if (process.getuid?.() === 0) return "/var/cache/aegis-documentdb";
  return path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), ".cache"), "aegis-documentdb");
}

function requireSource(): DebianSource {
  const lacking = ["apt-get", "dpkg-deb", "setpriv"].filter((name) => findExecutable([name]) === null);
  if (!isSupportedMachine() || lacking.length > 0) throw new UnavailableError(NEEDS);
  const given = process.env.DOCUMENTDB_MIRROR;
  const source = given ? { mirror: given, keyring: DEBIAN_KEYRING } : findDebianSource(readAptSources("/etc/apt"));
  if (source === null || !existsSync(source.keyring)) throw new UnavailableError(NEEDS);
  return source;
}

function readAptSources(dir: string): { name: string; text: string }[] {
  const parts = path.join(dir, "sources.list.d");
  const names = existsSync(parts) ? readdirSync(parts).map((name) => path.join(parts, name)) : [];
  return [path.join(dir, "sources.list"), ...names]
    .filter((name) => /\.(?:list|sources)$/.test(name) && existsSync(name))
    .map((name) => ({ name, text: readFileSync(name, "utf8") }));
}
