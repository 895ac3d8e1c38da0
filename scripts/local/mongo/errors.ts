import type { Doc } from "./bson/values.ts";

/** A failure the client sees with MongoDB's own code; `extra` carries fields such as keyPattern. */
export class CommandError extends Error {
  readonly code: number;
  readonly extra: Doc;
  constructor(code: number, message: string, extra: Doc = {}) {
    super(message);
    this.code = code;
    this.extra = extra;
  }
}

export const errorCodes = {
  internalError: 1,
  badValue: 2,
  failedToParse: 9,
  typeMismatch: 14,
  invalidLength: 16,
  namespaceNotFound: 26,
  indexNotFound: 27,
  pathNotViable: 28,
  conflictingUpdateOperators: 40,
  cursorNotFound: 43,
  namespaceExists: 48,
  maxTimeExpired: 50,
  dollarPrefixedFieldName: 52,
  invalidIdField: 53,
  emptyFieldName: 56,
  commandNotFound: 59,
  immutableField: 66,
  cannotCreateIndex: 67,
  invalidOptions: 72,
  invalidNamespace: 73,
  indexOptionsConflict: 85,
  indexKeySpecsConflict: 86,
  unsatisfiableWriteConcern: 100,
  writeConflict: 112,
  commandNotSupported: 115,
  conflictingOperationInProgress: 117,
  cannotIndexParallelArrays: 171,
  invalidIndexSpecificationOption: 197,
  transactionTooOld: 225,
  conversionFailure: 241,
  snapshotTooOld: 239,
  snapshotUnavailable: 246,
  noSuchTransaction: 251,
  transactionCommitted: 256,
  operationNotSupportedInTransaction: 263,
  notWritablePrimary: 10107,
  bsonObjectTooLarge: 10334,
  duplicateKey: 11000,
  interruptedAtShutdown: 11600,
  outOfDiskSpace: 14031,
  undefinedVariable: 17276,
  scriptingDisabled: 31264,
  unrecognizedPipelineStage: 40324,
  missingField: 40414,
  unknownField: 40415,
  changeStreamUnavailable: 40573,
  invalidPipelineOperator: 168,
} as const;

const names: ReadonlyMap<number, string> = new Map(
  Object.entries(errorCodes)
    .filter(([, code]) => code < 10_000 || code === 10107 || code === 10334 || code === 11000 || code === 11600 || code === 14031)
    .map(([name, code]) => [code, name.charAt(0).toUpperCase() + name.slice(1)] as const),
);
const irregularNames: ReadonlyMap<number, string> = new Map([
  [50, "MaxTimeMSExpired"],
  [10334, "BSONObjectTooLarge"],
]);

export function codeName(code: number): string {
  return irregularNames.get(code) ?? names.get(code) ?? `Location${code}`;
}

export function notSupported(what: string): CommandError {
  return new CommandError(errorCodes.commandNotSupported, `${what} is not supported by the embedded server`);
}
