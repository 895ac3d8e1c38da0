// What each type of integration is made of. A "secret" is encrypted and never shown; a "bound" field says where the secret goes, so it
// changes only together with it; a "plain" one changes freely.

import type { IntegrationType } from "./schema.ts";

export type FieldKind = "secret" | "bound" | "plain";

export type FieldSpec = {
  name: string;
  label: string;
  kind: FieldKind;
  isRequired: boolean;
  pattern: RegExp;
  /** What is wrong when the pattern does not fit. */
  advice: string;
  /** How real values begin. Another type's beginning is a mix-up; an unknown one is not. */
  prefix?: string;
  placeholder?: string;
  /** An address our requests go to. */
  isAddress?: true;
};

export type IntegrationSpec = {
  type: IntegrationType;
  title: string;
  purpose: string;
  docs: string;
  /** The secret whose end is shown. */
  shown: string;
  /** Several of one type beside each other. */
  isMany: boolean;
  fields: readonly FieldSpec[];
};

/** It goes into a header as it is. */
const VISIBLE = /^[!-~]{8,512}$/;
const VISIBLE_ADVICE = "8 to 512 printable characters without spaces.";
const FREE_TEXT = /^[^\p{Cc}]{1,200}$/u;

const secret = (name: string, label: string, prefix?: string): FieldSpec => ({
  ...{ name, label, kind: "secret", isRequired: true, pattern: VISIBLE, advice: VISIBLE_ADVICE },
  ...(prefix !== undefined && { prefix, placeholder: `${prefix}…` }),
});

const plain = (name: string, label: string, pattern: RegExp, advice: string): FieldSpec => ({
  ...{ name, label, kind: "plain", isRequired: false, pattern, advice },
});

const model = plain("model", "Default model", /^[\w.:/@-]{1,200}$/, "A model's name, without spaces.");

function vendor(type: IntegrationType, title: string, prefix: string, docs: string, more: readonly FieldSpec[] = []): IntegrationSpec {
  const fields = [secret("apiKey", "API key", prefix), ...more, model];
  return { type, title, purpose: "Answers of AI models", docs, shown: "apiKey", isMany: false, fields };
}

const baseUrl: FieldSpec = {
  ...{ name: "baseUrl", label: "Base URL", kind: "bound", isRequired: false, isAddress: true },
  ...{
    pattern: /^https?:\/\/\S{1,500}$/,
    advice: "An https address, such as https://api.openai.com/v1.",
    placeholder: "https://api.openai.com/v1",
  },
};

const SPECS: Readonly<Record<IntegrationType, IntegrationSpec>> = {
  openai: vendor("openai", "OpenAI", "sk-", "https://platform.openai.com/api-keys", [baseUrl]),
  claude: vendor("claude", "Claude", "sk-ant-", "https://platform.claude.com/settings/keys"),
  gemini: vendor("gemini", "Gemini", "AIza", "https://aistudio.google.com/api-keys"),
  groq: vendor("groq", "Groq", "gsk_", "https://console.groq.com/keys"),
  xai: vendor("xai", "xAI", "xai-", "https://console.x.ai"),
  gocardless: {
    ...{ type: "gocardless", title: "GoCardless", purpose: "Bank account data", shown: "secretKey", isMany: false },
    docs: "https://bankaccountdata.gocardless.com/user-secrets/",
    fields: [secret("secretId", "Secret ID"), secret("secretKey", "Secret key")],
  },
  telegram: {
    ...{ type: "telegram", title: "Telegram", purpose: "Alerts and commands by a bot", shown: "botToken", isMany: false },
    docs: "https://core.telegram.org/bots/features#botfather",
    fields: [
      {
        ...secret("botToken", "Bot token"),
        pattern: /^\d{5,20}:[\w-]{20,100}$/,
        advice: "Digits, a colon and the rest, as BotFather shows it.",
      },
      plain("chatId", "Chat", /^-?\d{1,20}$/, "A chat's number."),
    ],
  },
  sendgrid: {
    ...{ type: "sendgrid", title: "SendGrid", purpose: "Mail", shown: "apiKey", isMany: false },
    docs: "https://app.sendgrid.com/settings/api_keys",
    fields: [
      secret("apiKey", "API key", "SG."),
      plain("fromEmail", "Sender address", /^[^\s@]{1,64}@[^\s@]{3,255}$/, "An e-mail address that SendGrid has verified."),
      plain("fromName", "Sender name", FREE_TEXT, "Up to 200 characters."),
    ],
  },
  twilio: {
    ...{ type: "twilio", title: "Twilio", purpose: "Text messages", shown: "authToken", isMany: false },
    docs: "https://console.twilio.com",
    fields: [
      { ...plain("accountSid", "Account SID", /^AC[0-9a-f]{32}$/, "AC and 32 hexadecimal digits."), kind: "bound", isRequired: true },
      secret("authToken", "Auth token"),
      plain("phoneNumber", "Sender number", /^\+[1-9]\d{6,14}$/, "In international form, such as +14155550100."),
      plain("verifyServiceSid", "Verify service", /^VA[0-9a-f]{32}$/, "VA and 32 hexadecimal digits."),
    ],
  },
  webhook: {
    ...{ type: "webhook", title: "Webhook", purpose: "Events, signed, to a server of yours", shown: "signingSecret", isMany: true },
    docs: "https://www.standardwebhooks.com",
    fields: [
      // The path of such an address is often a secret itself.
      {
        ...secret("url", "Address"),
        pattern: /^https?:\/\/\S{3,2000}$/,
        advice: "An https address.",
        isAddress: true,
        placeholder: "https://example.com/hooks",
      },
      {
        ...secret("signingSecret", "Signing secret", "whsec_"),
        pattern: /^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/,
        advice: "whsec_ and 24 to 64 bytes in base64 (Standard Webhooks).",
      },
    ],
  },
};

export function getSpec(type: IntegrationType): IntegrationSpec {
  return SPECS[type];
}

/** The type that a value's beginning belongs to; the longest one counts. Null where none does. */
export function findSpecByPrefix(value: string): IntegrationSpec | null {
  const known = Object.values(SPECS).flatMap((spec) => spec.fields.flatMap(({ prefix }) => (prefix ? [{ spec, prefix }] : [])));
  const fitting = known.filter(({ prefix }) => value.startsWith(prefix)).toSorted((a, b) => b.prefix.length - a.prefix.length);
  return fitting[0]?.spec ?? null;
}
