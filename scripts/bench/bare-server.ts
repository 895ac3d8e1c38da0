import http from "node:http";

/** The yardstick: what node:http does with the same answer and nothing around it. */
const server = http.createServer((_request, response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.end('{"status":"live"}');
});
process.on("disconnect", () => process.exit(0));
server.listen(Number(process.argv[2]), "127.0.0.1", () => process.send?.({ type: "ready" }));
