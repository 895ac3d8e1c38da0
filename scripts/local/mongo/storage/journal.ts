// Group commit: frames gathered while one turn of the event loop runs commands go to the file in one write, and no
// reply — of the write itself or of a read that saw it — leaves before that write returned.
import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { CommandError, errorCodes } from "../errors.ts";
import { encodeFrame, type JournalEntry } from "./frames.ts";

export interface Journal {
  append(entries: readonly JournalEntry[]): void;
  /** null when everything appended so far is in the file. */
  flushed(): Promise<void> | null;
  isWritable(): boolean;
  close(): void;
}

export const memoryJournal: Journal = { append: () => undefined, flushed: () => null, isWritable: () => true, close: () => undefined };

export function openJournal(file: string): Journal {
  const descriptor = openSync(file, "a");
  let pending: Buffer[] = [];
  let waiting: Promise<void> | null = null;
  let failure: CommandError | null = null;

  const flush = (): void => {
    const chunk = pending.length === 1 && pending[0] !== undefined ? pending[0] : Buffer.concat(pending);
    pending = [];
    waiting = null;
    try {
      for (let at = 0; at < chunk.length; ) at += writeSync(descriptor, chunk, at);
    } catch (cause) {
      // What is in memory can no longer be made durable: refuse everything until a restart reads the file again.
      const reason = cause instanceof Error ? cause.message : String(cause);
      failure = new CommandError(errorCodes.outOfDiskSpace, `The data log cannot be written (${reason}): free space, then restart`);
      throw failure;
    }
  };

  return {
    append(entries) {
      if (failure !== null) throw failure;
      pending.push(encodeFrame(entries));
      waiting ??= nextTurn(flush);
    },
    flushed() {
      if (failure !== null) throw failure;
      return waiting;
    },
    isWritable: () => failure === null,
    close() {
      if (failure === null) flush();
      // The number of a closed descriptor may be given to another file: nothing may be written any more.
      failure ??= new CommandError(errorCodes.interruptedAtShutdown, "The server is shutting down");
      fsyncSync(descriptor);
      closeSync(descriptor);
    },
  };
}

function nextTurn(run: () => void): Promise<void> {
  const turn = new Promise<void>((resolve, reject) => {
    setImmediate(() => {
      try {
        run();
        resolve();
      } catch (cause) {
        reject(cause);
      }
    });
  });
  // Whoever waits gets the failure; without anyone waiting it must not end the process.
  turn.catch(() => undefined);
  return turn;
}
