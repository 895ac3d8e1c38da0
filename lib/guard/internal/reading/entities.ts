/** Named character references of HTML that can stand for a letter, a space or a sign inside a phrase (HTML Living Standard §13.5). */
const NAMED: Readonly<Record<string, number>> = {
  amp: 0x26,
  lt: 0x3c,
  gt: 0x3e,
  quot: 0x22,
  apos: 0x27,
  nbsp: 0x20,
  ensp: 0x20,
  emsp: 0x20,
  thinsp: 0x20,
  Tab: 0x20,
  NewLine: 0x0a,
  shy: 0xad,
  zwj: 0x200d,
  zwnj: 0x200c,
  ZeroWidthSpace: 0x200b,
  NoBreak: 0x2060,
  excl: 0x21,
  num: 0x23,
  dollar: 0x24,
  percnt: 0x25,
  lpar: 0x28,
  rpar: 0x29,
  ast: 0x2a,
  plus: 0x2b,
  comma: 0x2c,
  period: 0x2e,
  sol: 0x2f,
  colon: 0x3a,
  semi: 0x3b,
  equals: 0x3d,
  quest: 0x3f,
  commat: 0x40,
  lsqb: 0x5b,
  lbrack: 0x5b,
  bsol: 0x5c,
  rsqb: 0x5d,
  rbrack: 0x5d,
  Hat: 0x5e,
  lowbar: 0x5f,
  grave: 0x60,
  lcub: 0x7b,
  verbar: 0x7c,
  vert: 0x7c,
  rcub: 0x7d,
  ndash: 0x2d,
  mdash: 0x2d,
  hyphen: 0x2d,
  lsquo: 0x27,
  rsquo: 0x27,
  ldquo: 0x22,
  rdquo: 0x22,
  szlig: 0xdf,
  inodot: 0x131,
  imath: 0x131,
};

/** "eacute", "nopf", "sfr" and their like: a letter and what is done to it, which folding would take off again. */
const DRESSED_LETTER = /^([A-Za-z])(?:acute|grave|circ|uml|tilde|ring|cedil|caron|breve|macr|ogon|dot|slash|strok|fr|opf|scr)$/;

/** Longest name looked at. */
export const MAX_ENTITY_CHARS = 16;

export function entityPoint(name: string): number | null {
  const known = NAMED[name];
  if (known !== undefined) return known;
  const letter = DRESSED_LETTER.exec(name)?.[1];
  return letter === undefined ? null : letter.charCodeAt(0);
}
