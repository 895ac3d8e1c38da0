import { type ChatRequest, chatRequestSchema } from "../openai/chat-request.ts";
import { type Completion, createCompletion, toChunks, toCompletionBody } from "../openai/completion.ts";
import { toErrorBody } from "../openai/fault.ts";
import { type Dialect, sendPlain, sendStream } from "../openai/send.ts";
import { startVendorFake, type VendorFake, type VendorFakeOptions, type VendorFormat } from "../vendors/start-vendor-fake.ts";

const dialect: Dialect = {
  toErrorBody,
  toEvent: (chunk) => `data: ${JSON.stringify(chunk)}\n\n`,
  end: "data: [DONE]\n\n",
  brokenJson: '{"id":"chatcmpl-',
};

/** OpenAI's chat completions under an address of its own; the last chunk counts unasked, in `x_groq`. */
const FORMAT: VendorFormat = {
  name: "Groq",
  dialect,
  readKey: ({ authorization }) => authorization?.replace(/^Bearer /, ""),
  keyRefusal: { status: 401, body: toErrorBody(401) },
  toRefusal: (message) => ({ error: { message, type: "invalid_request_error" } }),
  answer: async ({ path, body, sending, id, reply }) => {
    if (path !== "/openai/v1/chat/completions") return false;
    const request = chatRequestSchema.parse(body);
    const completion = createCompletion(request, reply(request), `chatcmpl-${id}`);
    const tokenCount = completion.deltas.length - 1;
    if (request.stream) await sendStream(sending, withUsage(request, completion), tokenCount);
    else await sendPlain(sending, toCompletionBody(request, completion), tokenCount);
    return true;
  },
};

function withUsage(request: ChatRequest, completion: Completion): object[] {
  const chunks = [...toChunks(request, completion)];
  const last = chunks.pop();
  return [...chunks, { ...last, x_groq: { id: `req_${completion.id}`, usage: completion.usage } }];
}

export function startGroqFake(options: VendorFakeOptions): Promise<VendorFake> {
  return startVendorFake(FORMAT, options);
}
