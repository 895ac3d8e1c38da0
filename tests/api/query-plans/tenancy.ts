/**
 * Who owns the seeded records. Skewed like real use: half of everything belongs to one organization, a tenth to one
 * person, a fifth of the turns stand in one chat; the rest is spread over many.
 */
export type Owner = { orgId: string; userId: string; chatId: string };

export type Tenancy = {
  /** The owner of the one long chat. */
  big: Owner;
  /** Of turns: every fifth stands in the long chat. */
  ofTurn(index: number): Owner;
  /** Of everything else; no two records of one organization and user are neighbours. */
  of(index: number): Owner;
};

const OTHER_ORGANIZATIONS = 499;
const BIG_ORGANIZATION_USERS = 2_000;
const CHATS_PER_USER = 7;

/** The shape of the product's ids; the numbers keep them apart from real ones. */
export function seededId(prefix: string, index: number): string {
  return `${prefix}_${String(index).padStart(26, "0")}`;
}

export function createTenancy(big: Owner): Tenancy {
  const of = (index: number): Owner => {
    if (index % 10 === 0) return { ...big, chatId: seededId("cht", index) };
    if (index % 2 === 0) return spread(big.orgId, index % BIG_ORGANIZATION_USERS, index);
    return spread(seededId("org", index % OTHER_ORGANIZATIONS), BIG_ORGANIZATION_USERS + (index % (4 * OTHER_ORGANIZATIONS)), index);
  };
  return { big, of, ofTurn: (index) => (index % 5 === 0 ? big : of(index)) };
}

function spread(orgId: string, user: number, index: number): Owner {
  return { orgId, userId: seededId("usr", user), chatId: seededId("cht", user * CHATS_PER_USER + (index % CHATS_PER_USER)) };
}
