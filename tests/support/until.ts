/** Asks again until there is a value; for what another process or job brings about. Fails with what it was waiting for. */
export async function until<Value>(
  ask: () => Promise<Value | null | undefined | false>,
  options: { timeoutMs?: number; everyMs?: number; what?: string } = {},
): Promise<Value> {
  const { timeoutMs = 20_000, everyMs = 25, what = "the expected state" } = options;
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const value = await ask();
    if (value) return value;
    if (performance.now() > deadline) throw new Error(`Timed out after ${timeoutMs} ms waiting for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
