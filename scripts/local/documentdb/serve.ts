import { parseArgs } from "node:util";
import { endWithParent } from "../end-with-parent.ts";
import { UnavailableError } from "./install/install.ts";
import { type DocumentDb, startDocumentDb } from "./start.ts";

/** `node scripts/local/documentdb/serve.ts [--port N]`: prints the URI on standard output and runs until it is interrupted. */
const { values } = parseArgs({ options: { port: { type: "string", default: "0" } } });
let database: DocumentDb | null = null;
const end = endWithParent(async () => database?.close(), { isInterruptSuccess: true });

try {
  database = await startDocumentDb({ port: Number(values.port), report: (words) => console.error(words) });
  console.log(database.uri);
  process.send?.({ type: "ready", uri: database.uri, description: database.description });
} catch (error) {
  if (!(error instanceof UnavailableError)) throw error;
  console.error(error.message);
  end(2);
}
