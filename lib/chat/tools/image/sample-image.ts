// A picture that no model has made, and that says so: stripes whose colours come from the words, under a line in letters drawn dot by dot.

import { createHash } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";
import type { ImageMaker } from "./image-maker.ts";

const SIDE = 512;
const LINES = ["SAMPLE IMAGE", "NO IMAGE MODEL"];
const DOT = 6;

export function createSampleImages(): ImageMaker {
  return {
    ...{ name: "sample", model: "placeholder", host: null, priceMicros: 0, isSample: true },
    make: async (prompt) => drawSample(prompt),
  };
}

export function drawSample(prompt: string): Uint8Array {
  const digest = createHash("sha256").update(prompt).digest();
  const pixels = Buffer.alloc(SIDE * SIDE * 3);
  for (let y = 0; y < SIDE; y += 1) {
    for (let x = 0; x < SIDE; x += 1) {
      const stripe = Math.floor((x + y) / 64) % 8;
      for (let channel = 0; channel < 3; channel += 1)
        pixels[(y * SIDE + x) * 3 + channel] = 64 + ((digest[stripe * 3 + channel] ?? 0) >> 1);
    }
  }
  for (const [index, line] of LINES.entries()) write(pixels, line, SIDE / 2 - 60 + index * 70);
  return toPng(pixels);
}

/** Five dots wide and seven high, a row a character of the string, its bits from left to right. */
const LETTERS: Readonly<Record<string, readonly number[]>> = {
  A: [14, 17, 17, 31, 17, 17, 17],
  D: [30, 17, 17, 17, 17, 17, 30],
  E: [31, 16, 16, 30, 16, 16, 31],
  G: [14, 17, 16, 23, 17, 17, 14],
  I: [14, 4, 4, 4, 4, 4, 14],
  L: [16, 16, 16, 16, 16, 16, 31],
  M: [17, 27, 21, 21, 17, 17, 17],
  N: [17, 25, 21, 19, 17, 17, 17],
  O: [14, 17, 17, 17, 17, 17, 14],
  P: [30, 17, 17, 30, 16, 16, 16],
  S: [15, 16, 16, 14, 1, 1, 30],
};

function write(pixels: Buffer, line: string, top: number): void {
  const left = Math.floor((SIDE - line.length * 6 * DOT) / 2);
  pixels.fill(255, (top - DOT) * SIDE * 3, (top + 8 * DOT) * SIDE * 3);
  for (const [place, letter] of [...line].entries()) {
    for (const [row, bits] of (LETTERS[letter] ?? []).entries()) {
      for (let column = 0; column < 5; column += 1) {
        if ((bits & (16 >> column)) !== 0) dot(pixels, left + (place * 6 + column) * DOT, top + row * DOT);
      }
    }
  }
}

function dot(pixels: Buffer, left: number, top: number): void {
  for (let y = top; y < top + DOT; y += 1) pixels.fill(24, (y * SIDE + left) * 3, (y * SIDE + left + DOT) * 3);
}

/** https://www.w3.org/TR/png-3: eight bits, red, green and blue, no filter. */
function toPng(pixels: Buffer): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIDE, 0);
  header.writeUInt32BE(SIDE, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Array.from({ length: SIDE }, (_, y) => Buffer.concat([Buffer.of(0), pixels.subarray(y * SIDE * 3, (y + 1) * SIDE * 3)]));
  const signature = Buffer.of(137, 80, 78, 71, 13, 10, 26, 10);
  return Buffer.concat([
    signature,
    toChunk("IHDR", header),
    toChunk("IDAT", deflateSync(Buffer.concat(rows))),
    toChunk("IEND", Buffer.alloc(0)),
  ]);
}

function toChunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}
