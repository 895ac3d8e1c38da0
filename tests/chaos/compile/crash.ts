import { writeSync } from "node:fs";
import { z } from "zod";

/**
 * What the crash points call. The controller arms points with a count each; whichever is passed that often first writes its
 * name to a pipe of its own, synchronously, and ends the process as a power cut would.
 */
const targetSchema = z.object({ point: z.string(), occurrence: z.number().int().min(1) });
export type Target = z.infer<typeof targetSchema>;

const armSchema = z.object({ type: z.literal("arm"), targets: z.array(targetSchema) });

export const CRASH_PIPE = 4;

let armed = new Map<string, number>();

export function listenForArming(): void {
  process.on("message", (raw) => {
    const message = armSchema.safeParse(raw);
    if (message.success) armed = new Map(message.data.targets.map(({ point, occurrence }) => [point, occurrence]));
  });
}

export function crashAt(point: string): void {
  const left = armed.get(point);
  if (left === undefined) return;
  armed.set(point, left - 1);
  if (left > 1) return;
  writeSync(CRASH_PIPE, point);
  process.kill(process.pid, "SIGKILL");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
