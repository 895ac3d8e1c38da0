import { type ChatRequest, lastText, type Tool } from "./chat-request.ts";

type ToolCall = { name: string; arguments: unknown };
export type FakeReply = string | { toolCalls: readonly ToolCall[] };

/**
 * The same request always gets the same reply. A tool is called when `tool_choice` demands it or the user's message names it;
 * JSON after the name becomes its arguments. A tool's result is repeated as text.
 */
export function deriveReply(request: ChatRequest): FakeReply {
  const last = request.messages.at(-1);
  if (last?.role === "tool") return `The tool answered: ${lastText(request, "tool")}`;
  const text = lastText(request, "user");
  const tool = chooseTool(request, text);
  if (tool) return { toolCalls: [{ name: tool.function.name, arguments: readArguments(text, tool) }] };
  return `You said: ${text}`;
}

function chooseTool(request: ChatRequest, text: string): Tool | undefined {
  const { tools = [], tool_choice: choice = "auto" } = request;
  if (choice === "none") return undefined;
  if (typeof choice === "object") return tools.find((tool) => tool.function.name === choice.function.name);
  const named = tools.find((tool) => text.includes(tool.function.name));
  return choice === "required" ? (named ?? tools[0]) : named;
}

function readArguments(text: string, tool: Tool): unknown {
  const startsAt = text.indexOf("{", Math.max(text.indexOf(tool.function.name), 0));
  const given = startsAt === -1 ? undefined : parseJson(text.slice(startsAt, text.lastIndexOf("}") + 1));
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
