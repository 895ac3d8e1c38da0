import { importRefused } from "../errors.ts";

const ZIP = [0x50, 0x4b];
const BOM = "\uFEFF";

/** Text of a file that comes in pieces: UTF-8, or UTF-16 with its mark. Another encoding is refused, since a guess would store names nobody wrote. */
export async function* decodeCsv(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let isFirst = true;
  const decode = (with_: TextDecoder, piece?: Uint8Array): string => {
    try {
      return assertText(piece ? with_.decode(piece, { stream: true }) : with_.decode());
    } catch (error) {
      if (error instanceof TypeError) throw importRefused("risk.import_not_utf8");
      throw error;
    }
  };
  for await (const piece of pieces) {
    if (isFirst && ZIP.every((byte, index) => piece[index] === byte)) throw importRefused("risk.import_not_csv");
    decoder ??= new TextDecoder(encodingOf(piece), { fatal: true, ignoreBOM: true });
    const text = decode(decoder, piece);
    yield isFirst && text.startsWith(BOM) ? text.slice(1) : text;
    isFirst = false;
  }
  if (decoder) yield decode(decoder);
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return "utf-8";
}

/** No table has these; a program, a picture or an archive does. */
function assertText(text: string): string {
  if (text.includes("\0")) throw importRefused("risk.import_not_csv");
  return text;
}
