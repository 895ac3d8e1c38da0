import { type ChatRequest, lastText, type Tool } from "./chat-request.ts";

type ToolCall = { name: string; arguments: unknown };
export type FakeReply = string | { toolCalls: readonly ToolCall[] };

/**
 * The same request always gets the same reply. Tools are called when `tool_choice` demands one or the user's message names them;
 * JSON after a name becomes its arguments. A tool's result is repeated as text. A JSON schema is answered with the smallest
 * value it allows, an image with what arrived of it.
 */
export function deriveReply(request: ChatRequest): FakeReply {
  const last = request.messages.at(-1);
  if (last?.role === "tool") return `The tool answered: ${lastText(request, "tool")}`;
  const text = lastText(request, "user");
  const tools = chooseTools(request, text);
  if (tools.length > 0) return { toolCalls: tools.map((tool) => ({ name: tool.function.name, arguments: readArguments(text, tool) })) };
  if (request.response_format?.type === "json_object") return JSON.stringify({ said: text });
  if (request.response_format?.type === "json_schema") return JSON.stringify(sampleOf(request.response_format.json_schema.schema, text));
  return `You said: ${text}${describeImages(request)}`;
}

function chooseTools(request: ChatRequest, text: string): readonly Tool[] {
  const { tools = [], tool_choice: choice = "auto", parallel_tool_calls: isParallel = true } = request;
  if (choice === "none") return [];
  if (typeof choice === "object") return tools.filter((tool) => tool.function.name === choice.function.name).slice(0, 1);
  const named = tools.filter((tool) => text.includes(tool.function.name));
  const chosen = choice === "required" && named.length === 0 ? tools.slice(0, 1) : named;
  return isParallel ? chosen : chosen.slice(0, 1);
}

function describeImages(request: ChatRequest): string {
  const content = request.messages.findLast((message) => message.role === "user")?.content;
  const images = Array.isArray(content) ? content.filter((part) => part.type === "image_url") : [];
  return images.map((part) => ` [image ${part.image_url?.url ?? ""}]`).join("");
}

function readArguments(text: string, tool: Tool): unknown {
  const startsAt = text.indexOf("{", Math.max(text.indexOf(tool.function.name), 0));
  const given = startsAt === -1 ? undefined : parseFirst(text.slice(startsAt));
  return given ?? sampleOf(tool.function.parameters ?? {}, text);
}

/** The smallest value a JSON Schema's types allow; strings take the user's text. */
function sampleOf(schema: Readonly<Record<string, unknown>>, text: string): unknown {
  if (Array.isArray(schema.enum)) return schema.enum[0];
  switch (schema.type) {
    case "string":
      return text;
    case "number":
    case "integer":
      return 1;
    case "boolean":
      return true;
    case "array":
      return [];
    default:
      return Object.fromEntries(
        Object.entries(isRecord(schema.properties) ? schema.properties : {}).map(([name, property]) => [
          name,
          sampleOf(isRecord(property) ? property : {}, text),
        ]),
      );
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The JSON object the text begins with; another tool's may follow. */
function parseFirst(text: string): unknown {
  const ends = [...text.matchAll(/\}/g)].map((match) => match.index + 1);
  return ends.map((end) => parseJson(text.slice(0, end))).find((value) => value !== undefined);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
