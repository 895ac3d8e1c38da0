import type { GuardedStream } from "../../../../lib/ai/gateway/ask-model.ts";
import type { GuardedPart } from "../../../../lib/ai/gateway/guard-parts.ts";
import { toChatUsage } from "../usage.ts";
import { toCompletionId, toWireCall, toWireReason } from "./completion.ts";

export type ChunkOptions = { createdAt: number; includeUsage: boolean };

/**
 * One answer as OpenAI's chunks. The last one of the choice carries the verdict on what was said, which nobody knew when the headers
 * left. A broken answer throws, so it ends without [DONE] and no client takes it for whole.
 */
export async function* toChunks(answer: GuardedStream, { createdAt, includeUsage }: ChunkOptions): AsyncGenerator<string> {
  const head = JSON.stringify({
    id: toCompletionId(answer.callId),
    object: "chat.completion.chunk",
    created: Math.floor(createdAt / 1_000),
    model: answer.model,
  }).slice(0, -1);
  const usageNull = includeUsage ? ',"usage":null' : "";
  // Written by hand: a chunk is made for every token, and only its delta changes.
  const chunk = (delta: string, ending = '"finish_reason":null') =>
    `data: ${head},"choices":[{"index":0,"delta":${delta},"logprobs":null,${ending}}]${usageNull}}\n\n`;
  let calls = 0;
  let isFirst = true;
  const opening = () => {
    const role = isFirst ? '"role":"assistant",' : "";
    isFirst = false;
    return role;
  };
  for await (const part of answer.parts) {
    switch (part.type) {
      case "text":
        yield chunk(`{${opening()}"content":${JSON.stringify(part.text)}}`);
        break;
      case "tool-call":
        yield* toCallDeltas(part, calls, opening()).map((delta) => chunk(delta));
        calls += 1;
        break;
      case "finish":
        yield chunk(
          isFirst ? '{"role":"assistant","content":""}' : "{}",
          `"finish_reason":"${toWireReason(part.reason)}","aegis":${JSON.stringify(toNote(answer, part))}`,
        );
        if (includeUsage) yield `data: ${head},"choices":[],"usage":${JSON.stringify(toChatUsage(part.usage))}}\n\n`;
    }
  }
  yield "data: [DONE]\n\n";
}

/** First who is called, then with what, as OpenAI sends them. */
function toCallDeltas({ call }: Extract<GuardedPart, { type: "tool-call" }>, index: number, opening: string): string[] {
  const { function: called, ...rest } = toWireCall(call);
  const named = { index, ...rest, function: { name: called.name, arguments: "" } };
  const given = { index, function: { arguments: called.arguments } };
  return [`{${opening}"tool_calls":[${JSON.stringify(named)}]}`, `{"tool_calls":[${JSON.stringify(given)}]}`];
}

function toNote({ callId }: GuardedStream, { verdict }: Extract<GuardedPart, { type: "finish" }>) {
  return { call_id: callId, verdict: verdict.verdict, redactions: verdict.redactions };
}
