import { existsSync, renameSync } from "node:fs";

/** Several processes may build the same folder at once; the first one's is as good as ours. */
export function moveIntoPlace(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
  }
}
