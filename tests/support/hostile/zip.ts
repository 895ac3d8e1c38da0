import { crc32, deflateRawSync } from "node:zlib";

/** A zip written by hand, so that its directory can say what is not so. */
export type ZipEntry = {
  name: string;
  bytes: Uint8Array;
  /** What the directory says instead of the truth. */
  says?: { size?: number; crc?: number; method?: number; flags?: number };
  /** Points to the bytes of an earlier entry. */
  sharedWith?: string;
};

export function zip(entries: readonly ZipEntry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets = new Map<string, number>();
  let at = 0;
  for (const { name, bytes, says = {}, sharedWith } of entries) {
    const packed = deflateRawSync(bytes);
    const fields = { method: says.method ?? 8, flags: says.flags ?? 0, crc: says.crc ?? crc32(bytes), packed: packed.length };
    const header = { ...fields, size: says.size ?? bytes.length, name: Buffer.from(name) };
    const offset = offsets.get(sharedWith ?? "") ?? at;
    offsets.set(name, offset);
    if (sharedWith === undefined) {
      const body = Buffer.concat([local(header), packed]);
      bodies.push(body);
      at += body.length;
    }
    directory.push(central(header, offset));
  }
  const list = Buffer.concat(directory);
  return Buffer.concat([...bodies, list, endRecord(entries.length, list.length, at)]);
}

type Header = { method: number; flags: number; crc: number; packed: number; size: number; name: Buffer };

function local({ method, flags, crc, packed, size, name }: Header): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(method, 8);
  for (const [place, value] of [
    [14, crc],
    [18, packed],
    [22, size],
  ] as const)
    header.writeUInt32LE(value, place);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function central({ method, flags, crc, packed, size, name }: Header, offset: number): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  for (const [place, value] of [
    [4, 20],
    [6, 20],
    [8, flags],
    [10, method],
    [28, name.length],
  ] as const)
    header.writeUInt16LE(value, place);
  for (const [place, value] of [
    [16, crc],
    [20, packed],
    [24, size],
    [42, offset],
  ] as const)
    header.writeUInt32LE(value, place);
  return Buffer.concat([header, name]);
}

function endRecord(count: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  for (const place of [8, 10]) record.writeUInt16LE(Math.min(count, 0xffff), place);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}
