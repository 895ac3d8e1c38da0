/** Any text as the name of a field: dots and dollars would be read as paths and operators. */
export function toFieldName(text: string): string {
  return `k${encodeURIComponent(text.toWellFormed()).replaceAll(".", "%2E")}`;
}

export function fromFieldName(name: string): string {
  return decodeURIComponent(name.slice(1));
}
