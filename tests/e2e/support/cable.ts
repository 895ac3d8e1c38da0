import net from "node:net";

/**
 * The wire between the browser and the product: a plain TCP forwarder that can be cut. The browser's own offline switch leaves open
 * connections alone, so it cannot show what happens to a stream when the network goes away; this resets them and refuses new ones.
 */
export type Cable = { port: number; cut(): void; mend(): void; close(): Promise<void> };

export async function layCable(targetPort: number): Promise<Cable> {
  const sockets = new Set<net.Socket>();
  let isCut = false;
  const keep = (socket: net.Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    // A reset is what this is for; the other end learns of it by its own close.
    socket.on("error", () => socket.destroy());
  };
  const server = net.createServer((near) => {
    keep(near);
    if (isCut) return near.resetAndDestroy();
    const far = net.connect(targetPort, "127.0.0.1");
    keep(far);
    near.pipe(far).pipe(near);
    near.once("close", () => far.destroy());
    far.once("close", () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const dropAll = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    port: address && typeof address === "object" ? address.port : 0,
    cut: () => {
      isCut = true;
      dropAll();
    },
    mend: () => {
      isCut = false;
    },
    close: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      dropAll();
      return closed;
    },
  };
}
