import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, realpathSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/*
 * Two processes that append to one journal lose each other's lines. The owner of a directory therefore listens on a socket
 * named after it: a killed owner no longer answers there, so unlike a file with a process id the lock cannot outlive it.
 */

/** Resolves with the function that gives the directory back; rejects while another process has it. */
export async function lockDirectory(dir: string): Promise<() => void> {
  mkdirSync(dir, { recursive: true });
  const path = socketPath(realpathSync(dir));
  if (await isAnswering(path)) throw new Error(`Another local QStash uses ${dir}. Stop it, or give this one a directory of its own.`);
  if (process.platform !== "win32") rmSync(path, { force: true });
  const server = createServer((socket) => socket.destroy());
  server.listen(path);
  await once(server, "listening");
  return () => {
    server.close();
  };
}

/** In the folder for temporary files: a path inside `dir` may be longer than a socket's name can be. */
function socketPath(dir: string): string {
  const name = `aegis-qstash-${createHash("sha256").update(dir).digest("hex").slice(0, 16)}`;
  return process.platform === "win32" ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

function isAnswering(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.on("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}
