// Pictures from OpenAI and Gemini. https://platform.openai.com/docs/api-reference/images/create,
// https://ai.google.dev/gemini-api/docs/image-generation

import { z } from "zod";
import { ToolFailedError } from "../chat-tool.ts";
import type { ImageMaker } from "./image-maker.ts";

type Keyed = { apiKey: string; baseUrl?: string };

const TIMEOUT_MS = 55_000;
const ANSWER_MAX_BYTES = 24_000_000;

const openAiSchema = z.object({ data: z.array(z.object({ b64_json: z.base64() })).min(1) });

export function createOpenAiImages({ apiKey, baseUrl = "https://api.openai.com/v1" }: Keyed): ImageMaker {
  const model = "gpt-image-1";
  return {
    ...{ name: "openai", model, host: new URL(baseUrl).hostname, priceMicros: 42_000, isSample: false },
    async make(prompt, signal) {
      const body = { model, prompt, n: 1, size: "1024x1024", quality: "medium" };
      const answer = await ask({ url: `${baseUrl}/images/generations`, headers: { authorization: `Bearer ${apiKey}` }, body, signal });
      return toBytes(openAiSchema.safeParse(answer).data?.data[0]?.b64_json);
    },
  };
}

const geminiSchema = z.object({
  candidates: z
    .array(z.object({ content: z.object({ parts: z.array(z.object({ inlineData: z.object({ data: z.base64() }).optional() })) }) }))
    .min(1),
});

export function createGeminiImages({ apiKey, baseUrl = "https://generativelanguage.googleapis.com" }: Keyed): ImageMaker {
  const model = "gemini-2.5-flash-image";
  return {
    ...{ name: "google", model, host: new URL(baseUrl).hostname, priceMicros: 39_000, isSample: false },
    async make(prompt, signal) {
      const url = `${baseUrl}/v1beta/models/${model}:generateContent`;
      const body = { contents: [{ role: "user", parts: [{ text: prompt }] }], generationConfig: { responseModalities: ["IMAGE"] } };
      const answer = await ask({ url, headers: { "x-goog-api-key": apiKey }, body, signal });
      const parts = geminiSchema.safeParse(answer).data?.candidates[0]?.content.parts ?? [];
      return toBytes(parts.find(({ inlineData }) => inlineData)?.inlineData?.data);
    },
  };
}

type Call = { url: string; headers: Record<string, string>; body: object; signal: AbortSignal };

/** In our own words: a vendor's may quote what it was sent. */
async function ask({ url, headers, body, signal }: Call): Promise<unknown> {
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  try {
    const all = { ...headers, "content-type": "application/json" };
    const response = await fetch(url, { method: "POST", headers: all, body: JSON.stringify(body), redirect: "error", signal: bounded });
    if (response.status === 400) throw new ToolFailedError("The image model does not make this picture. Say it in other words.");
    if (response.status === 429) throw new ToolFailedError("The image model has had too many requests. Try again later.");
    if (!response.ok) throw new ToolFailedError("The image model failed.");
    return JSON.parse(await readText(response));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ToolFailedError) throw error;
    throw new ToolFailedError("The image model cannot be reached.");
  }
}

async function readText(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.byteLength;
    if (size > ANSWER_MAX_BYTES) throw new ToolFailedError("The image model answered too much.");
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

function toBytes(base64: string | undefined): Uint8Array {
  if (base64 === undefined) throw new ToolFailedError("The image model answered without a picture.");
  return Buffer.from(base64, "base64");
}
