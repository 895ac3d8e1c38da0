import { z } from "zod";
import { openJournal } from "./journal.ts";
import { type Change, type ChangeOf, type Kind, type Records, recordSchemas, type Tables } from "./schema.ts";

const KEPT_EVENTS = 5000;

export type Store = {
  readonly tables: Tables;
  /** All changes or none: they share one line of the journal. */
  commit(changes: readonly Change[]): void;
  close(): void;
};

/** Without a directory the state lives in memory only. */
export function openStore(dir: string | undefined): Store {
  const tables = emptyTables();
  if (dir === undefined) return { tables, commit: (changes) => applyAll(tables, changes), close: () => undefined };
  const journal = openJournal(
    dir,
    (entry, lineNumber) => applyAll(tables, parseChanges(entry, lineNumber)),
    () => snapshotOf(tables),
  );
  return {
    tables,
    commit: (changes) => {
      if (changes.length === 0) return;
      journal.append(changes);
      applyAll(tables, changes);
    },
    close: () => journal.close(),
  };
}

function emptyTables(): Tables {
  return {
    message: new Map(),
    deadLetter: new Map(),
    queue: new Map(),
    schedule: new Map(),
    urlGroup: new Map(),
    deduplication: new Map(),
    flowControlKey: new Map(),
    signingKeys: new Map(),
    event: new Map(),
    publishedToday: new Map(),
  };
}

function applyAll(tables: Tables, changes: readonly Change[]): void {
  for (const change of changes) applyChange(tables, change);
  while (tables.event.size > KEPT_EVENTS) {
    const [oldest] = tables.event.keys();
    if (oldest !== undefined) tables.event.delete(oldest);
  }
}

function applyChange<K extends Kind>(tables: Tables, change: ChangeOf<K>): void {
  const table: Map<string, Records[K]> = tables[change.kind];
  if (change.value === null) table.delete(change.id);
  else table.set(change.id, change.value);
}

function* snapshotOf(tables: Tables): Iterable<Change[]> {
  for (const kind of Object.keys(recordSchemas).filter(isKind)) yield* snapshotOfTable(tables, kind);
}

function* snapshotOfTable<K extends Kind>(tables: Tables, kind: K): Iterable<Change[]> {
  for (const [id, value] of tables[kind]) yield [toChange({ kind, id, value })];
}

/** A `ChangeOf<K>` is one member of the union `Change` for every K; the compiler does not distribute over a type parameter. */
function toChange<K extends Kind>(change: ChangeOf<K>): Change {
  return change as unknown as Change;
}

const entrySchema = z.array(z.object({ kind: z.string(), id: z.string(), value: z.unknown() }));

function parseChanges(entry: unknown, lineNumber: number): Change[] {
  return entrySchema.parse(entry).map(({ kind, id, value }) => {
    if (!isKind(kind)) throw new Error(`Line ${lineNumber} of the QStash journal has an unknown kind "${kind}".`);
    return toChange(parseChange(kind, id, value));
  });
}

function parseChange<K extends Kind>(kind: K, id: string, value: unknown): ChangeOf<K> {
  const schema: z.ZodType<Records[K]> = schemasByKind[kind];
  return { kind, id, value: value === null ? null : schema.parse(value) };
}

const schemasByKind: { [K in Kind]: z.ZodType<Records[K]> } = recordSchemas;

function isKind(kind: string): kind is Kind {
  return Object.hasOwn(recordSchemas, kind);
}
