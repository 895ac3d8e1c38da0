import { createServer } from "node:http";
import { gunzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { defineRoute } from "../../../api/_http/define-route.ts";
import { routes } from "../../../api/_routes/registry.ts";
import { createHarness } from "../../support/harness.ts";

const CANARIES = {
  mail: "canary.person@mail.example",
  token: "canary-token-4f1d9a",
  text: "The canary's quarterly figures",
  connection: "mongodb://canaryuser:canarypass@db.example/aegis",
  cookie: "canary-cookie-8e2",
  query: "canary-query-77c",
};

/** An error tracker's door: it takes envelopes, whatever is in them. */
const envelopes: string[] = [];
const tracker = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const body = Buffer.concat(chunks);
    envelopes.push(`${request.url}\n${request.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body}`);
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
});
await new Promise<void>((resolve) => tracker.listen(0, "127.0.0.1", resolve));
afterAll(() => tracker.close());
const address = tracker.address();
const port = typeof address === "object" && address ? address.port : 0;

const brokenRoute = defineRoute({
  method: "post",
  path: "/broken",
  summary: "Fails as a driver does, with what it was given in its words",
  access: "public",
  limit: null,
  body: z.object({ text: z.string() }),
  output: z.object({}),
  errors: [],
  handle: async ({ body }) => {
    const cause = Object.assign(new Error(`connect ${CANARIES.connection}`), { config: { token: CANARIES.token } });
    throw Object.assign(new Error(`${body.text} of ${CANARIES.mail}`, { cause }), { document: { mail: CANARIES.mail, text: body.text } });
  },
});

const harness = await createHarness({
  routes: [...routes, brokenRoute],
  environment: { SENTRY_DSN: `http://key@127.0.0.1:${port}/1` },
});

test("what reaches the error tracker says which error it was, where and in which request, and nothing a person sent or is", async () => {
  const response = await harness.call("POST", `/api/broken?note=${CANARIES.query}`, {
    body: { text: CANARIES.text },
    headers: { authorization: `Bearer ${CANARIES.token}`, cookie: `session=${CANARIES.cookie}`, "user-agent": CANARIES.cookie },
  });
  expect(response.status).toBe(500);
  const { requestId } = z.object({ requestId: z.string() }).parse(await response.json());
  const event = envelopes.find((envelope) => envelope.includes('"type":"event"')) ?? "";
  expect(event).toContain(requestId);
  expect(event).toContain('"route":"/broken"');
  expect(event).toContain("error-reports.test.ts");
  for (const [name, canary] of Object.entries(CANARIES)) expect(envelopes.join("\n"), name).not.toContain(canary);
});
