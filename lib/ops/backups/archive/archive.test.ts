import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { BSON } from "mongodb";
import { describe, expect, test } from "vitest";
import { ArchiveFault } from "./archive-fault.ts";
import { keyIdOf, newArchiveKeys } from "./archive-keys.ts";
import { splitDocuments } from "./documents.ts";
import { FORMAT, FORMAT_VERSION, type ManifestBody, type Part, readManifest, writeManifest } from "./manifest.ts";
import { nextDigest, openPart, sealPart, sha256 } from "./part.ts";

const key = randomBytes(32).toString("hex");
const archive = { id: "bkp_01JX4Q8Z7M2V9K5T3R6N0W1Y8P", salt: randomBytes(16).toString("hex") };
const keys = newArchiveKeys([key], archive);

async function toPart(number: number, plain: Buffer): Promise<{ part: Part; bytes: Buffer }> {
  const bytes = await sealPart(keys, { archiveId: archive.id, number }, plain);
  const digests = { sizeBytes: bytes.length, sha256: sha256(bytes), plainBytes: plain.length };
  return { bytes, part: { number, name: `part-${number}.bin`, ...digests, runs: [] } };
}
const toCode = (error: unknown): string => (error instanceof ArchiveFault ? `${error.code} ${error.part ?? ""}`.trim() : String(error));
const refusalOf = (opened: Promise<unknown>): Promise<string> => opened.then(() => "accepted", toCode);
function refusalIn(read: () => unknown): string {
  try {
    read();
    return "accepted";
  } catch (error) {
    return toCode(error);
  }
}

describe("a part", () => {
  test("opens as it was written, whatever is in it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5_000 }), async (content) => {
        const { part, bytes } = await toPart(3, Buffer.from(content));
        expect((await openPart(keys, archive.id, part, bytes)).equals(content)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
  test("is refused with any bit of it turned, and cut off anywhere", async () => {
    const { part, bytes } = await toPart(2, randomBytes(600));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 0, max: 7 }), async (at, bit) => {
        const turned = Buffer.from(bytes);
        turned[at] = (turned[at] ?? 0) ^ (1 << bit);
        expect(await refusalOf(openPart(keys, archive.id, part, turned))).toBe("part_altered 2");
        // Somebody who wrote the digest anew is stopped by the tag.
        const forged = { ...part, sha256: sha256(turned) };
        expect(await refusalOf(openPart(keys, archive.id, forged, turned))).toMatch(/^part_(?:altered|misplaced) 2$/);
        expect(await refusalOf(openPart(keys, archive.id, part, bytes.subarray(0, at)))).toBe("part_truncated 2");
      }),
      { numRuns: 60 },
    );
  });
  test("does not open in another place, in another archive or under another key", async () => {
    const { part, bytes } = await toPart(1, Buffer.from("a"));
    expect(await refusalOf(openPart(keys, archive.id, { ...part, number: 2 }, bytes))).toBe("part_misplaced 2");
    expect(await refusalOf(openPart(keys, "bkp_other", part, bytes))).toBe("part_misplaced 1");
    const other = newArchiveKeys([randomBytes(32).toString("hex")], archive);
    expect(await refusalOf(openPart(other, archive.id, part, bytes))).toBe("part_misplaced 1");
  });
});

const body: ManifestBody = {
  ...{ format: FORMAT, version: FORMAT_VERSION, id: archive.id, product: "0.1.0", createdAt: "2026-11-22T02:00:00.000Z" },
  ...{ kind: "snapshot", clusterTime: "1:2", keyId: keyIdOf(key), salt: archive.salt, documents: 1, plainBytes: 5 },
  collections: [{ name: "users", documents: 1, sha256: nextDigest(null, ""), indexes: ['{"key":{"a":1,"b":1}}'] }],
  parts: [{ number: 1, name: "part-00001-1.bin", sizeBytes: 9, sha256: sha256(Buffer.from("a")), plainBytes: 5, runs: [] }],
  ...{ leftOut: [], auditHeads: [{ orgId: "org_1", seq: 4, hash: "aa" }], dataKeys: 2 },
};

describe("a manifest", () => {
  const written = writeManifest(body, keys).toString("utf8");
  const read = (text: string, given: readonly string[] = [key]) => refusalIn(() => readManifest(Buffer.from(text), given));

  test("is read as it was written, under the key of a list that it names", () => {
    expect(readManifest(Buffer.from(written), [randomBytes(32).toString("hex"), key]).manifest).toEqual(body);
  });
  test.each([
    ["a count", '"documents": 1', '"documents": 2'],
    ["the order of an index", '\\"a\\":1,\\"b\\":1', '\\"b\\":1,\\"a\\":1'],
    ["the head of a trail", '"seq": 4', '"seq": 3'],
    ["the kind", '"kind": "snapshot"', '"kind": "per-collection"'],
  ])("is refused with %s changed", (_, from, to) => {
    expect(written).toContain(from);
    expect(read(written.replace(from, to))).toBe("manifest_forged");
  });
  test("is refused without its key", () => {
    expect(read(written, [randomBytes(32).toString("hex")])).toBe("key_unknown");
  });
  test("is refused cut off anywhere, and with a part left out", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: written.length - 2 }), (length) => {
        expect(read(written.slice(0, length))).toBe("manifest_unreadable");
      }),
    );
    const gap = writeManifest({ ...body, parts: body.parts.map((part) => ({ ...part, number: 2 })) }, keys);
    expect(refusalIn(() => readManifest(gap, [key]))).toBe("part_missing 1");
  });
});

test("documents are taken apart where they end, and anything else is refused with its place", () => {
  const names = fc.string({ maxLength: 5 }).filter((name) => !name.includes("\u0000"));
  fc.assert(
    fc.property(fc.array(fc.dictionary(names, fc.integer()), { maxLength: 8 }), (documents) => {
      const bytes = documents.map((document) => Buffer.from(BSON.serialize(document)).toString("hex"));
      const plain = Buffer.from(bytes.join(""), "hex");
      expect([...splitDocuments(plain, 1)].map((each) => each.toString("hex"))).toEqual(bytes);
      if (plain.length > 0) expect(refusalIn(() => [...splitDocuments(plain.subarray(0, -1), 1)])).toBe("document_unreadable 1");
    }),
  );
});
