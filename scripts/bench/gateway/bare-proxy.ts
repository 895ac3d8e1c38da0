import { serve } from "@hono/node-server";
import { Hono } from "hono";

/** The yardstick: Hono in front and Node's own fetch (undici) behind, and nothing between them. */
const [port = "0", upstream = ""] = process.argv.slice(2);
const app = new Hono();
app.post("/v1/chat/completions", async (c) => {
  const headers = { "content-type": "application/json", authorization: c.req.header("authorization") ?? "" };
  const answer = await fetch(`${upstream}/chat/completions`, { method: "POST", headers, body: await c.req.text() });
  return new Response(answer.body, { status: answer.status, headers: { "content-type": answer.headers.get("content-type") ?? "" } });
});
process.on("disconnect", () => process.exit(0));
serve({ fetch: app.fetch, port: Number(port), hostname: "127.0.0.1" }, () => process.send?.({ type: "ready" }));
