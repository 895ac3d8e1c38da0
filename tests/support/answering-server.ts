import { createServer, type IncomingMessage } from "node:http";
import { afterAll, beforeAll } from "vitest";

export type Heard = { method: string; url: string; headers: IncomingMessage["headers"]; body: string };

/** A vendor on the wire for one test file: answers whatever `answer` is set to, and keeps what it was asked. */
export type AnsweringServer = { calls: Heard[]; answer: { status: number; body: string }; baseUrl: string };

export function startAnsweringServer(): AnsweringServer {
  const self: AnsweringServer = { calls: [], answer: { status: 200, body: "{}" }, baseUrl: "" };
  const server = createServer(async (incoming, outgoing) => {
    const pieces: Buffer[] = [];
    for await (const piece of incoming) pieces.push(Buffer.from(piece));
    const { method = "", url = "", headers } = incoming;
    self.calls.push({ method, url, headers, body: Buffer.concat(pieces).toString() });
    const { status, body } = self.answer;
    outgoing.writeHead(status, { "content-type": "application/json", location: "http://127.0.0.1:9/" }).end(body);
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    self.baseUrl = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  });
  afterAll(() => server.close());
  return self;
}
