import { createServer, type Socket } from "node:net";
import { afterAll } from "vitest";

/** Accepts every connection and never says a word: the worst way a service can be away. Ends with the test file. */
export async function startSilentServer(): Promise<{ port: number }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("The silent server has no address.");
  return { port: address.port };
}
