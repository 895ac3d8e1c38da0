// Patterns of users never become a RegExp: RE2 has no backtracking, so that time grows with the text and not with its powers.

const PATTERNS_MAX = 200;

type Pattern = { isIn(text: string): boolean };
const known = new Map<string, Pattern>();

/** null: it is no pattern that RE2 knows. Compiling is remembered, as one pattern meets every row. */
export async function readPattern(source: string): Promise<Pattern | null> {
  const compiled = known.get(source);
  if (compiled) return compiled;
  const { RE2JS } = await import("re2js");
  const made = compile(() => {
    const pattern = RE2JS.compile(RE2JS.translateRegExp(source));
    return { isIn: (text) => pattern.matcher(text).find() };
  });
  if (made === null) return null;
  if (known.size >= PATTERNS_MAX) known.clear();
  known.set(source, made);
  return made;
}

function compile(make: () => Pattern): Pattern | null {
  try {
    return make();
  } catch {
    return null;
  }
}
