import { createServer, type Server } from "node:net";

/** Longer than clients keep an idle connection: whoever closes first must not be the side that cannot know of a request under way. */
export const KEEP_ALIVE_MS = 65_000;

/** Free at the moment of asking; whoever binds it next may still lose a race and then says so. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}

/** Rejects with EADDRINUSE and its kind instead of throwing later. */
export function listen(server: Server, port: number, hostname: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, hostname, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/** Asked on both loopback addresses, because a browser tries both for "localhost". */
export async function isPortFree(port: number): Promise<boolean> {
  return (await canListen(port, "127.0.0.1")) && (await canListen(port, "::1"));
}

const TRIES = 20;

/** What to tell somebody whose port is taken: a free one close by, ready to paste. */
export async function portAdvice(port: number, command: string): Promise<string> {
  for (let candidate = port + 1; candidate <= Math.min(port + TRIES, 65_535); candidate += 1) {
    if (await isPortFree(candidate)) return `Port ${port} is taken by another program. Port ${candidate} is free: ${command} ${candidate}`;
  }
  return `Port ${port} is taken by another program. Choose a free one: ${command} N`;
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    // Only a taken port counts: a machine without IPv6 refuses ::1 with another code.
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code !== "EADDRINUSE"));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
