// The cheapest call that only a good secret gets an answer to, for each vendor, and what its answers mean. Only statuses and the shape
// of a good answer are read: a vendor's words may quote the secret.

import { z } from "zod";
import type { GuardedReply, GuardedRequest } from "../../platform/outbound/guarded-fetch.ts";
import { trimEndOf } from "../../platform/trim-end-of.ts";
import type { IntegrationType, TestFailure } from "../schema.ts";
import { signWebhook } from "../standard-webhook.ts";

type Call = Omit<GuardedRequest, "timeoutMs">;
type Values = { secret(name: string): string; plain(name: string): string | undefined };
/** `base` is the vendor's address, or that of its stand-in. */
export type TestCall = {
  base: string;
  call(values: Values, base: string, moment: { id: string; at: number }): Call;
  /** What a good answer holds; left out where its status says all. */
  shape?: z.ZodType;
  /** Statuses that mean a wrong secret beside 401 and 403. */
  alsoRefused?: readonly number[];
};

const get = (url: string, headers: Readonly<Record<string, string>>): Call => ({ method: "GET", url, headers });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const modelList = z.object({ data: z.array(z.looseObject({ id: z.string() })) });

const openAiLike = (base: string, path: string): TestCall => ({
  base,
  shape: modelList,
  // xAI answers 400 to a wrong key.
  alsoRefused: [400],
  call: ({ secret, plain }, root) => get(`${trimEndOf(plain("baseUrl") ?? root, "/")}${path}`, bearer(secret("apiKey"))),
});

export const TEST_CALLS: Readonly<Record<IntegrationType, TestCall>> = {
  openai: openAiLike("https://api.openai.com/v1", "/models"),
  groq: openAiLike("https://api.groq.com", "/openai/v1/models"),
  xai: openAiLike("https://api.x.ai/v1", "/models"),
  claude: {
    base: "https://api.anthropic.com",
    shape: modelList,
    call: ({ secret }, base) => get(`${base}/v1/models?limit=1`, { "x-api-key": secret("apiKey"), "anthropic-version": "2023-06-01" }),
  },
  gemini: {
    base: "https://generativelanguage.googleapis.com",
    shape: z.object({ models: z.array(z.looseObject({ name: z.string() })) }),
    // Google answers 400 to a wrong key.
    alsoRefused: [400],
    call: ({ secret }, base) => get(`${base}/v1beta/models?pageSize=1`, { "x-goog-api-key": secret("apiKey") }),
  },
  gocardless: {
    base: "https://bankaccountdata.gocardless.com",
    shape: z.object({ access: z.string(), access_expires: z.number() }),
    call: ({ secret }, base) => ({
      method: "POST",
      url: `${base}/api/v2/token/new/`,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ secret_id: secret("secretId"), secret_key: secret("secretKey") }),
    }),
  },
  telegram: {
    base: "https://api.telegram.org",
    shape: z.object({ ok: z.literal(true), result: z.looseObject({ id: z.number(), is_bot: z.literal(true) }) }),
    // Telegram answers 404 to a token of the wrong form.
    alsoRefused: [404],
    call: ({ secret }, base) => get(`${base}/bot${secret("botToken")}/getMe`, {}),
  },
  sendgrid: {
    base: "https://api.sendgrid.com",
    shape: z.object({ scopes: z.array(z.string()) }),
    call: ({ secret }, base) => get(`${base}/v3/scopes`, bearer(secret("apiKey"))),
  },
  twilio: {
    base: "https://api.twilio.com",
    shape: z.looseObject({ sid: z.string(), status: z.literal("active") }),
    // An account that does not exist.
    alsoRefused: [404],
    call: ({ secret, plain }, base) => {
      const sid = plain("accountSid") ?? "";
      const basic = Buffer.from(`${sid}:${secret("authToken")}`).toString("base64");
      return get(`${base}/2010-04-01/Accounts/${sid}.json`, { authorization: `Basic ${basic}` });
    },
  },
  webhook: {
    base: "",
    call: ({ secret }, _base, { id, at }) => {
      const body = JSON.stringify({ type: "aegis.ping", timestamp: new Date(at).toISOString(), data: {} });
      const signed = signWebhook(secret("signingSecret"), { id, at, body });
      return { method: "POST", url: secret("url"), headers: { "content-type": "application/json", ...signed }, body };
    },
  },
};

/** Null for a good answer. */
export function judgeReply({ shape, alsoRefused = [] }: TestCall, { status, body }: GuardedReply): TestFailure | null {
  if (status === 401 || status === 403 || alsoRefused.includes(status)) return "key_refused";
  if (status === 429) return "rate_limited";
  if (status >= 500) return "vendor_error";
  if (status < 200 || status > 299) return "unexpected_answer";
  if (!shape) return null;
  return shape.safeParse(parseJson(body)).success ? null : "unexpected_answer";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
