import { ProviderError } from "../errors.ts";
import type { Refusable } from "../model-row.ts";
import type { Capabilities, GenerateRequest } from "../ports.ts";

/** What a model cannot do is refused by name before anything is sent: vendors ignore it, or answer with a riddle. */
export function assertSupported(request: GenerateRequest, capabilities: Capabilities, refuses: readonly Refusable[]): void {
  const { tools = [], toolChoice, stop = [] } = request;
  const isForced = toolChoice === "required" || typeof toolChoice === "object";
  const asked: readonly (readonly [parameter: string, isRefused: boolean])[] = [
    ["tools", tools.length > 0 && !capabilities.tools],
    ["toolChoice", isForced && tools.length > 0 && refuses.includes("forcedTools")],
    ["messages", !capabilities.images && hasImage(request)],
    ["responseFormat", request.responseFormat !== undefined && !capabilities.jsonSchema],
    ["temperature", request.temperature !== undefined && refuses.includes("sampling")],
    ["topP", request.topP !== undefined && refuses.includes("sampling")],
    ["stop", stop.length > 0 && refuses.includes("stop")],
    ["seed", request.seed !== undefined && refuses.includes("seed")],
  ];
  const [parameter] = asked.find(([, isRefused]) => isRefused) ?? [];
  if (parameter !== undefined) throw refuse(parameter);
}

/** A temperature or top_p of 1 changes nothing, and many clients send it unasked: such a request asks for nothing. */
export function withoutDefaults({ temperature, topP, ...request }: GenerateRequest): GenerateRequest {
  return {
    ...request,
    ...(temperature !== undefined && temperature !== 1 && { temperature }),
    ...(topP !== undefined && topP !== 1 && { topP }),
  };
}

/** What a model does not take, in our words, before its vendor says so in theirs. */
export function refuse(parameter: string): ProviderError {
  const what = parameter === "messages" ? "images" : parameter;
  return new ProviderError("invalid_request", `The model does not take ${what}. Leave it out or choose another model.`, { parameter });
}

function hasImage({ messages }: GenerateRequest): boolean {
  return messages.some((message) => Array.isArray(message.content) && message.content.some((part) => part.type === "image"));
}
