import { collectStream } from "../../collect-stream.ts";
import type { GenerateResult } from "../../ports.ts";
import type { StreamPart } from "../../schema.ts";
import { createError } from "../vendor-errors.ts";
import type { Flight } from "./flight.ts";

/** An answer of which the first part is there. */
export type Opening = { first: StreamPart; rest: AsyncIterator<StreamPart> };

export async function openAnswer(parts: AsyncIterable<StreamPart>, onSpoke: () => void): Promise<Opening> {
  const rest = parts[Symbol.asyncIterator]();
  const next = await rest.next();
  if (next.done) throw createError("malformed");
  onSpoke();
  return { first: next.value, rest };
}

/** Not awaited: a provider that hangs must not keep anybody. */
export function discardAnswer({ rest }: Opening): void {
  rest.return?.().catch(() => undefined);
}

export async function collectAnswer(parts: AsyncIterable<StreamPart>, onSpoke: () => void): Promise<GenerateResult> {
  let hasSpoken = false;
  async function* heard(): AsyncGenerator<StreamPart> {
    for await (const part of parts) {
      if (!hasSpoken) onSpoke();
      hasSpoken = true;
      yield part;
    }
  }
  return collectStream(heard());
}

/** All of the answer. Its call is settled when it ends, however it ends: also when the reader turns away. */
export async function* tellRest(flight: Flight, opening: Opening): AsyncGenerator<StreamPart> {
  const { first, rest } = opening;
  let isWhole = false;
  try {
    for (let part: StreamPart | null = first; part; part = await nextOf(rest)) {
      if (part.type === "finish") {
        isWhole = true;
        await flight.answered(part.usage);
      }
      yield part;
    }
    if (!isWhole) throw createError("truncated");
  } catch (error) {
    await flight.failed(error).remembered;
    throw error;
  } finally {
    await flight.stop();
    discardAnswer(opening);
  }
}

async function nextOf(rest: AsyncIterator<StreamPart>): Promise<StreamPart | null> {
  const next = await rest.next();
  return next.done ? null : next.value;
}
