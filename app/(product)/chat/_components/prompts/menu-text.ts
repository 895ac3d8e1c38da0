const QUERY_MAX_CHARS = 60;

/** What is looked for, while the composer holds nothing but a slash and the beginning of a line; null where it is a message. Pure. */
export function menuTextOf(text: string): string | null {
  if (!text.startsWith("/") || text.length > QUERY_MAX_CHARS || text.includes("\n")) return null;
  return text.slice(1).trim();
}
