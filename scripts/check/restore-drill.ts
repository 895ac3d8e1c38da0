import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { copyTo } from "../../lib/ops/backups/copy-to.ts";
import { openArchive } from "../../lib/ops/backups/open-archive.ts";
import { inspectRestored, restoreInto } from "../../lib/ops/backups/restore-into.ts";
import { createFolderStorage } from "../../lib/ops/backups/storage/folder-storage.ts";
import { parseEnv } from "../../lib/platform/env.ts";
import { createLogger } from "../../lib/platform/log.ts";
import { createRuntime } from "../../lib/runtime/create-runtime.ts";
import { ensureIndexes } from "../../lib/runtime/ensure-indexes.ts";
import type { Runtime } from "../../lib/runtime/runtime.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import { startEmbeddedMongo } from "../local/mongo/server.ts";
import { withDatabase } from "../local/mongodb-uri.ts";
import { sampleEnvironment } from "../local/sample-environment.ts";
import { refuseTampered } from "./restore-drill/refuse-tampered.ts";
import { seedPast, writeOn } from "./restore-drill/seed-past.ts";

/**
 * `pnpm check:restore`: a database of 50,000 documents is copied while people go on writing, its server is ended and its folder wiped, and
 * everything is brought back from the copy alone: counts, digests, indexes, audit chains, encrypted values. Then archives that somebody has
 * touched are tried, each of which has to be refused with its reason. `--documents N` for another size.
 */
const flag = process.argv.indexOf("--documents");
const documents = flag === -1 ? 50_000 : Number(process.argv[flag + 1]);

const root = await mkdtemp(path.join(tmpdir(), "aegis-restore-"));
const environment = sampleEnvironment();
try {
  await drill();
} finally {
  await rm(root, { recursive: true, force: true });
}

async function drill(): Promise<void> {
  const data = path.join(root, "mongo");
  const storage = createFolderStorage(path.join(root, "backups"));
  const first = await startEmbeddedMongo({ dir: data });
  const before = runtimeOn(first.uri);
  await timed("indexes", () => ensureIndexes(before));
  const orgIds = await timed(`${documents.toLocaleString("en")} documents of people, chats, use and an audit trail`, () =>
    seedPast(before, documents),
  );
  const writing = writeOn(before, orgIds);
  const made = await timed("copied while people go on writing", () => copyTo(contextOf(before), storage, () => undefined));
  const written = await writing.end();
  console.log(
    `  ${made.documents} documents, ${made.plainBytes} bytes in ${made.parts.length} parts of ${made.sizeBytes} bytes, ${made.kind}; ${written} writes meanwhile`,
  );
  if (made.kind !== "snapshot") throw new Error("The copy was not read at one moment.");
  await before.close();
  await first.close();
  await rm(data, { recursive: true });
  console.log("the server is ended and its folder is gone");

  const second = await startEmbeddedMongo({ dir: data });
  const after = runtimeOn(second.uri);
  const archive = await openArchive(storage, made._id, after.deps.backupSetup.keys);
  await timed("restored, and equal in counts, digests and indexes", () =>
    restoreInto(archive, after.deps.db, { mayReplace: false, onProgress: () => undefined }),
  );
  const found = await timed("audit chains walked, encrypted values opened", () =>
    inspectRestored(archive, after.deps.db, after.deps.backupSetup),
  );
  console.log(`  ${found.trails} trails hold, ${found.values} values of ${found.collections} collections open`);
  if (found.trails < orgIds.length || found.values === 0) throw new Error("Something was not looked at.");
  await after.close();
  await second.close();
  for (const line of await refuseTampered(storage, made, after.deps.backupSetup.keys)) console.log(`refused: ${line}`);
}

function runtimeOn(uri: string): Runtime {
  const env = parseEnv({
    ...environment,
    NODE_ENV: "test",
    MONGODB_URI: withDatabase(uri),
    REDIS_ENABLED: "false",
    BACKUP_FOLDER: path.join(root, "backups"),
  });
  return createRuntime(env, { bcryptCost: 4, log: createLogger({ level: "silent" }) });
}

function contextOf(runtime: Runtime) {
  return createSystemContext(runtime, { job: "ops.back-up", orgId: "" });
}

async function timed<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const startedAt = performance.now();
  const result = await work();
  console.log(`${((performance.now() - startedAt) / 1_000).toFixed(1)} s  ${what}`);
  return result;
}
