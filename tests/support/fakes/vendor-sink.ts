import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { afterAll } from "vitest";

export type SinkCall = { method: string; url: string; headers: IncomingMessage["headers"]; body: string };
export type SinkAnswer = { status?: number; body?: string; type?: string } | "silence" | "reset";

/** A server that writes down whatever reaches it and answers as a test says. */
export type VendorSink = {
  url: string;
  port: number;
  calls: SinkCall[];
  /** Connections too, of which not one byte has to have come. */
  connections(): number;
  answer: (call: SinkCall) => SinkAnswer;
};

export async function startVendorSink(answer: VendorSink["answer"] = () => ({})): Promise<VendorSink> {
  let connections = 0;
  const calls: SinkCall[] = [];
  const server = createServer((incoming, outgoing) => void serve(sink, incoming, outgoing));
  server.on("connection", () => {
    connections += 1;
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const port = portOf(server);
  const sink: VendorSink = { url: `http://127.0.0.1:${port}`, port, calls, connections: () => connections, answer };
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return sink;
}

async function serve(sink: VendorSink, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(Buffer.from(piece));
  const { method = "", url = "", headers } = incoming;
  const call = { method, url, headers, body: Buffer.concat(pieces).toString("utf8") };
  sink.calls.push(call);
  const answer = sink.answer(call);
  if (answer === "silence") return;
  if (answer === "reset") incoming.socket.destroy();
  else outgoing.writeHead(answer.status ?? 200, { "content-type": answer.type ?? "application/json" }).end(answer.body ?? "{}");
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The sink does not listen.");
  return address.port;
}
