const regions = new Intl.DisplayNames("en", { type: "region", fallback: "code" });

/** A country by its name, a corridor by two; everything else says itself. */
export function nameValue(dimension: string, value: string): string {
  if (dimension === "corridor") return value.split("-").map(nameCountry).join(" → ");
  return dimension.endsWith("_country") ? nameCountry(value) : value;
}

function nameCountry(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? `${regions.of(code) ?? code} (${code})` : code;
}
