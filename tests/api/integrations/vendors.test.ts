import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Integration, IntegrationType } from "../../../lib/integrations/schema.ts";
import { type SinkCall, startVendorSink } from "../../support/fakes/vendor-sink.ts";
import { createHarness } from "../../support/harness.ts";

const SIGNING_KEY = Buffer.alloc(32, 5);
const WEBHOOK_SECRET = `whsec_${SIGNING_KEY.toString("base64")}`;
const SID = `AC${"0123456789abcdef".repeat(2)}`;
const models = JSON.stringify({ data: [{ id: "a-model" }] });

const sink = await startVendorSink();
const types = ["openai", "claude", "gemini", "groq", "xai", "gocardless", "telegram", "sendgrid", "twilio"] as const;
const harness = await createHarness({
  environment: { ALLOW_LOOPBACK_TARGETS: "true" },
  overrides: { outbound: { vendorUrls: Object.fromEntries(types.map((type) => [type, sink.url])), testTimeoutMs: 300 } },
});

type Row = {
  type: IntegrationType;
  fields: Record<string, string>;
  good: string;
  /** What the vendor has to have been asked. */
  asked: { method: string; url: string };
  proves(call: SinkCall): boolean;
};

const bearer = (key: string) => (call: SinkCall) => call.headers.authorization === `Bearer ${key}`;

const ROWS: readonly Row[] = [
  {
    type: "openai",
    fields: { apiKey: "sk-test-openai-0001" },
    good: models,
    asked: { method: "GET", url: "/models" },
    proves: bearer("sk-test-openai-0001"),
  },
  {
    type: "groq",
    fields: { apiKey: "gsk_test_groq_0001" },
    good: models,
    asked: { method: "GET", url: "/openai/v1/models" },
    proves: bearer("gsk_test_groq_0001"),
  },
  {
    type: "xai",
    fields: { apiKey: "xai-test-000000001" },
    good: models,
    asked: { method: "GET", url: "/models" },
    proves: bearer("xai-test-000000001"),
  },
  {
    type: "claude",
    fields: { apiKey: "sk-ant-test-00000001" },
    good: models,
    asked: { method: "GET", url: "/v1/models?limit=1" },
    proves: ({ headers }) => headers["x-api-key"] === "sk-ant-test-00000001" && headers["anthropic-version"] === "2023-06-01",
  },
  {
    type: "gemini",
    fields: { apiKey: "AIzaTestKey00000001" },
    good: JSON.stringify({ models: [{ name: "models/a" }] }),
    asked: { method: "GET", url: "/v1beta/models?pageSize=1" },
    proves: ({ headers }) => headers["x-goog-api-key"] === "AIzaTestKey00000001",
  },
  {
    type: "gocardless",
    fields: { secretId: "secret-id-00000001", secretKey: "secret-key-0000001" },
    good: JSON.stringify({ access: "token", access_expires: 86_400, refresh: "other" }),
    asked: { method: "POST", url: "/api/v2/token/new/" },
    proves: ({ body }) => body === JSON.stringify({ secret_id: "secret-id-00000001", secret_key: "secret-key-0000001" }),
  },
  {
    type: "telegram",
    fields: { botToken: "123456:ABC-def_0123456789-abcdefghi" },
    good: JSON.stringify({ ok: true, result: { id: 1, is_bot: true } }),
    asked: { method: "GET", url: "/bot123456:ABC-def_0123456789-abcdefghi/getMe" },
    proves: () => true,
  },
  {
    type: "sendgrid",
    fields: { apiKey: "SG.test-key-00000001" },
    good: JSON.stringify({ scopes: ["mail.send"] }),
    asked: { method: "GET", url: "/v3/scopes" },
    proves: bearer("SG.test-key-00000001"),
  },
  {
    type: "twilio",
    fields: { accountSid: SID, authToken: "0123456789abcdef0123456789abcdef" },
    good: JSON.stringify({ sid: SID, status: "active" }),
    asked: { method: "GET", url: `/2010-04-01/Accounts/${SID}.json` },
    proves: ({ headers }) => headers.authorization === `Basic ${Buffer.from(`${SID}:0123456789abcdef0123456789abcdef`).toString("base64")}`,
  },
  {
    type: "webhook",
    fields: { url: `${sink.url}/hooks`, signingSecret: WEBHOOK_SECRET },
    good: "",
    asked: { method: "POST", url: "/hooks" },
    proves: ({ headers, body }) => {
      const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
      return headers["webhook-signature"] === `v1,${createHmac("sha256", SIGNING_KEY).update(signed).digest("base64")}`;
    },
  },
];

describe.each(ROWS)("$type", ({ type, fields, good, asked, proves }) => {
  test("is connected only after the vendor itself has taken the secret, and says why when it has not", async () => {
    const person = await harness.createPerson();
    const created = await harness.json<Integration>("POST", "/api/integrations", { as: person, body: { type, fields } });
    expect(created).toMatchObject({ status: "untested", lastTestedAt: null, isUsed: false, scope: "personal" });
    const probe = () => harness.json<Integration>("POST", `/api/integrations/${created.id}/test`, { as: person });
    const answers = [
      [() => ({ status: 401, body: `{"error":"wrong key ${Object.values(fields)[0]}"}` }), "key_refused"],
      [() => ({ status: 403 }), "key_refused"],
      [() => ({ status: 429 }), "rate_limited"],
      [() => ({ status: 503 }), "vendor_error"],
      [() => ({ status: 302 }), "unexpected_answer"],
      [() => "silence" as const, "timeout"],
      [() => "reset" as const, "unreachable"],
      ...(type === "webhook"
        ? []
        : ([
            [() => ({ body: "no json" }), "unexpected_answer"],
            [() => ({ body: JSON.stringify({ ok: false }) }), "unexpected_answer"],
            [() => ({ body: "[".repeat(2_000_000) }), "unexpected_answer"],
          ] as const)),
    ] as const;
    for (const [answer, reason] of answers) {
      sink.answer = answer;
      expect(await probe(), reason).toMatchObject({ status: "failed", reason, isUsed: false });
    }
    sink.calls.length = 0;
    sink.answer = () => ({ body: good });
    expect(await probe()).toMatchObject({ status: "connected", reason: null, isUsed: true, lastTestedAt: expect.any(String) });
    expect(sink.calls).toHaveLength(1);
    expect(sink.calls[0]).toMatchObject(asked);
    expect(sink.calls.every(proves)).toBe(true);
    // Down for a moment is no reason to stop using it; refused is.
    sink.answer = () => ({ status: 500 });
    expect(await probe()).toMatchObject({ status: "failed", isUsed: true });
    sink.answer = () => ({ status: 401 });
    expect(await probe()).toMatchObject({ status: "failed", isUsed: false });
  });
});

test("every type has a row here", () => {
  expect(ROWS.map((row) => row.type).toSorted()).toEqual([...types, "webhook"].toSorted());
});
