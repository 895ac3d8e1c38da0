import { expect, test } from "vitest";
import { encode } from "../../mongo/bson/values.ts";
import { documentInDetail, findViolated } from "./duplicate-key.ts";

const indexes = [
  { id: 3, name: "orgId_1_n_1", key: { orgId: 1, n: 1 } },
  { id: 13, name: "it's one", key: { x: 1 } },
];

test("the violated index is found by DocumentDB's words and by PostgreSQL's constraint", () => {
  expect(findViolated("Duplicate key violation on the requested collection: Index 'it's one'", indexes).id).toBe(13);
  expect(findViolated('conflicting key value violates exclusion constraint "documents_rum_index_3"', indexes).name).toBe("orgId_1_n_1");
  expect(findViolated('duplicate key value violates unique constraint "collection_pk_3"', indexes).key).toEqual({ _id: 1 });
  expect(findViolated("Duplicate key violation on the requested collection: Index '_id_'", indexes).key).toEqual({ _id: 1 });
});

test("the key's values come from the document or the _id that PostgreSQL shows", () => {
  const hex = (doc: Parameters<typeof encode>[0]) => Buffer.from(encode(doc)).toString("hex").toUpperCase();
  expect(documentInDetail(`Key (document, f(document))=(BSONHEX${hex({ x: "s" })}, BSONHEX00) conflicts with`)).toEqual({ x: "s" });
  expect(documentInDetail(`Key (shard_key_value, object_id)=(2, BSONHEX${hex({ "": "a" })}) already exists.`)).toEqual({ _id: "a" });
  expect(documentInDetail("")).toBeNull();
});
