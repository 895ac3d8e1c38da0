import type { Reply } from "./reply.ts";

/** Calls `end` once: when a streamed answer has been read or left, and at once for any other. */
export function endWith(reply: Reply, end: () => void): Reply {
  if (!(reply.body instanceof ReadableStream)) {
    end();
    return reply;
  }
  const reader = reply.body.getReader();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) return controller.enqueue(value);
        end();
        controller.close();
      } catch (error) {
        end();
        controller.error(error);
      }
    },
    async cancel(reason) {
      end();
      await reader.cancel(reason);
    },
  });
  return { ...reply, body };
}
