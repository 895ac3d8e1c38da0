import { deflateSync } from "node:zlib";

/** A PDF written object by object, with a cross-reference table that is right. `objects[0]` is object 1, the catalogue. */
export function pdf(objects: readonly (string | Buffer)[], trailer = ""): Buffer {
  const pieces: Buffer[] = [Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  const offsets: number[] = [];
  let at = pieces[0]?.length ?? 0;
  for (const [index, body] of objects.entries()) {
    const piece = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(body), Buffer.from("\nendobj\n")]);
    offsets.push(at);
    pieces.push(piece);
    at += piece.length;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R ${trailer}>>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...pieces, Buffer.from(end)]);
}

export function stream(dictionary: string, bytes: Uint8Array): Buffer {
  const packed = deflateSync(bytes);
  return Buffer.concat([
    Buffer.from(`<< ${dictionary} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`),
    packed,
    Buffer.from("\nendstream"),
  ]);
}

const FONT = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>";
const PAGE = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources ${FONT} /Contents 4 0 R >>`;

/** One page with a sentence. `catalog` and `page` are more of their entries; `more` are further objects, from number 5 on. */
export function onePage(
  options: { catalog?: string; page?: string; content?: Uint8Array; more?: readonly (string | Buffer)[]; trailer?: string } = {},
): Buffer {
  const {
    catalog = "",
    page = "",
    content = Buffer.from("BT /F1 12 Tf 72 700 Td (A harmless sentence.) Tj ET"),
    more = [],
    trailer = "",
  } = options;
  return pdf(
    [
      `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      PAGE.replace(">> /Contents", `>> ${page} /Contents`),
      stream("", content),
      ...more,
    ],
    trailer,
  );
}
