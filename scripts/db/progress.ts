/** A bar with the time left on a terminal, a line every tenth elsewhere: what a log keeps should be readable. */
export type Progress = { at(done: number, total: number): void; end(): void };

const WIDTH = 30;
const STEP = 0.1;

export function createProgress(name: string, now: () => number = Date.now): Progress {
  const startedAt = now();
  let said = 0;
  return {
    at(done, total) {
      const share = total === 0 ? 1 : Math.min(1, done / total);
      const line = `${name} ${describe(done, total)}${timeLeft(now() - startedAt, share)}`;
      if (process.stdout.isTTY) {
        const filled = Math.round(share * WIDTH);
        process.stdout.write(`\r\u001b[2K[${"#".repeat(filled)}${".".repeat(WIDTH - filled)}] ${line}`);
      } else if (share - said >= STEP || (share === 1 && said < 1)) {
        said = share;
        console.log(line);
      }
    },
    end() {
      if (process.stdout.isTTY) process.stdout.write("\n");
    },
  };
}

const describe = (done: number, total: number) => `${done.toLocaleString("en")} of ${total.toLocaleString("en")}`;

function timeLeft(elapsedMs: number, share: number): string {
  if (share === 0 || share === 1) return "";
  return `, about ${Math.ceil(((elapsedMs / share) * (1 - share)) / 1_000)} s left`;
}
