import type { GuardedStream } from "../../../../lib/ai/gateway/ask-model.ts";
import type { FinishReason, ToolCall, Usage } from "../../../../lib/ai/schema.ts";
import type { GuardVerdict } from "../../../../lib/guard/schema.ts";
import type { ResponseRequest } from "./request-schema.ts";
import { type OutputItem, toCallItem, toContent, toEnded, toMessageItem, toResponseObject } from "./response-object.ts";

/**
 * One answer as the events of the Responses API, each with its place in the order. An answer that breaks throws: what follows is an
 * error event, and no response.completed.
 */
export async function* toResponseEvents(answer: GuardedStream, body: ResponseRequest, createdAt: number): AsyncGenerator<string> {
  const begun = toResponseObject({ callId: answer.callId, model: answer.model, createdAt, body });
  const output: OutputItem[] = [];
  let sequence = 0;
  let text: string | null = null;
  const event = (type: string, fields: object): string => {
    const data = JSON.stringify({ type, sequence_number: sequence, ...fields });
    sequence += 1;
    return `event: ${type}\ndata: ${data}\n\n`;
  };
  yield event("response.created", { response: begun }) + event("response.in_progress", { response: begun });
  for await (const part of answer.parts) {
    if (part.type === "text") {
      if (text === null) yield openMessage(answer.callId, output.length, event);
      text = (text ?? "") + part.text;
      const place = { item_id: toMessageItem(answer.callId, null).id, output_index: output.length, content_index: 0 };
      yield event("response.output_text.delta", { ...place, delta: part.text, logprobs: [] });
      continue;
    }
    if (text !== null) {
      yield closeMessage(answer.callId, text, output.length, event);
      output.push(toMessageItem(answer.callId, text));
      text = null;
    }
    if (part.type === "tool-call") {
      yield tellCall(part.call, output.length, event);
      output.push(toCallItem(part.call));
    } else yield tellEnd(answer, begun, { ...part, output }, event);
  }
}

type WriteEvent = (type: string, fields: object) => string;

function openMessage(callId: string, index: number, event: WriteEvent): string {
  const item = toMessageItem(callId, null, "in_progress");
  const place = { item_id: item.id, output_index: index, content_index: 0 };
  return (
    event("response.output_item.added", { output_index: index, item }) +
    event("response.content_part.added", { ...place, part: toContent("") })
  );
}

function closeMessage(callId: string, text: string, index: number, event: WriteEvent): string {
  const item = toMessageItem(callId, text);
  const place = { item_id: item.id, output_index: index, content_index: 0 };
  return (
    event("response.output_text.done", { ...place, text, logprobs: [] }) +
    event("response.content_part.done", { ...place, part: toContent(text) }) +
    event("response.output_item.done", { output_index: index, item })
  );
}

function tellCall(call: ToolCall, index: number, event: WriteEvent): string {
  const item = toCallItem(call);
  const place = { item_id: item.id, output_index: index };
  return (
    event("response.output_item.added", { output_index: index, item: toCallItem(call, "in_progress") }) +
    event("response.function_call_arguments.delta", { ...place, delta: call.arguments }) +
    event("response.function_call_arguments.done", { ...place, name: call.name, arguments: call.arguments }) +
    event("response.output_item.done", { output_index: index, item })
  );
}

type Ending = { reason: FinishReason; usage: Usage; verdict: GuardVerdict; output: OutputItem[] };

function tellEnd({ callId }: GuardedStream, begun: Parameters<typeof toEnded>[0], ending: Ending, event: WriteEvent): string {
  const { output, reason, usage, verdict } = ending;
  const response = toEnded(begun, output, reason, usage);
  const note = { call_id: callId, verdict: verdict.verdict, redactions: verdict.redactions };
  return event(response.status === "completed" ? "response.completed" : "response.incomplete", { response, aegis: note });
}
