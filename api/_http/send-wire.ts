import { z } from "zod";
import { AppError } from "../../lib/platform/errors.ts";
import type { Runtime } from "../../lib/runtime/runtime.ts";
import { answerOnce } from "./answer-once.ts";
import { toEventBytes } from "./byte-stream.ts";
import type { AnyHandleInput, AnyWireRoute } from "./define-route.ts";
import { EVENT_STREAM_HEADERS } from "./event-stream.ts";
import { type Reply, toReply } from "./reply.ts";
import { toWireError } from "./wire-error.ts";

const JSON_TYPE = { "content-type": "application/json" };
/** What is kept under a key: the answer with its headers. */
const keptSchema = z.object({ body: z.looseObject({}), headers: z.record(z.string(), z.string()) });

export async function sendWire(
  runtime: Runtime,
  route: AnyWireRoute,
  input: AnyHandleInput,
  counted: Record<string, string>,
): Promise<Reply> {
  const key = route.isIdempotent && !isStreamed(input.body) ? input.request.header("idempotency-key") : null;
  if (key !== null) return sendOnce(route, input, key, counted);
  const reply = await route.handle(input);
  if (reply.type === "stream") {
    const stream = toEventBytes(
      reply.events,
      (event) => event,
      (error) => writeFailure(runtime, input, error),
    );
    return toReply(200, stream, { ...EVENT_STREAM_HEADERS, ...counted, ...reply.headers });
  }
  return toReply(200, JSON.stringify(reply.body), { ...JSON_TYPE, ...counted, ...reply.headers });
}

/** OpenAI's SDK throws an error that it reads in a stream. */
function writeFailure(runtime: Runtime, { ctx, request }: AnyHandleInput, error: unknown): string {
  const thrown = request.halted() ?? error;
  if (thrown instanceof AppError) ctx.log.debug({ code: thrown.code }, "a streamed answer broke");
  else ctx.log.error({ error: thrown }, "a stream failed");
  const { error: shown } = toWireError(thrown, ctx.requestId, runtime.env.baseUrl);
  return `data: ${JSON.stringify({ error: shown })}\n\n`;
}

async function sendOnce(route: AnyWireRoute, input: AnyHandleInput, key: string, counted: Record<string, string>): Promise<Reply> {
  const answer = await answerOnce(route, input, key, async () => {
    const reply = await route.handle(input);
    if (reply.type === "stream") throw new Error(`${route.path} streams an answer that was not asked for as a stream.`);
    return { status: 200, body: { body: reply.body, headers: reply.headers } };
  });
  const { body, headers } = keptSchema.parse(answer.body);
  return toReply(200, JSON.stringify(body), {
    ...JSON_TYPE,
    ...counted,
    ...headers,
    ...(answer.isReplay && { "idempotent-replayed": "true" }),
  });
}

function isStreamed(body: unknown): boolean {
  return typeof body === "object" && body !== null && "stream" in body && body.stream === true;
}
