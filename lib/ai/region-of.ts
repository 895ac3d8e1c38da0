/**
 * Where a vendor says in the server's own name that it works. Most say nothing: then the region is not known.
 * https://platform.openai.com/docs/guides/your-data, https://docs.x.ai/docs/key-information/regions,
 * https://cloud.google.com/vertex-ai/docs/general/locations, https://docs.aws.amazon.com/general/latest/gr/bedrock.html
 */
const REGIONAL_NAMES: readonly RegExp[] = [
  /^([a-z]{2})\.api\.openai\.com$/,
  /^([a-z]{2}-[a-z]+-\d)\.api\.x\.ai$/,
  /^([a-z]+-[a-z]+\d+)-aiplatform\.googleapis\.com$/,
  /^bedrock-runtime\.([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com$/,
];

/** Null where the name does not tell. */
export function regionOf(host: string): string | null {
  const name = host.replace(/:\d+$/, "");
  for (const pattern of REGIONAL_NAMES) {
    const region = pattern.exec(name)?.[1];
    if (region) return region;
  }
  return null;
}
