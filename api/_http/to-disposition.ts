/** The name in both forms of RFC 6266: plain for old clients, UTF-8 for all others; neither can end its own quotes. */
export function toDisposition(fileName: string): string {
  const plain = fileName.replace(/[^\w .()-]/g, "_");
  if (plain === fileName) return `attachment; filename="${plain}"`;
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
