import { createServer } from "node:http";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { defineRoute } from "../../../api/_http/define-route.ts";
import { routes } from "../../../api/_routes/registry.ts";
import { NO_QUEUE, startConversation } from "../../support/conversation.ts";
import { createHarness } from "../../support/harness.ts";

const CANARY = "canary5b1e";
const TRACE = "0af7651916cd43dd8448eb211c80319c";
const PARENT = "b7ad6b7169203331";

/** An OTLP/HTTP receiver, as much of it as an exporter sees. */
const bodies: string[] = [];
const keys: unknown[] = [];
let status = 200;
const receiver = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    if (request.url === "/v1/traces" && status === 200) bodies.push(Buffer.concat(chunks).toString("utf8"));
    keys.push(request.headers["x-receiver-key"]);
    response.writeHead(status, { "content-type": "application/json" }).end("{}");
  });
});
await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
afterAll(() => receiver.close());
const address = receiver.address();
const endpoint = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;

const brokenRoute = defineRoute({
  method: "post",
  path: "/broken",
  summary: "Fails with what it was given in its words",
  access: "public",
  limit: null,
  body: z.object({ how: z.string() }),
  output: z.object({}),
  errors: [],
  handle: async ({ body }) => {
    throw new Error(body.how);
  },
});
const harness = await createHarness({
  routes: [...routes, brokenRoute],
  environment: { ...NO_QUEUE, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_HEADERS: "x-receiver-key=a%20key" },
});

const valueSchema = z.object({ stringValue: z.string().optional(), intValue: z.union([z.number(), z.string()]).optional() });
const spanSchema = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  kind: z.number(),
  attributes: z.array(z.object({ key: z.string(), value: valueSchema })),
  status: z.object({ code: z.number() }),
});
const exportSchema = z.object({ resourceSpans: z.array(z.object({ scopeSpans: z.array(z.object({ spans: z.array(spanSchema) })) })) });
type ReceivedSpan = Omit<z.infer<typeof spanSchema>, "attributes"> & { attributes: Record<string, unknown> };

async function received(): Promise<ReceivedSpan[]> {
  await harness.runtime.deps.measuring.flush();
  return bodies
    .flatMap((body) => exportSchema.parse(JSON.parse(body)).resourceSpans)
    .flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
    .map((span) => ({
      ...span,
      attributes: Object.fromEntries(span.attributes.map(({ key, value }) => [key, value.stringValue ?? Number(value.intValue)])),
    }));
}

test("a turn is one trace from the request to the model's answer, in GenAI's words and without a word of its own", async () => {
  const talk = await startConversation(harness);
  const turn = await talk.send(`Say nothing of ${CANARY}`);
  await harness.signedCallback("/api/jobs/run", { job: "chat.run-turn", orgId: talk.person.orgId, id: turn });
  await harness.call("POST", "/api/broken", {
    body: { how: `${CANARY} in an error` },
    headers: { "x-canary": CANARY, cookie: `a=${CANARY}` },
  });
  await harness.call("GET", `/api/chat/list?${CANARY}=${CANARY}`, { as: talk.person });
  const spans = await received();
  const call = spans.find(({ name }) => name === "chat demo-1");
  const job = spans.find(({ spanId }) => spanId === call?.parentSpanId);
  expect(call?.attributes).toMatchObject({
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": "demo",
    "gen_ai.request.model": "demo-1",
    "gen_ai.usage.output_tokens": expect.any(Number),
  });
  expect(job?.name).toBe("job chat.run-turn");
  const request = spans.find(({ spanId }) => spanId === job?.parentSpanId);
  expect(request).toMatchObject({ name: "POST /jobs/run", kind: 2, attributes: { "http.response.status_code": 200 } });
  const stages = spans.filter(({ name, parentSpanId }) => name.startsWith("guard ") && parentSpanId === job?.spanId);
  expect(new Set(stages.map(({ name }) => name))).toEqual(new Set(["guard guard_in", "guard guard_out"]));
  expect(spans.find(({ name }) => name === "POST /broken")).toMatchObject({ status: { code: 2 }, attributes: { "error.type": "500" } });
  expect(bodies.join("\n")).not.toContain(CANARY);
  expect(new Set(keys)).toEqual(new Set(["a key"]));
});

test("a caller's trace goes on here; what is none begins a new one", async () => {
  await harness.call("GET", "/api/version", { headers: { traceparent: `00-${TRACE}-${PARENT}-01` } });
  await harness.call("GET", "/api/version", { headers: { traceparent: `00-${"0".repeat(32)}-${PARENT}-01` } });
  const spans = (await received()).filter(({ name }) => name === "GET /version");
  expect(spans.map(({ traceId, parentSpanId }) => [traceId === TRACE, parentSpanId ?? ""])).toEqual([
    [true, PARENT],
    [false, ""],
  ]);
});

test("a receiver that refuses costs no answer, and is complained of once", async () => {
  status = 400;
  for (let round = 0; round < 3; round += 1) {
    expect((await harness.call("GET", "/api/version")).status).toBe(200);
    await harness.runtime.deps.measuring.flush();
  }
  expect(harness.logs.filter((line) => line.includes("spans could not be sent"))).toHaveLength(1);
});
