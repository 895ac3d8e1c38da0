import { z } from "zod";
import { startLocalCloud } from "./cloud.ts";
import { endWithParent } from "./end-with-parent.ts";

/** Entry of the child process that holds the local cloud; started by start-cloud-process.ts, options as JSON in argv. */
const optionsSchema = z.object({
  dir: z.string().nullable(),
  appUrl: z.string(),
  openAiFake: z.boolean(),
  isSealed: z.boolean(),
  databaseUri: z.string(),
  ports: z.record(z.string(), z.number().int().min(0).max(65_535)),
});

const options = optionsSchema.parse(JSON.parse(process.argv[2] ?? "null"));
let cloud: Awaited<ReturnType<typeof startLocalCloud>> | null = null;
// The parent stops the app before its stores; a Ctrl-C that reached this process first would turn that round.
const end = endWithParent(async () => cloud?.close(), { ignore: ["SIGINT", "SIGHUP"] });

try {
  const { isSealed, databaseUri, ...settings } = options;
  const given = { ...(isSealed ? {} : process.env), ...(databaseUri && { MONGODB_URI: databaseUri }) };
  cloud = await startLocalCloud({ ...settings, given });
  process.send?.({ type: "ready", environment: cloud.environment, description: cloud.describe() });
} catch (error) {
  process.send?.({ type: "failed", message: error instanceof Error ? error.message : String(error) }, () => end(1));
}
