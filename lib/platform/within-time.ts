/** For a client that takes no signal: work that is late is left behind, and its own outcome no longer matters. Throws `lateMessage`. */
export async function withinTime<Value>(timeoutMs: number, work: Promise<Value>, lateMessage: string): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(lateMessage)), timeoutMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
