import net from "node:net";

/** A socket-level door in front of a server: shut, it ends every connection and takes no new one, as a machine that is gone. */
export type TcpGate = { port: number; shut(): void; open(): void; close(): Promise<void> };

export async function startTcpGate(target: { host: string; port: number }): Promise<TcpGate> {
  const sockets = new Set<net.Socket>();
  let isShut = false;
  const server = net.createServer((socket) => {
    if (isShut) return void socket.destroy();
    const onward = net.connect(target);
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: typeof address === "object" && address ? address.port : 0,
    shut() {
      isShut = true;
      cut();
    },
    open() {
      isShut = false;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}
