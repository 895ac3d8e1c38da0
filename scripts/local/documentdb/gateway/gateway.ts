import type { Socket } from "node:net";
import type { ClientConfig } from "pg";
import { replicaSetName } from "../../mongo/commands/session.ts";
import { createWireServer } from "../../mongo/wire.ts";
import { execute } from "./execute.ts";
import { startExpiry } from "./expiry.ts";
import type { Gateway } from "./gateway-state.ts";
import { createPool } from "./postgres-link.ts";

export type RunningGateway = { uri: string; close(): Promise<void> };

/** Speaks MongoDB's wire protocol on 127.0.0.1 and hands commands to DocumentDB. */
export async function startGateway(connection: ClientConfig, port = 0): Promise<RunningGateway> {
  const sockets = new Set<Socket>();
  const gateway: Gateway = {
    pool: createPool(connection),
    sessions: new Map(),
    cursors: new Map(),
    namespaces: new Set(),
    creating: Promise.resolve(),
    statisticsAt: new Map(),
    connections: sockets,
    port: 0,
  };
  const server = createWireServer((command) => execute(gateway, command), sockets);
  const listening = Promise.withResolvers<void>();
  server.once("error", listening.reject);
  server.listen(port, "127.0.0.1", listening.resolve);
  await listening.promise;
  const address = server.address();
  gateway.port = typeof address === "object" && address !== null ? address.port : 0;
  const stopExpiry = startExpiry(gateway);
  return {
    uri: `mongodb://127.0.0.1:${gateway.port}/?replicaSet=${replicaSetName}&directConnection=true`,
    async close() {
      await stopExpiry();
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      for (const socket of sockets) socket.destroy();
      await closed.promise;
      for (const { transaction } of gateway.sessions.values()) transaction?.client?.release(true);
      await gateway.pool.end();
    },
  };
}
