import { z } from "zod";
import type { ChatPart, ChatRequest } from "../openai/chat-request.ts";
import { Refusal } from "../vendors/start-vendor-fake.ts";

const record = z.record(z.string(), z.unknown());
const partSchema = z.strictObject({
  text: z.string().optional(),
  inlineData: z.strictObject({ mimeType: z.string(), data: z.base64() }).optional(),
  fileData: z.strictObject({ mimeType: z.string(), fileUri: z.url({ protocol: /^https$/ }) }).optional(),
  functionCall: z.strictObject({ name: z.string(), args: record }).optional(),
  functionResponse: z.strictObject({ name: z.string(), response: record }).optional(),
  thoughtSignature: z.string().optional(),
});
type Part = z.infer<typeof partSchema>;

/** https://ai.google.dev/api/generate-content: unknown fields are refused there, so they are here. */
const generateRequestSchema = z.strictObject({
  contents: z.array(z.strictObject({ role: z.enum(["user", "model"]), parts: z.array(partSchema).min(1) })).min(1),
  systemInstruction: z.looseObject({ parts: z.array(partSchema) }).optional(),
  tools: z
    .array(
      z.strictObject({
        functionDeclarations: z.array(z.strictObject({ name: z.string(), description: z.string(), parametersJsonSchema: record })),
      }),
    )
    .optional(),
  toolConfig: z
    .strictObject({
      functionCallingConfig: z.strictObject({
        mode: z.enum(["AUTO", "ANY", "NONE"]),
        allowedFunctionNames: z.array(z.string()).optional(),
      }),
    })
    .optional(),
  safetySettings: z.array(record).optional(),
  generationConfig: z
    .strictObject({
      maxOutputTokens: z.int().min(1).optional(),
      temperature: z.number().min(0).max(2).optional(),
      topP: z.number().optional(),
      stopSequences: z.array(z.string()).optional(),
      seed: z.int().optional(),
      responseMimeType: z.literal("application/json").optional(),
      responseJsonSchema: record.optional(),
    })
    .optional(),
});
type GenerateRequest = z.infer<typeof generateRequestSchema>;

/** The request as the replies are derived from it. */
export function readGenerateRequest(model: string, body: unknown): ChatRequest {
  const request = generateRequestSchema.parse(body);
  if (/^gemini-[3-9]/.test(model)) assertSigned(request);
  assertPaired(request);
  const { maxOutputTokens, stopSequences, responseJsonSchema: schema } = request.generationConfig ?? {};
  const declared = (request.tools ?? []).flatMap((tool) => tool.functionDeclarations);
  const calling = request.toolConfig?.functionCallingConfig;
  const [only] = calling?.allowedFunctionNames ?? [];
  return {
    model,
    ...(maxOutputTokens !== undefined && { max_tokens: maxOutputTokens }),
    stop: stopSequences ?? [],
    messages: [
      ...(request.systemInstruction
        ? [{ role: "system", content: request.systemInstruction.parts.map((part) => part.text ?? "").join("") }]
        : []),
      ...request.contents.flatMap(({ role, parts }) => toMessages(role === "model" ? "assistant" : "user", parts)),
    ],
    tools: declared.map(({ name, parametersJsonSchema }) => ({
      type: "function" as const,
      function: { name, parameters: parametersJsonSchema },
    })),
    tool_choice:
      only !== undefined ? { function: { name: only } } : calling?.mode === "ANY" ? "required" : calling?.mode === "NONE" ? "none" : "auto",
    ...(schema && { response_format: { type: "json_schema" as const, json_schema: { schema } } }),
  };
}

function toMessages(role: string, parts: readonly Part[]): ChatRequest["messages"] {
  const results = parts.flatMap(({ functionResponse: result }) =>
    result ? [{ role: "tool", content: toResultText(result.response) }] : [],
  );
  const own = parts.flatMap((part): ChatPart[] => {
    if (part.text !== undefined) return [{ type: "text", text: part.text }];
    const url = part.fileData?.fileUri ?? (part.inlineData && `data:${part.inlineData.mimeType};base64,${part.inlineData.data}`);
    return url === undefined ? [] : [{ type: "image_url", image_url: { url } }];
  });
  return [...results, ...(own.length > 0 ? [{ role, content: own }] : [])];
}

/** A result that is no object travels as the field "result" of one. */
function toResultText(response: Record<string, unknown>): string {
  return typeof response.result === "string" && Object.keys(response).length === 1 ? response.result : JSON.stringify(response);
}

/** https://ai.google.dev/gemini-api/docs/thought-signatures: the first call of each step has to bring its signature back. */
function assertSigned({ contents }: GenerateRequest): void {
  for (const { parts } of contents) {
    const first = parts.find((part) => part.functionCall);
    if (first && !first.thoughtSignature) throw new Refusal("Function call is missing a thought_signature in functionCall parts.");
  }
}

function assertPaired({ contents }: GenerateRequest): void {
  for (const [at, { parts }] of contents.entries()) {
    const results = parts.flatMap((part) => (part.functionResponse ? [part.functionResponse.name] : []));
    const calls = (contents[at - 1]?.parts ?? []).flatMap((part) => (part.functionCall ? [part.functionCall.name] : []));
    if (results.toSorted().join() === calls.toSorted().join()) continue;
    throw new Refusal("The number of function response parts has to equal the number of function call parts of the turn before.");
  }
}
