import { validateHeaderName, validateHeaderValue } from "node:http";
import { PLATFORM_LIMITS } from "../../../lib/platform/platform-limits.ts";
import { parseDuration } from "./duration.ts";
import type { QStashLimits } from "./limits.ts";
import { ProtocolError } from "./protocol-error.ts";
import { parseRetryDelay } from "./retry-delay.ts";
import type { Callback, Draft, FlowControlSettings, HeaderMap } from "./schema.ts";

export type PublishRequest = {
  destination: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
  queueName?: string | undefined;
  callerIp: string;
};

const METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH"];

/** https://upstash.com/docs/qstash/overall/changelog, April 2025 */
const MAX_PERIOD_MS = 7 * 86_400_000;

/** The delivery sets these itself; a publisher who forwards them would break or forge the request. */
const NOT_FORWARDED = ["host", "content-length", "connection", "keep-alive", "transfer-encoding", "te", "trailer", "upgrade"];

/** Turns the headers of a publish, enqueue, batch entry or schedule into a checked draft; a refusal is a `ProtocolError`. */
export function readDraft(request: PublishRequest, limits: QStashLimits): Draft {
  const { headers } = request;
  if (request.body.length > limits.messageSizeBytes) throw quotaError("maxMessageSize", limits.messageSizeBytes, request.body.length);
  const delivery = readDelivery(headers, "upstash-", null, limits);
  const contentType = headers["content-type"];
  return {
    destination: request.destination,
    ...delivery,
    header: { ...(contentType === undefined ? {} : { "content-type": [contentType] }), ...delivery.header },
    bodyBase64: Buffer.from(request.body).toString("base64"),
    notBefore: readNotBefore(headers["upstash-not-before"]),
    callback: readCallback(headers, "upstash-callback", delivery, limits),
    failureCallback: readCallback(headers, "upstash-failure-callback", delivery, limits),
    queueName: request.queueName ?? headers["upstash-queue-name"],
    labels: splitList(headers["upstash-label"]),
    flowControl: readFlowControl(headers),
    redact: splitList(headers["upstash-redact-fields"]),
    callerIp: request.callerIp,
  };
}

/** The REST reference names it for queues and schedules: https://upstash.com/docs/qstash/api-reference/queues/upsert-a-queue */
export const QUOTA_STATUS = 412;

export function quotaError(name: string, limit: number, value: number): ProtocolError {
  return new ProtocolError(QUOTA_STATUS, `exceeded quota ${name}. Limit: ${limit}, Value: ${value}`);
}

export function assertHttpUrl(url: string, what: string): void {
  if (!/^https?:\/\//.test(url)) throw new ProtocolError(400, `invalid ${what} url: endpoint has invalid scheme, add http:// or https://`);
  if (!URL.canParse(url)) throw new ProtocolError(400, `invalid ${what} url: ${url}`);
}

/** Queues, schedules and URL groups share one rule for names. */
export function assertName(name: string, what: string): void {
  if (!/^[A-Za-z0-9._-]+$/.test(name)) {
    throw new ProtocolError(400, `${what} is invalid. It can only contain alphanumeric characters, hyphens, periods, and underscores`);
  }
}

type Delivery = Omit<Callback, "url">;

/** Reads `<prefix>Method`, `-Retries`… ; what a callback does not set it takes from `parent`. */
export function readDelivery(
  headers: PublishRequest["headers"],
  prefix: string,
  parent: Pick<Delivery, "maxRetries" | "retryDelayExpression"> | null,
  limits: QStashLimits,
): Delivery {
  const method = headers[`${prefix}method`] ?? "POST";
  if (!METHODS.includes(method)) throw new ProtocolError(400, `invalid method: ${method}`);
  const timeoutMs = readDuration(headers, `${prefix}timeout`) ?? limits.responseMs;
  const delayMs = readDuration(headers, `${prefix}delay`) ?? 0;
  if (delayMs > limits.delayMs) throw quotaError("maxDelay", limits.delayMs / 1000, delayMs / 1000);
  return {
    method,
    header: readForwarded(headers, `${prefix}forward-`),
    maxRetries: readCount(headers, `${prefix}retries`) ?? parent?.maxRetries ?? PLATFORM_LIMITS.qstash.defaultRetries,
    retryDelayExpression: readExpression(headers, `${prefix}retry-delay`) ?? parent?.retryDelayExpression,
    timeoutMs: Math.min(timeoutMs, limits.responseMs),
    delayMs,
  };
}

/** A delayed callback is refused at insertion: https://upstash.com/docs/qstash/overall/changelog, March 2025. */
export function readCallback(
  headers: PublishRequest["headers"],
  name: "upstash-callback" | "upstash-failure-callback",
  parent: Delivery,
  limits: QStashLimits,
): Callback | undefined {
  const url = headers[name];
  if (url === undefined) return undefined;
  if (headers[`${name}-delay`] !== undefined) throw new ProtocolError(400, `invalid ${name}-delay header: a callback cannot be delayed`);
  assertHttpUrl(url, name === "upstash-callback" ? "callback" : "failure callback");
  return { url, ...readDelivery(headers, `${name}-`, parent, limits) };
}

function readForwarded(headers: PublishRequest["headers"], prefix: string): HeaderMap {
  const forwarded: HeaderMap = {};
  for (const [name, value] of Object.entries(headers)) {
    const forwardedName = name.startsWith(prefix) ? name.slice(prefix.length) : "";
    if (forwardedName === "" || NOT_FORWARDED.includes(forwardedName)) continue;
    try {
      validateHeaderName(forwardedName);
      validateHeaderValue(forwardedName, value);
    } catch {
      throw new ProtocolError(400, `invalid header: ${name}`);
    }
    forwarded[forwardedName] = [value];
  }
  return forwarded;
}

function readDuration(headers: PublishRequest["headers"], name: string): number | undefined {
  const text = headers[name];
  if (text === undefined) return undefined;
  const durationMs = parseDuration(text);
  if (durationMs === null) throw new ProtocolError(400, `invalid ${name} header: "${text}" is not a duration like 50s, 10m or 1d10h`);
  return durationMs;
}

function readCount(headers: PublishRequest["headers"], name: string): number | undefined {
  const text = headers[name];
  if (text === undefined) return undefined;
  if (!/^\d{1,4}$/.test(text)) throw new ProtocolError(400, `invalid ${name} header: "${text}" is not a whole number`);
  return Number(text);
}

function readExpression(headers: PublishRequest["headers"], name: string): string | undefined {
  const text = headers[name];
  if (text === undefined) return undefined;
  try {
    parseRetryDelay(text);
  } catch (cause) {
    throw new ProtocolError(400, `invalid ${name} header: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  return text;
}

function readNotBefore(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,12}$/.test(text))
    throw new ProtocolError(400, `invalid upstash-not-before header: "${text}" is not a unix timestamp in seconds`);
  return Number(text) * 1000;
}

export function readFlowControl(headers: PublishRequest["headers"]): FlowControlSettings | undefined {
  const key = headers["upstash-flow-control-key"];
  const value = headers["upstash-flow-control-value"];
  if (key === undefined && value === undefined) return undefined;
  if (!key || !value) throw new ProtocolError(400, "flow control needs both Upstash-Flow-Control-Key and Upstash-Flow-Control-Value");
  const settings: FlowControlSettings = { key };
  for (const part of splitList(value)) {
    const [, name, text] = /^(parallelism|rate|period)\s*=\s*(\S+)$/.exec(part) ?? [];
    const amount = name === "period" ? parseDuration(/^\d+$/.test(text ?? "") ? `${text}s` : (text ?? "")) : Number(text);
    if (name === undefined || amount === null || !Number.isInteger(amount) || amount < 1)
      throw new ProtocolError(400, `invalid flow control value: "${part}"`);
    settings[name === "period" ? "periodMs" : name === "rate" ? "rate" : "parallelism"] = amount;
  }
  if ((settings.periodMs ?? 0) > MAX_PERIOD_MS)
    throw new ProtocolError(400, "invalid flow control value: the period is longer than a week");
  if (settings.parallelism === undefined && settings.rate === undefined) {
    throw new ProtocolError(400, "flow control needs a parallelism or a rate");
  }
  return settings;
}

export function splitList(text: string | undefined): string[] {
  return (text ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
