/** Groups of letters and digits with their separators, cut out of a text as somebody would read one number. */
export type GroupedText = {
  start: number;
  end: number;
  /** Upper case, without separators. */
  compact: string;
  /** Lengths and separators: "(3) 3-4". A line break counts as a space. */
  shape: string;
  groups: readonly string[];
  /** What stands right before and behind, 0 at the ends of the text. */
  before: number;
  after: number;
  /** Other numbers stand before or behind it with only a space between. */
  isListed: boolean;
};

const NOT_COMPACT = /[^\p{L}\p{Nd}]/gu;
const GROUP = /[\p{L}\p{Nd}]+/gu;
const SPACES = /[\s\u00a0]+/g;
const DASHES = /[\u2010-\u2015\u2212]/g;
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

export function toGroupedText(text: string, start: number, place: Pick<GroupedText, "before" | "after" | "isListed">): GroupedText {
  return { start, end: start + text.length, ...place, ...(toPlainGroups(text) ?? toWideGroups(text)) };
}

type Groups = Pick<GroupedText, "compact" | "shape" | "groups">;

/** The same as `toWideGroups` without patterns, for ASCII: a page of numbers is cut into groups many times over. */
function toPlainGroups(text: string): Groups | null {
  const groups: string[] = [];
  let shape = "";
  let from = 0;
  for (let index = 0; index <= text.length; index++) {
    const code = index < text.length ? text.charCodeAt(index) : 0x20;
    if (code >= 0x80) return null;
    if (isLetterOrDigit(code)) continue;
    if (index > from) {
      shape += String(index - from);
      groups.push(text.slice(from, index));
    }
    from = index + 1;
    if (index === text.length) break;
    const isSpace = code === 0x20 || (code >= 0x09 && code <= 0x0d);
    if (!isSpace) shape += text[index];
    else if (!shape.endsWith(" ")) shape += " ";
  }
  return { groups, shape, compact: groups.join("").toUpperCase() };
}

function isLetterOrDigit(code: number): boolean {
  const lower = code | 0x20;
  return (code >= 0x30 && code <= 0x39) || (lower >= 0x61 && lower <= 0x7a);
}

function toWideGroups(text: string): Groups {
  const plain = text.normalize("NFKC").replace(INVISIBLE, "").replace(DASHES, "-").replace(SPACES, " ");
  return {
    compact: plain.replace(NOT_COMPACT, "").toUpperCase(),
    shape: plain.replace(GROUP, (group) => String(group.length)),
    groups: plain.match(GROUP) ?? [],
  };
}
