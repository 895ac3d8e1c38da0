import type { StreamPart } from "../../schema.ts";

/**
 * An answer on its way to a reader, closed with its last word, with its failure, or when the reader turns away; perhaps twice.
 * `close` gets what was said until then.
 */
export function meterParts(
  parts: AsyncIterable<StreamPart>,
  close: (heard: readonly StreamPart[]) => Promise<void> | undefined,
): AsyncIterable<StreamPart> {
  const inner = parts[Symbol.asyncIterator]();
  const heard: StreamPart[] = [];
  let hasBegun = false;
  const next = async (): Promise<IteratorResult<StreamPart>> => {
    hasBegun = true;
    try {
      const result = await inner.next();
      if (!result.done) heard.push(result.value);
      if (result.done || result.value.type === "finish") await close(heard);
      return result;
    } catch (error) {
      await close(heard);
      throw error;
    }
  };
  const iterator: AsyncIterator<StreamPart> = {
    next,
    async return() {
      // A generator that has not begun would end without a word to anybody; its first part is there already.
      if (!hasBegun) await next().catch(() => undefined);
      await inner.return?.();
      await close(heard);
      return { done: true, value: undefined };
    },
  };
  return { [Symbol.asyncIterator]: () => iterator };
}
