import { parseArgs } from "node:util";
import { createDatabase } from "../../lib/platform/db.ts";
import { previewMongoUri } from "./preview-environment.ts";

/** Drops the database of one closed pull request; the name is built from its number, so no other one can be named. */
const { values } = parseArgs({ options: { "pull-request": { type: "string" } } });
const uri = process.env.PREVIEW_MONGODB_URI;
if (!uri) throw new Error('PREVIEW_MONGODB_URI is not set: it is a secret of the repository\'s "preview" environment.');
const database = createDatabase(previewMongoUri(uri, Number(values["pull-request"])));
try {
  await database.drop();
  console.log("The preview's database is gone.");
} finally {
  await database.close();
}
