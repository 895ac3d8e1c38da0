import type { Clock } from "../../platform/clock.ts";
import type { FileDeps } from "../ports.ts";
import { endUpload } from "./cancel-upload.ts";

/** Longer than any request lives that may still write a part. */
const LATE_WRITES_MS = 3_600_000;
/** Longer than any upload lasts. */
const FORGOTTEN_MS = 8 * 24 * 3_600_000;

/** Ends abandoned uploads, and takes away what came in late for contents that were removed. */
export async function sweepUploads(deps: FileDeps & { clock: Clock }, limit: number): Promise<void> {
  const now = deps.clock.now();
  for (const upload of await deps.fileUploads.listExpired(new Date(now), limit)) await endUpload({ deps }, upload);
  await deps.fileContents.sweep({ removed: new Date(now - LATE_WRITES_MS), written: new Date(now - FORGOTTEN_MS) }, limit);
}
