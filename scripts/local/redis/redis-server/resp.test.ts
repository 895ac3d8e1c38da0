import fc from "fast-check";
import { expect, test } from "vitest";
import type { Reply } from "../engine.ts";
import { createReplyParser, encodeCommands } from "./resp.ts";

function parseInChunks(wire: Buffer, cuts: readonly number[]): Reply[] {
  const replies: Reply[] = [];
  const parse = createReplyParser((reply) => replies.push(reply));
  const places = [0, ...cuts.map((cut) => cut % (wire.length + 1)), wire.length].sort((a, b) => a - b);
  places.slice(1).forEach((end, index) => {
    parse(wire.subarray(places[index], end));
  });
  return replies;
}

test("every reply type is read, nil and nested arrays included", () => {
  const wire = Buffer.from("+OK\r\n-ERR no\r\n:-7\r\n$-1\r\n*-1\r\n*3\r\n$0\r\n\r\n*1\r\n:1\r\n-ERR in\r\n", "latin1");
  expect(parseInChunks(wire, [])).toEqual([
    { type: "status", text: "OK" },
    { type: "error", message: "ERR no" },
    { type: "integer", value: -7 },
    { type: "nil" },
    { type: "nil" },
    {
      type: "array",
      items: [
        { type: "bulk", bytes: "" },
        { type: "array", items: [{ type: "integer", value: 1 }] },
        { type: "error", message: "ERR in" },
      ],
    },
  ]);
});

test("a command reads back byte for byte as an array, wherever the stream is cut", () => {
  const bytes = fc.uint8Array({ maxLength: 20 }).map((array) => Buffer.from(array).toString("latin1"));
  const commands = fc.array(fc.array(bytes, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(commands, fc.array(fc.nat(), { maxLength: 12 }), (sent, cuts) => {
      const expected = sent.map((words) => ({ type: "array", items: words.map((word) => ({ type: "bulk", bytes: word })) }));
      expect(parseInChunks(encodeCommands(sent), cuts)).toEqual(expected);
    }),
  );
});

test("bytes that are no reply are an error that shows them", () => {
  expect(() => parseInChunks(Buffer.from("HTTP/1.1\r\n"), [])).toThrow(/unknown reply type: "HTTP/);
});
