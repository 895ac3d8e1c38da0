import { type Database, defineCollection } from "../db.ts";

/** A person in one organization's trail: the secret their pseudonyms are made with. `person` is a digest of the id; the rest is sealed. */
export type AuditPersonRecord = { _id: string; orgId: string; person: string; sealed: string };

/** What one pseudonym stands for. The id is the pseudonym itself. */
export type AuditPseudonymRecord = { _id: string; orgId: string; person: string; sealed: string };

export const auditPersonCollection = defineCollection<AuditPersonRecord>({
  name: "audit_persons",
  indexes: [{ key: { person: 1 } }, { key: { orgId: 1, person: 1 } }],
});

export const auditPseudonymCollection = defineCollection<AuditPseudonymRecord>({
  name: "audit_pseudonyms",
  indexes: [{ key: { orgId: 1, person: 1 } }],
});

export type AuditPersonStore = ReturnType<typeof createAuditPersonStore>;

export function createAuditPersonStore(db: Database) {
  const persons = db.collection(auditPersonCollection);
  const pseudonyms = db.collection(auditPseudonymCollection);
  return {
    findPerson: (orgId: string, id: string): Promise<AuditPersonRecord | null> => persons.findOne({ _id: id, orgId }),
    /** False when another process was first; its secret is the one that counts. */
    insertPerson: (record: AuditPersonRecord): Promise<boolean> => db.isInserted(persons.insertOne(record)),
    insertPseudonyms: (records: readonly AuditPseudonymRecord[]): Promise<void> => db.insertMissing(records, pseudonyms),
    listPseudonyms: (orgId: string, ids: readonly string[]): Promise<AuditPseudonymRecord[]> =>
      pseudonyms.find({ _id: { $in: [...ids] }, orgId }).toArray(),
    /** Every organization in whose trail the person stands; system work, so no orgId comes in. */
    listOrganizationsOf: async (person: string): Promise<string[]> => {
      const rows = await persons.find({ person }, { projection: { orgId: 1 } }).toArray();
      return rows.map(({ orgId }) => orgId);
    },
    /** Without the secret nobody can say any more whose the pseudonyms were. */
    async erasePerson(orgId: string, person: string): Promise<void> {
      await persons.deleteMany({ orgId, person });
      await pseudonyms.deleteMany({ orgId, person });
    },
  };
}
