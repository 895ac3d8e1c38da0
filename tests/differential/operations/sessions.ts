import { type Operation, operation } from "../operation.ts";

/** `in` names the session whose transaction a step belongs to; `begin`, `commit` and `abort` are steps of their own. */
const documents = [
  { _id: 1, n: 1 },
  { _id: 2, n: 2 },
];
const unique = { documents, indexes: [{ key: { n: 1 }, unique: true }] };
const bump = (id: number, session?: string) => ({
  update: { _id: id },
  with: { $inc: { n: 10 } },
  ...(session !== undefined && { in: session }),
});

export const sessions: readonly Operation[] = [
  operation("transaction: committed", [{ begin: "one" }, bump(1, "one"), { insert: [{ _id: 3 }], in: "one" }, { commit: "one" }], {
    documents,
  }),
  operation("transaction: aborted", [{ begin: "one" }, { delete: {}, limit: 0, in: "one" }, { abort: "one" }], { documents }),
  operation(
    "transaction: sees its own writes, others do not",
    [
      { begin: "one" },
      bump(1, "one"),
      { find: {}, sort: { _id: 1 }, in: "one" },
      { find: {}, sort: { _id: 1 } },
      { commit: "one" },
      { find: {}, sort: { _id: 1 } },
    ],
    { documents },
  ),
  operation(
    "transaction: reads one state",
    [{ begin: "one" }, { find: {}, sort: { _id: 1 }, in: "one" }, bump(1), { find: {}, sort: { _id: 1 }, in: "one" }, { commit: "one" }],
    { documents },
  ),
  operation(
    "transaction: counts one state",
    [
      { begin: "one" },
      { aggregate: [{ $count: "n" }], in: "one" },
      { insert: [{ _id: 9 }] },
      { aggregate: [{ $count: "n" }], in: "one" },
      { commit: "one" },
    ],
    { documents },
  ),
  operation(
    "transaction: the second writer of one document conflicts",
    [{ begin: "one" }, { begin: "two" }, bump(1, "one"), bump(1, "two"), { commit: "one" }, { abort: "two" }],
    { documents },
  ),
  operation(
    "transaction: two that write different documents both commit",
    [{ begin: "one" }, { begin: "two" }, bump(1, "one"), bump(2, "two"), { commit: "one" }, { commit: "two" }],
    { documents },
  ),
  operation(
    "transaction: a write to what changed since its snapshot conflicts",
    [{ begin: "one" }, { find: { _id: 1 }, in: "one" }, bump(1), bump(1, "one"), { abort: "one" }],
    { documents },
  ),
  operation(
    "transaction: a duplicate ends it",
    [{ begin: "one" }, bump(1, "one"), { insert: [{ _id: 2 }], in: "one" }, { commit: "one" }],
    { documents },
  ),
  operation(
    "transaction: a duplicate of a unique key ends it",
    [{ begin: "one" }, { insert: [{ _id: 5, n: 5 }], in: "one" }, { insert: [{ _id: 6, n: 5 }], in: "one" }, { commit: "one" }],
    unique,
  ),
  operation(
    "transaction: an insert that another commits first conflicts",
    [
      { begin: "one" },
      { find: {}, sort: { _id: 1 }, in: "one" },
      { insert: [{ _id: 3 }] },
      { insert: [{ _id: 3 }], in: "one" },
      { abort: "one" },
    ],
    { documents },
  ),
  operation(
    "transaction: a refused command ends it",
    [{ begin: "one" }, bump(1, "one"), { update: { _id: 1 }, with: { $foo: 1 }, in: "one" }, { commit: "one" }],
    { documents },
  ),
  operation(
    "transaction: findAndModify within",
    [{ begin: "one" }, { findAndModify: { query: { _id: 1 }, update: { $inc: { n: 1 } }, new: true }, in: "one" }, { commit: "one" }],
    { documents },
  ),
  operation(
    "transaction: an upsert within",
    [{ begin: "one" }, { update: { _id: 7 }, with: { $set: { n: 7 } }, upsert: true, in: "one" }, { abort: "one" }],
    { documents },
  ),
  operation("transaction: commit twice", [{ begin: "one" }, bump(1, "one"), { commit: "one" }, { commit: "one" }], { documents }),
  operation("transaction: nothing done", [{ begin: "one" }, { commit: "one" }], { documents }),
  operation("transaction: count is refused within", [{ begin: "one" }, { count: {}, in: "one" }, { abort: "one" }], { documents }),
  operation(
    "transaction: batches of a cursor within",
    [{ begin: "one" }, { find: {}, sort: { _id: 1 }, batchSize: 1, drain: true, in: "one" }, { commit: "one" }],
    { documents },
  ),
  operation("command: one that does not exist is refused", { command: { nonsense: 1 } }),
  operation("command: ping", { command: { ping: 1 } }),
  operation("command: create, then again", [{ command: { create: "$collection" } }, { command: { create: "$collection" } }]),
  operation("command: drop, then again", [{ command: { drop: "$collection" } }, { find: {} }], { documents }),
  operation("command: a filter that is no document is refused", { command: { find: "$collection", filter: 1 } }, { documents }),
  operation("command: a name with a dollar is refused", { command: { insert: "a$b", documents: [{ _id: 1 }] } }),
  operation("command: an empty name is refused", { command: { find: "", filter: {} } }),
];
