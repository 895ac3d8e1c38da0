import type { AppealNews } from "../guard/appeal-ports.ts";
import { notify } from "../notifications/notify.ts";
import type { Runtime } from "./runtime.ts";

/** The guard stands beside notifications, so it is handed the way to them. */
export function createAppealNews(runtime: () => Runtime): { appealNews: AppealNews } {
  return {
    appealNews: {
      tell: (ctx, { id, userId, state, chatId }, session) =>
        notify(
          { ...ctx, deps: runtime().deps },
          {
            ...({ topic: "system", severity: "info", to: { userIds: [userId] } } as const),
            title:
              state === "accepted" ? "The guard was wrong: your appeal was accepted" : "The guard was right: your appeal was dismissed",
            text: "Somebody who decides the guard's policy has looked at the verdict you appealed against.",
            ...{ link: `/chat/${chatId}`, deduplicationKey: `appeal:${id}:${state}` },
          },
          session,
        ),
    },
  };
}
