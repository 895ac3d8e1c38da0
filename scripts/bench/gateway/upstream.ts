import http from "node:http";
import { ANSWER, ANSWER_PIECES, MODEL } from "./exchange.ts";

/** The vendor of the measurement: OpenAI's chat completions over HTTP, answered at once. A streamed answer is one write for each event. */
const USAGE = { prompt_tokens: 40, completion_tokens: 80, total_tokens: 120 };
const HEAD = { id: "chatcmpl-bench", created: 1_760_000_000, model: MODEL };

const whole = Buffer.from(
  JSON.stringify({
    ...HEAD,
    object: "chat.completion",
    choices: [{ index: 0, message: { role: "assistant", content: ANSWER, refusal: null }, logprobs: null, finish_reason: "stop" }],
    usage: USAGE,
  }),
);

const chunk = (fields: object) => Buffer.from(`data: ${JSON.stringify({ ...HEAD, object: "chat.completion.chunk", ...fields })}\n\n`);
const choice = (delta: object, reason: string | null) => ({ choices: [{ index: 0, delta, logprobs: null, finish_reason: reason }] });
const pieces = [
  chunk(choice({ role: "assistant", content: "" }, null)),
  ...ANSWER_PIECES.map((text) => chunk(choice({ content: text }, null))),
  chunk(choice({}, "stop")),
];
const usage = chunk({ choices: [], usage: USAGE });
const done = Buffer.from("data: [DONE]\n\n");

const server = http.createServer((request, response) => {
  const received: Buffer[] = [];
  request.on("data", (bytes: Buffer) => received.push(bytes));
  request.on("end", () => {
    const body = Buffer.concat(received);
    if (!body.includes('"stream":true')) {
      response.writeHead(200, { "content-type": "application/json", "content-length": whole.byteLength });
      return response.end(whole);
    }
    response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
    for (const piece of pieces) response.write(piece);
    if (body.includes('"include_usage":true')) response.write(usage);
    response.end(done);
  });
});
process.on("disconnect", () => process.exit(0));
server.listen(Number(process.argv[2]), "127.0.0.1", () => process.send?.({ type: "ready" }));
