import type { Database } from "../platform/db.ts";
import { membershipCollection } from "./membership.store.ts";
import { sessionCollection } from "./session.store.ts";
import { userCollection } from "./user.store.ts";

// How many people there are, as administrators ask. A null organization is every one, for whoever runs the deployment.

export function createPeopleCountStore(db: Database) {
  const [memberships, sessions, users] = [
    db.collection(membershipCollection),
    db.collection(sessionCollection),
    db.collection(userCollection),
  ];
  return {
    /** Members of an organization; of all, everybody once. */
    countPeople: (orgId: string | null): Promise<number> =>
      orgId === null ? users.estimatedDocumentCount() : memberships.countDocuments({ orgId }),

    /** Different people with a session used since then, also one that has ended. */
    async countActive(orgId: string | null, since: Date): Promise<number> {
      const [counted] = await sessions
        .aggregate<{ people: number }>([
          { $match: { ...(orgId !== null && { orgId }), lastSeenAt: { $gte: since } } },
          { $group: { _id: "$userId" } },
          { $count: "people" },
        ])
        .toArray();
      return counted?.people ?? 0;
    },
  };
}
