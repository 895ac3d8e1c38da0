// DocumentDB's commands are SQL functions that take and give BSON. Arguments travel in binary; results as text, because the
// PostgreSQL client reads rows as text before a parser sees them: a BSON value prints as "BSONHEX" and its bytes in hex.
import pg from "pg";
import { CommandError, errorCodes } from "../../mongo/errors.ts";
import { codeOfState, isConnectionLost } from "./error-codes.ts";

/** Carries what PostgreSQL says about the key. */
export class UniqueViolation extends CommandError {
  readonly detail: string;
  constructor(message: string, detail: string) {
    super(errorCodes.duplicateKey, message);
    this.detail = detail;
  }
}

export type Cell = Buffer | string | null;
/** The pool, or the one connection a transaction lives on. */
export type Queryable = Pick<pg.Pool, "query">;

const BSON = "documentdb_core.bson";
const TYPES = { text: "text", bson: BSON, sequence: "documentdb_core.bsonsequence", int8: "int8", bool: "bool", float8: "float8" } as const;
export type Argument = {
  [Type in keyof typeof TYPES]: { type: Type; value: Uint8Array | string | number | boolean | null };
}[keyof typeof TYPES];

const POOL_SIZE = 60;
const bsonPrefix = "BSONHEX";
const readCell = (text: string): Cell => (text.startsWith(bsonPrefix) ? Buffer.from(text.slice(bsonPrefix.length), "hex") : text);
const RAW_TYPES = { getTypeParser: () => readCell };

const SESSION_SETTINGS = {
  "documentdb_core.enableCollation": "on",
  "documentdb.enableCollationWithNonUniqueOrderedIndexes": "on",
  // Otherwise an open sorted cursor keeps a connection, and a few of them keep all.
  "documentdb.useFileBasedPersistedCursors": "on",
  "documentdb.alternate_index_handler_name": "extended_rum",
  // Otherwise a deadlock is one statement's error in a reply, and cannot be tried again as a whole.
  "documentdb.throwDeadlockOnCRUD": "on",
};

export function createPool(connection: pg.ClientConfig): pg.Pool {
  const options = Object.entries(SESSION_SETTINGS)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(" ");
  const pool = new pg.Pool({ ...connection, max: POOL_SIZE, options });
  // An idle connection may end with the server; the next query says so.
  pool.on("error", () => {});
  return pool;
}

export const text = (value: string): Argument => ({ type: "text", value });
export const bson = (value: Uint8Array | null): Argument => ({ type: "bson", value });
export const sequence = (value: Uint8Array | null): Argument => ({ type: "sequence", value });

const statementNames = new Map<string, string>();

/** The first row a function returns, or a procedure's one. */
export async function callFunction(
  on: Queryable,
  name: string,
  args: readonly Argument[],
  verb: "SELECT * FROM" | "CALL" = "SELECT * FROM",
): Promise<Cell[]> {
  const list = args.map(({ type }, position) => `$${position + 1}::${TYPES[type]}`).join(", ");
  const statement = `${verb} ${name}(${list})`;
  const statementName = statementNames.get(statement) ?? `command${statementNames.size}`;
  statementNames.set(statement, statementName);
  const values = args.map(({ value }) =>
    value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value,
  );
  const rows = await queryRows(on, { name: statementName, text: statement, values });
  return rows[0] ?? [];
}

export async function queryRows(on: Queryable, query: { name?: string; text: string; values?: unknown[] }): Promise<Cell[][]> {
  try {
    const result = await on.query<Cell[]>({ ...query, rowMode: "array", types: RAW_TYPES });
    return result.rows;
  } catch (cause) {
    throw toCommandError(cause);
  }
}

/** For statements that return nothing, such as COMMIT. Returns what PostgreSQL says it did. */
export async function runStatement(on: Queryable, statement: string): Promise<string> {
  try {
    const result = await on.query(statement);
    return Array.isArray(result) ? "" : result.command;
  } catch (cause) {
    throw toCommandError(cause);
  }
}

function toCommandError(cause: unknown): unknown {
  if (!(cause instanceof Error) || isConnectionLost(cause)) return cause;
  const state = "code" in cause && typeof cause.code === "string" ? cause.code : "";
  const code = isCreationRace(state, cause.message) ? errorCodes.writeConflict : codeOfState(state);
  if (code !== errorCodes.duplicateKey) return new CommandError(code, cause.message);
  return new UniqueViolation(cause.message, "detail" in cause && typeof cause.detail === "string" ? cause.detail : "");
}

/** Somebody else created the collection after this transaction's snapshot: the next attempt sees it. */
const isCreationRace = (state: string, message: string) => state === "M0000" && /^Unable to create .*collection/.test(message);

export function bsonCell(cell: Cell | undefined): Buffer {
  if (Buffer.isBuffer(cell)) return cell;
  throw new Error("DocumentDB answered without a document.");
}
