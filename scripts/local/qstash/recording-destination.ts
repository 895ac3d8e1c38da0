import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export type ReceivedRequest = { method: string; url: string; headers: IncomingHttpHeaders; body: string; bytes: Buffer };
export type DestinationReply = { status: number; headers?: Record<string, string>; body?: string } | "hang" | "reset";

export type RecordingDestination = { url: string; received: ReceivedRequest[]; close(): Promise<void> };

/** A destination for tests: keeps every request and answers as told, 200 by default. */
export async function startRecordingDestination(
  reply: (request: ReceivedRequest, count: number) => DestinationReply | Promise<DestinationReply> = () => ({ status: 200 }),
): Promise<RecordingDestination> {
  const received: ReceivedRequest[] = [];
  let url = "";
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const request = {
      method: incoming.method ?? "",
      url: `${url}${incoming.url}`,
      headers: incoming.headers,
      body: bytes.toString(),
      bytes,
    };
    received.push(request);
    const answer = await reply(request, received.length);
    if (answer === "hang") return;
    if (answer === "reset") return void incoming.socket.resetAndDestroy();
    outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${portOf(server.address())}`;
  return {
    url,
    received,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The server does not listen on a port.");
  return address.port;
}
