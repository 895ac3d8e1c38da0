import type { Database } from "../platform/db.ts";
import { chatCollection } from "./chat.store.ts";
import { turnCollection } from "./turn.store.ts";

// How much is talked about, as administrators ask. A null organization is every one, for whoever runs the deployment.

export function createChatCountStore(db: Database) {
  const [chats, turns] = [db.collection(chatCollection), db.collection(turnCollection)];
  return {
    countChats: (orgId: string | null): Promise<number> =>
      orgId === null ? chats.estimatedDocumentCount() : chats.countDocuments({ orgId }),

    /** Every turn is a message, and has a second one once it has ended well; what is open or failed has none yet. */
    async countMessages(orgId: string | null): Promise<number> {
      const of = orgId === null ? {} : { orgId };
      const [all, open, failed] = await Promise.all([
        orgId === null ? turns.estimatedDocumentCount() : turns.countDocuments({ orgId }),
        turns.countDocuments({ ...of, dueAt: { $gt: new Date(0), $type: "date" } }),
        turns.countDocuments({ ...of, state: "failed", finishedAt: { $gt: new Date(0) } }),
      ]);
      return Math.max(all, 2 * all - open - failed);
    },
  };
}
