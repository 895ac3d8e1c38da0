import { backupSettings } from "./env.backups.ts";
import { telegramSettings } from "./env.telegram.ts";
import { tracingOf } from "./env.tracing.ts";
import type { Values } from "./env.variables.ts";

/** The variables as code asks for them: by what they are for, null where a feature is not configured. */
export function shape(values: Values) {
  const isPreview = values.VERCEL_ENV === "preview";
  const baseUrl = new URL(isPreview && values.VERCEL_BRANCH_URL ? `https://${values.VERCEL_BRANCH_URL}` : values.NEXT_PUBLIC_APP_URL)
    .origin;
  const redisUrl = values.UPSTASH_REDIS_REST_URL;
  const redisToken = values.UPSTASH_REDIS_REST_TOKEN;
  return {
    nodeEnv: values.NODE_ENV,
    isVercel: values.VERCEL !== undefined,
    isPreview,
    baseUrl,
    version: values.NEXT_PUBLIC_APP_VERSION,
    /** The host's own name and address for this deployment. */
    deployment: values.VERCEL_DEPLOYMENT_ID === undefined ? null : { id: values.VERCEL_DEPLOYMENT_ID, url: values.VERCEL_URL ?? null },
    logLevel: values.LOG_LEVEL,
    corsOrigins: values.CORS_ORIGINS,
    metricsToken: values.METRICS_TOKEN ?? null,
    sentryDsn: values.SENTRY_DSN ?? null,
    tracing: tracingOf(values),
    alertEmails: values.ALERT_EMAIL,
    tickMinutes: values.QSTASH_TICK_MINUTES,
    cronSecret: values.CRON_SECRET,
    mongodbUri: values.MONGODB_URI,
    redisPrefix: values.REDIS_PREFIX,
    redis: values.REDIS_ENABLED && redisUrl && redisToken ? { url: redisUrl, token: redisToken } : null,
    qstash: {
      url: values.QSTASH_URL,
      token: values.QSTASH_TOKEN,
      currentSigningKey: values.QSTASH_CURRENT_SIGNING_KEY,
      nextSigningKey: values.QSTASH_NEXT_SIGNING_KEY,
      protectionBypass: isPreview ? (values.VERCEL_AUTOMATION_BYPASS_SECRET ?? null) : null,
    },
    auth: {
      secret: values.NEXTAUTH_SECRET,
      passwordPepper: values.PASSWORD_PEPPER,
      isSignUpOpen: values.NEXT_PUBLIC_ALLOW_SIGNUP,
      adminSessionMaxAgeMinutes: values.ADMIN_SESSION_MAX_AGE_MINUTES,
      isAdminMfaRequired: values.ADMIN_MFA_REQUIRED,
    },
    oauthClients: oauthClients(values),
    encryptionKeys: values.ENCRYPTION_KEY,
    postQuantumKeys: values.ENCRYPTION_PQ_KEY ?? [],
    auditSigningKeys: values.AUDIT_SIGNING_KEY,
    organizationLimit: { windowMs: values.RATE_LIMIT_WINDOW, max: values.MAX_REQUESTS_PER_WINDOW },
    gatewayRequestsPerMinute: values.GATEWAY_REQUESTS_PER_MINUTE,
    modelKeys: modelKeys(values),
    defaultModels: defaultModels(values),
    search: searchSettings(values),
    isLoopbackAllowed: values.ALLOW_LOOPBACK_TARGETS,
    demoTokenDelayMs: values.DEMO_TOKEN_DELAY_MS,
    twilioVerify: twilioVerifyOf(values),
    twilioMessages: twilioMessagesOf(values),
    jobTimeDivisor: values.JOB_TIME_DIVISOR,
    mail: mailSettings(values),
    smtp: smtpSettings(values),
    files: fileSettings(values),
    backups: backupSettings(values),
    telegram: telegramSettings(values),
  };
}

const defaultModels = (values: Values) => ({
  openai: values.OPENAI_MODEL,
  anthropic: values.ANTHROPIC_MODEL,
  google: values.GOOGLE_MODEL,
  xai: values.XAI_MODEL,
  groq: values.GROQ_MODEL,
});

/** One key a vendor, null without. */
function modelKeys(values: Values) {
  const key = (apiKey: string | undefined, model: string) => (apiKey === undefined ? null : { apiKey, model });
  const openai = key(values.OPENAI_API_KEY, values.OPENAI_MODEL);
  return {
    openai: openai && { ...openai, ...(values.OPENAI_BASE_URL !== undefined && { baseUrl: values.OPENAI_BASE_URL }) },
    anthropic: key(values.ANTHROPIC_API_KEY, values.ANTHROPIC_MODEL),
    google: key(values.GOOGLE_API_KEY, values.GOOGLE_MODEL),
    xai: key(values.XAI_API_KEY, values.XAI_MODEL),
    groq: key(values.GROQ_API_KEY, values.GROQ_MODEL),
  };
}

export const MAIL_CARRIERS: readonly string[] = ["https://api.sendgrid.com", "https://api.eu.sendgrid.com"];

/** Null without a carrier. A stand-in on this machine speaks the carrier's own format, so only its address tells them apart. */
function mailSettings(values: Values) {
  const { SENDGRID_API_KEY: apiKey, SENDGRID_FROM_EMAIL: email, SENDGRID_FROM_NAME: name } = values;
  if (apiKey === undefined || email === undefined || name === undefined) return null;
  const baseUrl = new URL(values.SENDGRID_BASE_URL).origin;
  return { apiKey, from: { email, name }, baseUrl, isLocal: !MAIL_CARRIERS.includes(baseUrl) };
}

/** The group is all set or none. */
function smtpSettings({ SMTP_URL: url, SMTP_FROM_EMAIL: email, SMTP_FROM_NAME: name }: Values) {
  return url === undefined || email === undefined || name === undefined ? null : { url, from: { email, name } };
}

function oauthClients(values: Values) {
  return {
    google: oauthClient(values.GOOGLE_CLIENT_ID, values.GOOGLE_CLIENT_SECRET),
    github: oauthClient(values.GITHUB_CLIENT_ID, values.GITHUB_CLIENT_SECRET),
  };
}

/** Both or neither, by their group. */
const oauthClient = (clientId: string | undefined, clientSecret: string | undefined) =>
  clientId === undefined || clientSecret === undefined ? null : { clientId, clientSecret };

const MEGABYTE = 1_000_000;

function fileSettings(values: Values) {
  const { FILE_SCAN_URL: scanUrl, FILE_SCAN_TOKEN: token } = values;
  return {
    blobToken: values.BLOB_READ_WRITE_TOKEN ?? null,
    scanner: scanUrl === undefined ? null : { url: scanUrl, token: token ?? null },
    personMaxBytes: values.FILES_PER_PERSON_MB * MEGABYTE,
    organizationMaxBytes: values.FILES_PER_ORGANIZATION_MB * MEGABYTE,
  };
}

/** Engines by preference; null where there is none. */
function searchSettings(values: Values) {
  const key = (apiKey: string | undefined) => (apiKey === undefined ? null : { apiKey });
  const { GOOGLE_SEARCH_API_KEY: apiKey, GOOGLE_SEARCH_ENGINE_ID: engineId, SAMPLE_SEARCH_URL: sample } = values;
  return {
    brave: key(values.BRAVE_API_KEY),
    tavily: key(values.TAVILY_API_KEY),
    google: apiKey && engineId ? { apiKey, engineId } : null,
    searxngUrl: values.SEARXNG_URL ?? null,
    sampleUrl: sample === undefined ? null : new URL(sample).origin,
  };
}

/** The group is all set or none. */
function twilioVerifyOf(values: Values): { accountSid: string; authToken: string; serviceSid: string } | null {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_VERIFY_SERVICE_SID: serviceSid } = values;
  return accountSid && authToken && serviceSid ? { accountSid, authToken, serviceSid } : null;
}

function twilioMessagesOf(values: Values): { accountSid: string; authToken: string; from: string } | null {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_PHONE_NUMBER: from } = values;
  return accountSid && authToken && from ? { accountSid, authToken, from } : null;
}
