import { once } from "node:events";
import http from "node:http";

/** An address that passes everything on to another one, and can be shut: connections end as they do when a machine goes away. */
export type Forwarder = {
  url: string;
  /** Where requests go from now on. */
  target(url: string): void;
  shut(): void;
  open(): void;
  /** Takes requests and never answers. */
  hang(): void;
  /** Requests to addresses with this beginning are passed on only after `release`. */
  hold(pathPrefix: string, release: Promise<void>): void;
  /** How many requests came while it was open. */
  count(): number;
  close(): Promise<void>;
};

export async function startForwarder(firstTarget: string): Promise<Forwarder> {
  let target = firstTarget;
  let mode: "open" | "shut" | "hanging" = "open";
  let count = 0;
  let held: { pathPrefix: string; release: Promise<void> } | null = null;
  const server = http.createServer(async (request, response) => {
    if (mode === "shut") return void request.socket.destroy();
    if (mode === "hanging") return;
    count += 1;
    if (held && request.url?.startsWith(held.pathPrefix)) await held.release;
    const onward = http.request(`${target}${request.url ?? "/"}`, { method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on("error", () => response.destroy());
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    response.on("close", () => onward.destroy());
    request.pipe(onward);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    target(url) {
      target = url;
    },
    shut() {
      mode = "shut";
      server.closeAllConnections();
    },
    open() {
      mode = "open";
    },
    hang() {
      mode = "hanging";
    },
    hold(pathPrefix, release) {
      held = { pathPrefix, release };
    },
    count: () => count,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
