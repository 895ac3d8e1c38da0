import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashOf } from "../audit-record.ts";
import { type ExportedRecord, exportLineSchema } from "../export-format.ts";
import { hashOfExported } from "./hash-exported.ts";
import { readExportLine } from "./read-export-line.ts";

const SEVERITIES = ["info", "notice", "warning", "critical"] as const;
const text = fc.string({ unit: "binary", maxLength: 20 });
const textOrNull = fc.option(text);
const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
const moment = fc.date({ min: new Date(0), max: new Date("9999-12-31T23:59:59Z"), noInvalidDate: true }).map((at) => at.toISOString());

const record: fc.Arbitrary<ExportedRecord> = fc.record({
  _id: text,
  orgId: text,
  at: moment,
  actor: text,
  role: textOrNull,
  action: text,
  target: fc.record({ type: text, id: text }),
  severity: fc.constantFrom(...SEVERITIES),
  reason: textOrNull,
  beforeDigest: fc.option(hash),
  afterDigest: fc.option(hash),
  requestId: text,
  ip: text,
  userAgent: text,
  seq: fc.integer({ min: 1 }),
  prevHash: hash,
  hash,
});
const sample: ExportedRecord = {
  ...{ _id: "aud_1", orgId: "org_1", at: "2026-11-22T04:00:00.000Z", actor: "usr_1", role: "OWNER", action: "chat.chat-created" },
  ...{ target: { type: "chat", id: "cht_1" }, severity: "info", reason: null, beforeDigest: null, afterDigest: "a".repeat(64) },
  ...{ requestId: "req_1", ip: "192.0.2.1", userAgent: "test", seq: 1, prevHash: "b".repeat(64), hash: "c".repeat(64) },
};

/** What the schema alone says of a line. */
const bySchema = (line: string): unknown => exportLineSchema.safeParse(JSON.parse(line)).data ?? null;

/** What somebody might put where something else belongs, from almost right to absurd. */
const STRANGE = [
  ...[
    undefined,
    null,
    true,
    0,
    1,
    -1,
    1.5,
    1e300,
    2 ** 53,
    "",
    "x",
    "info ",
    "INFO",
    [],
    {},
    { type: "a" },
    { type: "a", id: "b", more: 1 },
  ],
  ...["a".repeat(63), "a".repeat(65), "A".repeat(64), `${"a".repeat(64)}\n`, "2026-02-29T00:00:00.000Z", "2024-02-29T00:00:00Z"],
  ...["2026-11-31T00:00:00Z", "2026-11-22T24:00:00Z", "2026-11-22T04:00:00+01:00", "2026-11-22", "2026-11-22T04:00:00.123456Z"],
  ...[{ type: 1, id: "b" }, { type: "a", id: null }, ["a", "b"], { length: 2 }],
];

describe("a line is read as the schema reads it", () => {
  test("whatever record it holds", () => {
    fc.assert(
      fc.property(record, (own) => {
        const line = JSON.stringify({ type: "record", record: own });
        const read = readExportLine(line);
        expect(read).toEqual({ type: "record", record: JSON.parse(JSON.stringify(own)) });
        expect(read).toEqual(bySchema(line));
      }),
    );
  });

  test.each(Object.keys(sample))("with anything strange in place of %s, without it, or under another name", (name) => {
    for (const value of STRANGE) {
      const line = JSON.stringify({ type: "record", record: { ...sample, [name]: value } });
      expect(readExportLine(line), line).toEqual(bySchema(line));
    }
    const { [name]: _gone, ...others } = Object.fromEntries(Object.entries(sample));
    for (const bent of [others, { ...others, [`${name}2`]: "x" }, { ...sample, [`${name}2`]: "x" }]) {
      const line = JSON.stringify({ type: "record", record: bent });
      expect(bySchema(line), line).toBeNull();
      expect(readExportLine(line), line).toBeNull();
    }
  });

  test("with anything strange around the record", () => {
    const around = [
      ...[{ type: "record" }, { type: "record", record: null }, { type: "record", record: [] }, { record: sample }, [sample], sample],
      ...[
        { type: "checkpoint", record: sample },
        { type: "header", record: sample },
        { type: "Record", record: sample },
      ],
      ...[
        { type: "record", record: sample, proof: null },
        { type: "record", record: sample, proof: {} },
      ],
      ...[
        { type: "record", record: sample, more: null },
        { type: "record", record: sample, proof: { checkpoint: 1, index: 0, path: [] } },
      ],
    ];
    for (const value of around) expect(readExportLine(JSON.stringify(value))).toEqual(bySchema(JSON.stringify(value)));
    for (const line of [
      `{"type":"record","record":${JSON.stringify(sample)},"__proto__":{}}`,
      `{"type":"record","record":${JSON.stringify(sample).replace("{", '{"__proto__":{},')}}`,
      `{"type":"record","record":${JSON.stringify(sample).replace('"ip":"192.0.2.1"', '"__proto__":{"ip":"192.0.2.1"}')}}`,
    ])
      expect(readExportLine(line)).toEqual(bySchema(line));
    for (const line of ["", "{", "nul", "x", JSON.stringify({ type: "record", record: sample }).slice(0, -1)])
      expect(readExportLine(line)).toBeNull();
  });
});

test("the quick hash of an exported record is the hash of the record", () => {
  fc.assert(fc.property(record, (own) => hashOfExported(own) === hashOf(own)));
});
