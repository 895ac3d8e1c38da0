const NAMED: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["colon", ":"],
  ["sol", "/"],
  ["bsol", "\\"],
  ["period", "."],
  ["quest", "?"],
  ["equals", "="],
  ["num", "#"],
  ["commat", "@"],
  ["lowbar", "_"],
  ["percnt", "%"],
  ["Tab", ""],
  ["NewLine", ""],
]);

/** As Markdown and HTML read an address: character references, and a backslash before a punctuation mark. */
export function decodeReferences(text: string): string {
  return text
    .replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));?/gi, (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED.get(name) ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replaceAll(/\\([!-/:-@[-`{-~])/g, "$1");
}
