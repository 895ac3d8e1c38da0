/**
 * DocumentDB (MongoDB's commands on PostgreSQL) on this machine: the second database every suite runs on.
 * `startDocumentDb()` installs it when it is missing, starts a fresh server, and gives a URI for the official driver; `close()` removes
 * its data. `node scripts/local/documentdb/serve.ts` keeps one running and prints the URI. TEST_MONGODB_URI hands it to the tests.
 */
import { rmSync } from "node:fs";
import { startGateway } from "./gateway/gateway.ts";
import { installDocumentDb } from "./install/install.ts";
import { createServerFolder } from "./postgres/data-template.ts";
import { startPostgres } from "./postgres/postgres-process.ts";

export type DocumentDbOptions = {
  /** 0 or absent: any free port. */
  port?: number;
  report?: (words: string) => void;
};

export type DocumentDb = { uri: string; description: string; close(): Promise<void> };

/** Throws `UnavailableError` when this machine cannot have it. */
export async function startDocumentDb(options: DocumentDbOptions = {}): Promise<DocumentDb> {
  const installation = await installDocumentDb(options.report);
  const folder = await createServerFolder(installation);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const postgres = await startPostgres(installation.tree, folder);
    try {
      const gateway = await startGateway(postgres.connection, options.port);
      const close = async () => {
        await gateway.close();
        await postgres.stop("now");
        remove();
      };
      return { uri: gateway.uri, description: installation.description, close };
    } catch (error) {
      await postgres.stop("now");
      throw error;
    }
  } catch (error) {
    remove();
    throw error;
  }
}
