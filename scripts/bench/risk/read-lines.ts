import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";

/** Rows of a CSV file, packed or not, without quoted fields: the data sets have none. The first line names the columns. */
export async function* readRows(file: string): AsyncGenerator<ReadonlyMap<string, string>> {
  const raw = createReadStream(file);
  const input = file.endsWith(".gz") ? raw.pipe(createGunzip()) : raw;
  let names: string[] | null = null;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line === "") continue;
    const cells = line.split(",");
    if (names) yield new Map(names.map((name, index) => [name, cells[index] ?? ""]));
    else names = cells;
  }
}
