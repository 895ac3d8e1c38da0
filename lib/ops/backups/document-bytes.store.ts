import { BSON, type Document } from "mongodb";

const OBJECT = 3;
const ARRAY = 4;
const EXACTLY = { promoteValues: false, bsonRegExp: true } as const;

/**
 * What the driver writes as the very bytes that were read. A plain object would put keys that look like numbers first, so a document that
 * comes out differently is taken apart into maps, which keep their order.
 */
export function toWritable(bytes: Buffer): Document | Map<string, unknown> {
  const document = BSON.deserialize(bytes, EXACTLY);
  return Buffer.compare(BSON.serialize(document), bytes) === 0 ? document : toMap(bytes);
}

function toMap(bytes: Uint8Array): Map<string, unknown> {
  return new Map(elementsOf(bytes).map(({ name, value }) => [name, value]));
}

function elementsOf(bytes: Uint8Array): { name: string; value: unknown }[] {
  return [...BSON.onDemand.parseToElements(bytes)].map(([type, nameOffset, nameLength, offset, length]) => {
    const name = Buffer.from(bytes.subarray(nameOffset, nameOffset + nameLength)).toString("utf8");
    const body = bytes.subarray(offset, offset + length);
    if (type === OBJECT) return { name, value: toMap(body) };
    if (type === ARRAY) return { name, value: elementsOf(body).map(({ value }) => value) };
    return { name, value: readScalar(type, body) };
  });
}

/** The driver reads documents only, so the value is put into one. */
function readScalar(type: number, body: Uint8Array): unknown {
  const length = Buffer.alloc(4);
  length.writeInt32LE(4 + 3 + body.length + 1);
  return BSON.deserialize(Buffer.concat([length, Buffer.from([type, 0x76, 0]), body, Buffer.from([0])]), EXACTLY).v;
}
