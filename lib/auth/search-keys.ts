/** Beginnings of these find a person: the address, the whole name and each word of it, in lower case. */
export function searchKeysOf({ name, emailNormalized }: { name: string; emailNormalized: string }): string[] {
  const whole = toSearchKey(name);
  return [...new Set([emailNormalized, whole, ...whole.split(" ")])].filter((key) => key !== "");
}

export function toSearchKey(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, " ").trim();
}
