/**
 * Where the two servers may differ, and who is right by MongoDB's documentation. Every name is an operation of the suite;
 * one that no longer differs fails, so the list cannot outlive its reasons.
 */
export type Difference = { right: "embedded" | "documentdb" | "neither is wrong"; reason: string; operations: readonly string[] };

export const differences: readonly Difference[] = [
  {
    right: "embedded",
    reason: "MongoDB: a missing field is compared with the smallest and largest key like any other value.",
    operations: ["filter: less than the largest key", "filter: greater than the smallest key"],
  },
  {
    right: "embedded",
    reason: "MongoDB: an empty array sorts below null.",
    operations: ["order: every kind, ascending", "order: every kind, descending", "order: every kind by an index"],
  },
  {
    right: "embedded",
    reason: "MongoDB adds new fields in the order of their names; DocumentDB in the order of the update.",
    operations: ["update: set several new fields", "update: rename", "update: a counter of a window"],
  },
  {
    right: "embedded",
    reason: "MongoDB does not count a document as modified when the update left it as it was.",
    operations: ["update: inc by nothing", "update: a replacement by the same"],
  },
  {
    right: "embedded",
    reason: "MongoDB keeps what a statement changed before one of its documents was refused; DocumentDB undoes the statement.",
    operations: ["unique: an update of many stops at the duplicate"],
  },
  {
    right: "embedded",
    reason: "MongoDB refuses a document with two arrays in one compound index; DocumentDB's index takes it.",
    operations: ["index: two arrays in one are refused"],
  },
  {
    right: "embedded",
    reason:
      "MongoDB reports a conflict with what was committed after the snapshot, so that the driver tries again; DocumentDB a duplicate key.",
    operations: ["transaction: an insert that another commits first conflicts"],
  },
  {
    right: "embedded",
    reason: "MongoDB counts an empty result as no document at all.",
    operations: ["aggregate: count of nothing"],
  },
  {
    right: "embedded",
    reason: "MongoDB leaves a missing field out of a computed document; DocumentDB writes null.",
    operations: ["aggregate: group by several values"],
  },
  { right: "embedded", reason: "The date is the start of a day already.", operations: ["expression: a date cut to its day"] },
  {
    right: "neither is wrong",
    reason: "Both refuse; the codes differ, and nothing branches on them.",
    operations: [
      "result: a negative skip is refused",
      "result: an unknown option is refused",
      "update: every position of a field that is no array is refused",
      "insert: an array as _id is refused",
      "projection: an expression",
      "aggregate: project with expressions",
      "aggregate: replaceRoot with no document is refused",
      "expression: add text is refused",
      "expression: size of what is no array is refused",
      "expression: an unknown operator is refused",
      "expression: a conversion that fails is refused",
    ],
  },
  {
    right: "neither is wrong",
    reason: "Newer versions of MongoDB accept a second create with the same options, older ones refuse it.",
    operations: ["command: create, then again"],
  },
  {
    right: "documentdb",
    reason:
      "Inside expressions the embedded server knows one kind of number: results are int32 or double. The driver gives a number alike.",
    operations: [
      "aggregate: unwind with positions",
      "aggregate: types of every kind",
      "expression: subtract dates",
      "expression: divide",
      "expression: conversions",
      "expression: dates apart",
    ],
  },
  {
    right: "documentdb",
    reason: "The embedded server refuses stages and operators the product does not use, rather than answer them wrongly.",
    operations: [
      "update: bit",
      "aggregate: bucket",
      "aggregate: sample of all",
      "aggregate: redact",
      "aggregate: a window of running sums",
      "aggregate: group with merged documents",
      "expression: round",
      "expression: indexOf",
      "expression: sum of an array",
    ],
  },
  {
    right: "documentdb",
    reason:
      "Known weaknesses of the embedded server's expressions, which no query of the product reaches: it only matches, sorts, groups and counts.",
    operations: [
      "aggregate: addFields over an array of documents",
      "expression: an element beyond the end",
      "expression: extremes of an array",
      "expression: text",
      "expression: a date later",
    ],
  },
];
