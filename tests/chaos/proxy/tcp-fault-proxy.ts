import { once } from "node:events";
import net from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/*
 * A socket-level door in front of a service that can go wrong the ways a network does. It knows no protocol: a fault that
 * concerns one kind of request gets a predicate over the bytes of the request, and every bite is counted, so that a fault
 * that changed nothing is noticed.
 */

/** `isForwarded`: the service did the work, and only its answer never arrives as it was (a lost acknowledgement). */
export type ReplyFault = {
  type: "reply";
  to: (request: Buffer) => boolean;
  times: number;
  isForwarded: boolean;
  outcome: { type: "reset" } | { type: "silence" } | { type: "answer"; bytes: string };
};

export type TcpFault =
  /** Nobody listens, and what was connected is cut. */
  | { type: "refuse" }
  /** Connections stand, and nothing passes in either direction until the fault ends. */
  | { type: "freeze" }
  | { type: "delay"; delayMs: number }
  /** Each connection ends after so many bytes towards its client. */
  | { type: "reset-after"; bytes: number }
  /** Changes nothing: counts the replies a fault of the service itself shows in. */
  | { type: "watch"; reply: (bytes: Buffer) => boolean }
  | ReplyFault;

export type TcpFaultProxy = {
  port: number;
  /** A promise, because a refused port has to listen again. */
  setFault(fault: TcpFault | null): Promise<void>;
  /** How often a fault changed what a client saw, since the start. */
  bites(): number;
  connectionCount(): number;
  close(): Promise<void>;
};

type Pair = { client: net.Socket; service: net.Socket; replyBytes: number; spoiled: ReplyFault | null; isMuted: boolean };

type State = {
  fault: TcpFault | null;
  bites: number;
  pairs: Set<Pair>;
  /** Ends the waits of a frozen door. */
  changed: PromiseWithResolvers<void>;
};

export async function startTcpFaultProxy(service: { host: string; port: number }): Promise<TcpFaultProxy> {
  const state: State = { fault: null, bites: 0, pairs: new Set(), changed: Promise.withResolvers() };
  const server = net.createServer({ noDelay: true }, (client) => connect(state, client, net.connect({ ...service, noDelay: true })));
  await listen(server, 0);
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    port,
    async setFault(fault) {
      state.fault = fault;
      state.changed.resolve();
      state.changed = Promise.withResolvers();
      if (fault?.type === "refuse") {
        if (server.listening) server.close();
        state.bites += cutAll(state);
      } else if (!server.listening) await listen(server, port);
    },
    bites: () => state.bites,
    connectionCount: () => state.pairs.size,
    async close() {
      state.fault = null;
      state.changed.resolve();
      const closed = server.listening ? new Promise((resolve) => server.close(resolve)) : null;
      cutAll(state);
      await closed;
    },
  };
}

function connect(state: State, client: net.Socket, service: net.Socket): void {
  const pair: Pair = { client, service, replyBytes: 0, spoiled: null, isMuted: false };
  state.pairs.add(pair);
  for (const [one, other] of [
    [client, service],
    [service, client],
  ] as const) {
    one.on("error", () => other.destroy());
    one.on("close", () => {
      state.pairs.delete(pair);
      other.destroy();
    });
  }
  void pump(client, service, (chunk) => passRequest(state, pair, chunk));
  void pump(service, client, (chunk) => passReply(state, pair, chunk));
}

/** In order and one piece after the other, so that a held piece holds everything behind it. */
async function pump(from: net.Socket, to: net.Socket, pass: (chunk: Buffer) => Promise<Buffer | null>): Promise<void> {
  try {
    for await (const chunk of from) {
      const passed = await pass(chunk);
      if (passed && !to.destroyed && !to.write(passed)) await once(to, "drain");
    }
    to.end();
  } catch {
    to.destroy();
  }
}

async function passRequest(state: State, pair: Pair, chunk: Buffer): Promise<Buffer | null> {
  await hold(state);
  const { fault } = state;
  if (pair.isMuted) return null;
  if (fault?.type === "delay") {
    state.bites += 1;
    await wait(fault.delayMs);
  }
  if (fault?.type !== "reply" || fault.times <= 0 || !fault.to(chunk)) return chunk;
  fault.times -= 1;
  if (fault.isForwarded) {
    pair.spoiled = fault;
    return chunk;
  }
  // The rest of this request must not reach the service either.
  pair.isMuted = true;
  spoil(state, pair, fault);
  return null;
}

async function passReply(state: State, pair: Pair, chunk: Buffer): Promise<Buffer | null> {
  await hold(state);
  const { fault } = state;
  if (pair.spoiled) {
    spoil(state, pair, pair.spoiled);
    pair.spoiled = null;
    return null;
  }
  if (fault?.type === "watch" && fault.reply(chunk)) state.bites += 1;
  pair.replyBytes += chunk.length;
  if (fault?.type !== "reset-after" || pair.replyBytes < fault.bytes) return chunk;
  state.bites += 1;
  const kept = chunk.subarray(0, Math.max(0, chunk.length - (pair.replyBytes - fault.bytes)));
  pair.client.write(kept, () => pair.client.resetAndDestroy());
  return null;
}

async function hold(state: State): Promise<void> {
  if (state.fault?.type !== "freeze") return;
  state.bites += 1;
  while (state.fault?.type === "freeze") await state.changed.promise;
}

function spoil(state: State, { client }: Pair, { outcome }: ReplyFault): void {
  state.bites += 1;
  if (outcome.type === "reset") client.resetAndDestroy();
  else if (outcome.type === "answer") client.end(outcome.bytes);
}

function cutAll({ pairs }: State): number {
  const count = pairs.size;
  for (const { client, service } of pairs) {
    client.resetAndDestroy();
    service.destroy();
  }
  return count;
}

/** A port that was given up for a moment may be in somebody's hands for another moment. */
async function listen(server: net.Server, port: number): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      server.listen(port, "127.0.0.1");
      await once(server, "listening");
      return;
    } catch (error) {
      if (attempt === 20) throw error;
      await wait(50);
    }
  }
}
