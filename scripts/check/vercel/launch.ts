import http from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** Stands in for the host: imports one built function and gives it requests. Answers are passed on as they come, or an SSE check is blind. */
const [folder = "", handler = "", port = "0"] = process.argv.slice(2);
process.chdir(folder);
const startedAt = performance.now();
const loaded: { default?: { fetch?: (request: Request) => Response | Promise<Response> } } = await import(
  pathToFileURL(path.join(folder, handler)).href
);
const importMs = performance.now() - startedAt;
const app = loaded.default;
if (typeof app?.fetch !== "function") throw new Error("The function's default export has no fetch.");

const server = http.createServer(async (incoming, outgoing) => {
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  try {
    const answer = await app.fetch?.(await toRequest(incoming, gone.signal));
    if (!answer) return;
    outgoing.writeHead(answer.status, [...answer.headers].flat());
    if (answer.body) for await (const chunk of answer.body) outgoing.write(chunk);
    outgoing.end();
  } catch (error) {
    if (!gone.signal.aborted) console.error(error);
    outgoing.destroy();
  }
});
process.on("disconnect", () => process.exit(0));
server.listen(Number(port), "127.0.0.1", () => process.send?.({ type: "ready", importMs, sinceStartMs: performance.now() }));

async function toRequest(incoming: http.IncomingMessage, signal: AbortSignal): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) if (value !== undefined) headers.set(name, String(value));
  const method = incoming.method ?? "GET";
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(Buffer.from(piece));
  const body = method === "GET" || method === "HEAD" ? {} : { body: Buffer.concat(pieces) };
  return new Request(`http://${incoming.headers.host}${incoming.url}`, { method, headers, signal, ...body });
}
