/**
 * No process of the product's tools may outlive the one that started it. A child learns of its parent's end by the IPC
 * channel closing, which also happens after a SIGKILL; signals do the rest. The first reason starts an orderly end,
 * later ones are ignored, and a deadline ends what hangs.
 */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
type Signal = keyof typeof EXIT_CODES;

const SIGNALS: readonly Signal[] = ["SIGINT", "SIGTERM", "SIGHUP"];

export type EndOptions = {
  graceMs?: number;
  /** An interactive command that people end with Ctrl-C calls that a success. */
  isInterruptSuccess?: boolean;
  ignore?: readonly Signal[];
};

/** Returns a function that ends the process in the same orderly way, for the owner's own reasons. */
export function endWithParent(close: () => Promise<void>, options: EndOptions = {}): (exitCode: number) => void {
  const { graceMs = 8_000, isInterruptSuccess = false, ignore = [] } = options;
  let isEnding = false;
  const end = (exitCode: number) => {
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => process.exit(exitCode || 1), graceMs);
    close().then(
      () => process.exit(exitCode),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of SIGNALS) {
    const code = signal === "SIGINT" && isInterruptSuccess ? 0 : EXIT_CODES[signal];
    process.on(signal, () => !ignore.includes(signal) && end(code));
  }
  process.on("disconnect", () => end(EXIT_CODES.SIGHUP));
  // The listener above must not keep an otherwise finished process alive.
  process.channel?.unref();
  return end;
}
