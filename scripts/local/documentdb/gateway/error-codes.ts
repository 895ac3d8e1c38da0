// DocumentDB reports MongoDB's errors as SQLSTATEs of its own, "M" and a number in base 36 that counts through its list of errors.
// What each stands for was found by provoking it; PostgreSQL's own states need a translation, too.
import { errorCodes } from "../../mongo/errors.ts";

/** State without the "M" → MongoDB's code. States that are not listed stand for codes the product never branches on. */
const DOCUMENTDB_STATES: Readonly<Record<string, number>> = {
  "0001": errorCodes.badValue,
  "0003": errorCodes.failedToParse,
  "0004": errorCodes.typeMismatch,
  "0008": errorCodes.namespaceNotFound,
  "0009": errorCodes.indexNotFound,
  "000A": errorCodes.pathNotViable,
  "000D": errorCodes.conflictingUpdateOperators,
  "000E": errorCodes.cursorNotFound,
  "000F": errorCodes.namespaceExists,
  "000G": errorCodes.dollarPrefixedFieldName,
  "000J": errorCodes.emptyFieldName,
  "000M": errorCodes.immutableField,
  "000N": errorCodes.cannotCreateIndex,
  "000P": errorCodes.invalidOptions,
  "000Q": errorCodes.invalidNamespace,
  "000R": errorCodes.indexOptionsConflict,
  "000S": errorCodes.indexKeySpecsConflict,
  "000U": errorCodes.commandNotSupported,
  "000Z": 166, // a write to a view
  "0012": errorCodes.invalidIndexSpecificationOption,
  "0015": errorCodes.conversionFailure,
  "001C": errorCodes.duplicateKey,
  "001L": 15_952, // an unknown accumulator
  "001M": 15_955, // $group without _id
  "001O": 15_958, // $limit of nothing
  "001R": 15_976, // $sort by nothing
  "0034": 17_124, // $size of what is no array
  "0037": errorCodes.undefinedVariable,
  "004T": 28_818, // $unwind of what is no path
  "0056": 31_249, // a path of a projection beside a longer one
  "0057": 31_250, // and beside a shorter one
  "0059": 31_254, // a projection that includes and excludes
  "005E": 31_325, // an unknown expression in a projection
  "007N": 40_228, // $replaceRoot with what is no document
  "007O": 40_234, // a field of $group that is no accumulator
  "007P": 40_238, // and one that is two
  "007T": 40_323, // a stage of two names
  "007U": errorCodes.unrecognizedPipelineStage,
  "0088": errorCodes.unknownField,
  "009H": 51_091, // a regular expression that is none
  "00BC": 5_107_200, // a negative $skip
  "00DO": errorCodes.invalidLength,
  "00FF": 15_974, // a sort direction that is no number
  "00FG": 15_975, // and one that is none
};

const POSTGRES_STATES: Readonly<Record<string, number>> = {
  "0A000": errorCodes.commandNotSupported,
  "22023": errorCodes.badValue,
  "22P02": errorCodes.badValue,
  "23505": errorCodes.duplicateKey,
  "23P01": errorCodes.duplicateKey,
  "25P02": errorCodes.noSuchTransaction,
  "40001": errorCodes.writeConflict,
  "40P01": errorCodes.writeConflict,
  "42P01": errorCodes.namespaceNotFound,
  // A transaction waits briefly for a lock and then gives up, like MongoDB's do.
  "55P03": errorCodes.writeConflict,
  "57014": errorCodes.maxTimeExpired,
};

export function codeOfState(state: string): number {
  return knownCode(state) ?? errorCodes.internalError;
}

function knownCode(state: string): number | undefined {
  return state.startsWith("M") ? DOCUMENTDB_STATES[state.slice(1)] : POSTGRES_STATES[state];
}

/** Larger than any code that replies carry unpacked. */
const SURELY_PACKED = 1 << 18;

/** In replies a state is packed into a number, six bits a character; a number that is no state is MongoDB's code already. */
export function codeOfPacked(packed: number): number {
  const characters = [0, 6, 12, 18, 24].map((shift) => String.fromCharCode(((packed >>> shift) & 0x3f) + 48));
  return knownCode(characters.join("")) ?? (packed < SURELY_PACKED ? packed : errorCodes.internalError);
}

/** The server is gone or going: for a client that is a broken connection, not an answer. */
export function isConnectionLost(error: Error): boolean {
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  // What PostgreSQL says itself carries a severity; anything else comes from the socket.
  return "severity" in error ? /^57P0[123]$/.test(code) : /^E[A-Z]+$/.test(code) || /\bconnection\b/i.test(error.message);
}
