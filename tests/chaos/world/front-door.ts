import { once } from "node:events";
import net from "node:net";

/** The deployment's one address: hands each connection to the next live worker, and holds it while there is none, as a host does in a cold start. */
export type FrontDoor = {
  url: string;
  add(port: number): void;
  remove(port: number): void;
  close(): Promise<void>;
};

export async function startFrontDoor(): Promise<FrontDoor> {
  const sockets = new Set<net.Socket>();
  const waiting = new Set<net.Socket>();
  let ports: readonly number[] = [];
  let next = 0;

  function connect(socket: net.Socket): void {
    const port = ports[next % ports.length];
    next += 1;
    if (port === undefined) {
      waiting.add(socket);
      return;
    }
    join(socket, net.connect({ port, host: "127.0.0.1" }), sockets);
  }
  const server = net.createServer({ pauseOnConnect: true }, (socket) => {
    sockets.add(socket);
    socket.on("close", () => {
      sockets.delete(socket);
      waiting.delete(socket);
    });
    socket.on("error", () => socket.destroy());
    connect(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    add(port) {
      ports = [...ports.filter((each) => each !== port), port];
      const held = [...waiting];
      waiting.clear();
      held.forEach(connect);
    },
    remove(port) {
      ports = ports.filter((each) => each !== port);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** What one side has sent before it went is still handed over. */
function join(socket: net.Socket, onward: net.Socket, sockets: Set<net.Socket>): void {
  sockets.add(onward);
  socket.pipe(onward);
  onward.pipe(socket);
  socket.resume();
  onward.on("error", () => socket.destroy());
  onward.on("close", () => {
    sockets.delete(onward);
    socket.destroySoon();
  });
  socket.on("close", () => onward.destroySoon());
}
