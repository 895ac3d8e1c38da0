import { crc32, deflateSync } from "node:zlib";

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const u16 = (value: number, isLittle = false): Buffer => Buffer.from(isLittle ? [value & 255, value >> 8] : [value >> 8, value & 255]);

function pngChunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), body]);
  return Buffer.concat([u32(body.length), named, u32(crc32(named))]);
}

/** Grey, one bit for each pixel; `rows` says how many there really are. */
export function png(width: number, height: number, rows = height): Buffer {
  const header = Buffer.concat([u32(width), u32(height), Buffer.from([1, 0, 0, 0, 0])]);
  const pixels = deflateSync(Buffer.alloc(rows * (1 + Math.ceil(width / 8))));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, pngChunk("IHDR", header), pngChunk("IDAT", pixels), pngChunk("IEND", Buffer.alloc(0))]);
}

/** One pixel of data, whatever the header says. */
export function gif(width: number, height: number): Buffer {
  const screen = Buffer.concat([
    Buffer.from("GIF89a"),
    u16(width, true),
    u16(height, true),
    Buffer.from([0x80, 0, 0, 0, 0, 0, 255, 255, 255]),
  ]);
  const image = Buffer.concat([Buffer.from([0x2c, 0, 0, 0, 0]), u16(1, true), u16(1, true), Buffer.from([0, 2, 2, 0x4c, 1, 0])]);
  return Buffer.concat([screen, image, Buffer.from([0x3b])]);
}

/** Its frame header and nothing behind it. */
export function jpeg(width: number, height: number): Buffer {
  const start = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
  const frame = Buffer.concat([Buffer.from([0xff, 0xc0, 0, 11, 8]), u16(height), u16(width), Buffer.from([1, 1, 0x11, 0])]);
  return Buffer.concat([start, frame, Buffer.from([0xff, 0xd9])]);
}

/** The extended header alone. */
export function webp(width: number, height: number): Buffer {
  const u24 = (value: number) => Buffer.from([value & 255, (value >> 8) & 255, (value >> 16) & 255]);
  const body = Buffer.concat([Buffer.from("WEBPVP8X"), Buffer.from([10, 0, 0, 0, 0, 0, 0, 0]), u24(width - 1), u24(height - 1)]);
  return Buffer.concat([Buffer.from("RIFF"), Buffer.from([body.length, 0, 0, 0]), body]);
}
