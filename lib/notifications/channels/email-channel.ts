import type { Mailer } from "../../platform/mailer.ts";
import type { Channel } from "./channel.ts";

const WHERE = "You choose what you get by e-mail in Aegis under Settings, Notifications.";

/** A letter by whichever carrier the deployment has. */
export function createEmailChannel(kind: Mailer["kind"]): Channel {
  return {
    name: "email",
    isConfigured: kind !== "none",
    reaches: (_ctx, { email }) => Promise.resolve(email !== ""),
    async send(ctx, { name, email }, { title, text, link }, signal) {
      const body = [text, ...(link === null ? [] : [link]), WHERE].join("\n\n");
      await ctx.deps.mailer.send({ to: { name, email }, subject: title, text: body }, signal);
    },
  };
}
