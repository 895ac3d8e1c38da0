import http from "node:http";

/** Forwards one request to a server on this machine, unbuffered in both directions; `port` may still be coming up. */
export async function forward(request: http.IncomingMessage, response: http.ServerResponse, port: () => Promise<number>): Promise<void> {
  let target: number;
  try {
    target = await port();
  } catch {
    response.writeHead(503, { "content-type": "text/plain", "retry-after": "1" }).end("The API does not start; see the terminal.");
    return;
  }
  const options = { host: "127.0.0.1", port: target, method: request.method, path: request.url, headers: request.headers, agent: false };
  const upstream = http.request(options, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage, answer.rawHeaders);
    response.flushHeaders();
    answer.pipe(response);
    answer.on("error", () => response.destroy());
  });
  upstream.on("error", (error) => {
    if (response.headersSent) response.destroy();
    else response.writeHead(502, { "content-type": "text/plain" }).end(`The API did not answer: ${error.message}`);
  });
  response.once("close", () => upstream.destroy());
  request.pipe(upstream);
}
