// Anthropic's Messages API over fetch: one endpoint, one stream, no SDK needed.

import { z } from "zod";
import { trimEndOf } from "../../platform/trim-end-of.ts";
import { parseAnthropicEvent, toAnthropicBody } from "../internal/anthropic-wire.ts";
import { readJsonEvents } from "../internal/sse.ts";
import { createError, fromReplyBody, fromResponse } from "../internal/vendor-errors.ts";
import { createVendorProvider, type VendorOptions } from "../internal/vendor-provider.ts";
import type { Capabilities, Provider } from "../ports.ts";

const ANTHROPIC_URL = "https://api.anthropic.com";
/** https://platform.claude.com/docs/en/api/versioning */
const API_VERSION = "2023-06-01";
/** The API demands a limit; every model takes this one. */
const DEFAULT_MAX_TOKENS = 8_192;
const MAX_ERROR_CHARACTERS = 65_536;

const CAPABILITIES: Capabilities = { tools: true, parallelTools: true, streaming: true, images: true, jsonSchema: true, embeddings: false };

export function createAnthropicProvider(options: VendorOptions): Provider {
  const now = () => options.clock.now();
  return createVendorProvider(
    {
      name: "anthropic",
      isCustom: options.baseUrl !== undefined,
      url: options.baseUrl ?? ANTHROPIC_URL,
      registry: "anthropic",
      defaultEmbeddingModel: null,
      capabilities: CAPABILITIES,
      refuses: ["seed"],
      load: () => Promise.resolve(),
      answer: (request) => ({
        open: (signal) => openStream(options, toAnthropicBody(request, DEFAULT_MAX_TOKENS), signal),
        parse: (event) => parseAnthropicEvent(event, now()),
      }),
      embed: null,
    },
    options,
  );
}

async function openStream(
  { apiKey, baseUrl = ANTHROPIC_URL, clock }: VendorOptions,
  body: object,
  signal: AbortSignal,
): Promise<AsyncIterable<readonly unknown[]>> {
  const response = await fetch(`${trimEndOf(baseUrl, "/")}/v1/messages`, {
    method: "POST",
    headers: { "x-api-key": apiKey, "anthropic-version": API_VERSION, "content-type": "application/json" },
    body: JSON.stringify(body),
    signal,
    // The key goes nowhere else.
    redirect: "error",
  });
  if (!response.ok) throw fromResponse(response.status, response.headers, await readJson(response), clock.now());
  if ((response.headers.get("content-type") ?? "").includes("json")) throw fromReplyBody(await readJson(response), clock.now());
  if (!response.body) throw createError("malformed");
  return readJsonEvents(response.body);
}

/** Null for what is no JSON: the status says enough then. */
async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return z.unknown().parse(JSON.parse(text.slice(0, MAX_ERROR_CHARACTERS)));
  } catch {
    return null;
  }
}
