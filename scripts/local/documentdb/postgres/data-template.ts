// Creating a cluster and the extension takes seconds; copying the files of one that has both takes a fraction of one.
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { Installation } from "../install/install.ts";
import { moveIntoPlace } from "../install/move-into-place.ts";
import { runTool } from "../install/run-tool.ts";
import { startPostgres } from "./postgres-process.ts";
import { asServerUser, serverUser } from "./server-user.ts";

/** A folder of the server's own with a fresh cluster in `data`; the caller removes the folder. */
export async function createServerFolder(installation: Installation): Promise<string> {
  const template = path.join(installation.home, `template-${installation.version}`);
  if (!existsSync(template)) await createTemplate(installation, template);
  removeLeftovers();
  const folder = createFolder();
  await runTool("cp", ["-a", template, path.join(folder, "data")]);
  return folder;
}

const FOLDER_PREFIX = "documentdb-";
const ABANDONED_AFTER_MS = 10 * 60_000;

/** In the system's temporary folder: the server's user reaches it, and the path of a socket may have 107 characters at most. */
function createFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), FOLDER_PREFIX));
  const user = serverUser();
  if (user !== null) chownSync(folder, user.uid, user.gid);
  return folder;
}

/** Of runs that were killed: nobody was left to remove their folder. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(FOLDER_PREFIX))) {
    const folder = path.join(tmpdir(), name);
    if (isAbandoned(folder)) rmSync(folder, { recursive: true, force: true });
  }
}

function isAbandoned(folder: string): boolean {
  try {
    const pidFile = path.join(folder, "data", "postmaster.pid");
    if (!existsSync(pidFile)) return Date.now() - statSync(folder).mtimeMs > ABANDONED_AFTER_MS;
    const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
    return !existsSync(`/proc/${pid}`);
  } catch {
    // Somebody else's, or being removed at this moment.
    return false;
  }
}

async function createTemplate({ tree }: Installation, template: string): Promise<void> {
  const folder = createFolder();
  const data = path.join(folder, "data");
  try {
    const options = [
      "-D",
      data,
      "-U",
      "postgres",
      "--auth=trust",
      "--encoding=UTF8",
      "--locale-provider=builtin",
      "--locale=C.UTF-8",
      "-N",
    ];
    await runTool("setpriv", [...asServerUser(), path.join(tree.bin, "initdb"), ...options], { cwd: folder });
    const server = await startPostgres(tree, folder);
    try {
      await createExtensions(server.connection);
    } finally {
      await server.stop("cleanly");
    }
    const copy = mkdtempSync(`${template}-`);
    await runTool("cp", ["-a", data, path.join(copy, "data")]);
    moveIntoPlace(path.join(copy, "data"), template);
    rmSync(copy, { recursive: true, force: true });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function createExtensions(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query("CREATE EXTENSION documentdb CASCADE");
    // Its indexes are read in order; those of the first extension are sorted afterwards.
    await client.query("CREATE EXTENSION documentdb_extended_rum");
  } finally {
    await client.end();
  }
}
