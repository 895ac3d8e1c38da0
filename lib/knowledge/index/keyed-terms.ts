import type { SearchKeys } from "../../platform/search/search-keys.ts";

const REALM = "knowledge";

/** A text's words as numbers that only this person's key makes, with how often each stands there. */
export type KeyedTerms = (text: string) => Map<number, number>;

export async function keyedTermsOf(keys: SearchKeys, { orgId, userId }: { orgId: string; userId: string }): Promise<KeyedTerms> {
  const tokens = await keys.forPerson(orgId, userId, REALM);
  return (text) => {
    const terms = new Map<number, number>();
    for (const [token, count] of tokens.termsOf(text)) {
      const term = Buffer.from(token, "base64url").readUInt32BE(0);
      terms.set(term, (terms.get(term) ?? 0) + count);
    }
    return terms;
  };
}
