import { z } from "zod";
import { type Completion, createCompletion } from "../openai/completion.ts";
import { type Dialect, sendPlain, sendStream } from "../openai/send.ts";
import { Refusal, startVendorFake, type VendorFake, type VendorFakeOptions, type VendorFormat } from "../vendors/start-vendor-fake.ts";
import { readMessagesRequest } from "./messages-request.ts";

type StreamEvent = { type: string; [field: string]: unknown };

/** https://platform.claude.com/docs/en/api/errors */
const ERROR_TYPES: Readonly<Record<number, string>> = {
  400: "invalid_request_error",
  401: "authentication_error",
  429: "rate_limit_error",
  529: "overloaded_error",
};

const toErrorBody = (status: number) => ({
  type: "error",
  error: { type: ERROR_TYPES[status] ?? "api_error", message: `The local fake answers ${status}.` },
  request_id: "req_local",
});

const batchSchema = z.object({ events: z.array(z.looseObject({ type: z.string() })) });

const DIALECT: Dialect = {
  toErrorBody,
  // One chunk of ours may be several events of theirs.
  toEvent: (chunk) => batchSchema.parse(chunk).events.map(toEventText).join(""),
  end: toEventText({ type: "message_stop" }),
  brokenJson: '{"id":"msg_',
};

function toEventText(event: StreamEvent): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}

const FORMAT: VendorFormat = {
  name: "Anthropic",
  dialect: DIALECT,
  readKey: (headers) => [headers["x-api-key"]].flat()[0],
  keyRefusal: { status: 401, body: toErrorBody(401) },
  toRefusal: (message) => ({ type: "error", error: { type: "invalid_request_error", message } }),
  answer: async ({ path, headers, body, sending, id, reply }) => {
    if (path !== "/v1/messages") return false;
    if (!headers["anthropic-version"]) throw new Refusal("anthropic-version: header is required");
    const request = readMessagesRequest(body);
    const completion = createCompletion(request, reply(request), id);
    const tokenCount = completion.deltas.length - 1;
    if (request.stream) await sendStream(sending, toEvents(request.model, completion), tokenCount);
    else await sendPlain(sending, toMessage(request.model, completion), tokenCount);
    return true;
  },
};

const STOP_REASONS = { stop: "end_turn", length: "max_tokens", tool_calls: "tool_use" } as const;

/** The first chunk opens the message (and its text), each of the others carries one token, the last says how it ended. */
function* toEvents(model: string, { id, deltas, finishReason, usage }: Completion): Iterable<object> {
  const start = {
    type: "message_start",
    message: { ...emptyMessage(id, model), usage: { input_tokens: usage.prompt_tokens, output_tokens: 1 } },
  };
  const isText = deltas.every((delta) => !delta.tool_calls);
  const open: StreamEvent = { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } };
  yield { events: [start, { type: "ping" }, ...(isText ? [open] : [])] };
  for (const { content, tool_calls: calls = [] } of deltas.slice(1)) {
    if (content !== undefined) yield { events: [{ type: "content_block_delta", index: 0, delta: { type: "text_delta", text: content } }] };
    for (const call of calls)
      yield {
        events: [
          call.id === undefined ? toJsonDelta(call.index, call.function.arguments) : toToolStart(call.index, call.id, call.function.name),
        ],
      };
  }
  const last = Math.max(0, ...deltas.flatMap((delta) => (delta.tool_calls ?? []).map((call) => call.index)));
  yield {
    events: [
      { type: "content_block_stop", index: last },
      {
        type: "message_delta",
        delta: { stop_reason: STOP_REASONS[finishReason], stop_sequence: null },
        usage: { output_tokens: usage.completion_tokens },
      },
    ],
  };
}

function toToolStart(index: number, id: string, name: string | undefined): StreamEvent {
  return { type: "content_block_start", index, content_block: { type: "tool_use", id: `toolu_${id}`, name, input: {} } };
}

function toJsonDelta(index: number, json: string): StreamEvent {
  return { type: "content_block_delta", index, delta: { type: "input_json_delta", partial_json: json } };
}

function toMessage(model: string, { id, deltas, finishReason, usage }: Completion): object {
  const pieces = deltas.flatMap((delta) => delta.tool_calls ?? []);
  const text = deltas.map((delta) => delta.content ?? "").join("");
  const calls = pieces
    .filter((piece) => piece.id !== undefined)
    .map(({ id: callId, index, function: { name } }) => {
      const json = pieces.filter((piece) => piece.index === index).map((piece) => piece.function.arguments);
      return { type: "tool_use", id: `toolu_${callId}`, name, input: JSON.parse(json.join("")) };
    });
  return {
    ...emptyMessage(id, model),
    content: calls.length > 0 ? calls : [{ type: "text", text }],
    stop_reason: STOP_REASONS[finishReason],
    usage: { input_tokens: usage.prompt_tokens, output_tokens: usage.completion_tokens },
  };
}

function emptyMessage(id: string, model: string) {
  return { id: `msg_${id}`, type: "message", role: "assistant", model, content: [], stop_reason: null, stop_sequence: null };
}

export function startAnthropicFake(options: VendorFakeOptions): Promise<VendorFake> {
  return startVendorFake(FORMAT, options);
}
