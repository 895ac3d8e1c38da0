import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import pg from "pg";
import { exitOf } from "../../child-script.ts";
import type { ServerTree } from "../install/server-tree.ts";
import { asServerUser } from "./server-user.ts";

/** "cleanly" leaves files another server can start from; "now" is for data that is thrown away. */
type Ending = "cleanly" | "now";

export type PostgresProcess = { connection: pg.ClientConfig; stop(ending: Ending): Promise<void> };

const START_TIMEOUT_MS = 60_000;
const CONNECT_EVERY_MS = 50;
const STOP_TIMEOUT_MS = 10_000;

/** Data that lives as long as a test run: nothing waits for a disk. Only a socket in the data's own folder is listened on. */
const SETTINGS = {
  listen_addresses: "",
  max_connections: "100",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  jit: "off",
  log_min_messages: "fatal",
  shared_preload_libraries: "pg_cron,pg_documentdb_core,pg_documentdb,pg_documentdb_extended_rum",
  // Expired documents are removed by the gateway, and indexes are built in the foreground: no job of the extension has to run.
  "cron.database_name": "postgres",
  "cron.launch_active_jobs": "off",
};

export async function startPostgres(tree: ServerTree, folder: string): Promise<PostgresProcess> {
  const data = path.join(folder, "data");
  // The extension creates collections over a connection of its own to the server it runs in.
  const socket = { unix_socket_directories: folder, "documentdb.localhost_connection_string": `host=${folder}` };
  const settings = Object.entries({ ...SETTINGS, ...socket }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn("setpriv", [...asServerUser(), path.join(tree.bin, "postgres"), "-D", data, ...settings], {
    cwd: folder,
    // Detached: Ctrl-C in the terminal must not take the server away before the gateway has finished with it.
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const words = lastWords(child);
  const connection: pg.ClientConfig = { host: folder, user: "postgres", database: "postgres" };
  const stop = (ending: Ending) => stopPostgres(child, ending);
  try {
    await untilReady(child, connection);
  } catch (error) {
    await stop("now");
    throw new Error(`PostgreSQL did not start: ${words().trim() || "it said nothing"}`, { cause: error });
  }
  return { connection, stop };
}

async function untilReady(child: ChildProcess, connection: pg.ClientConfig): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const client = new pg.Client(connection);
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      await client.end().catch(() => {});
      if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, CONNECT_EVERY_MS));
    }
  }
}

async function stopPostgres(child: ChildProcess, ending: Ending): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(ending === "now" ? "SIGQUIT" : "SIGINT");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
  await exitOf(child);
  clearTimeout(timer);
}

function lastWords(child: ChildProcess): () => string {
  let text = "";
  child.stderr?.on("data", (piece: Buffer) => {
    text = (text + piece.toString()).slice(-2_000);
  });
  return () => text;
}
