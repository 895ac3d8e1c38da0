import { z } from "zod";
import { until } from "../../support/until.ts";
import type { ChatClient } from "./chat-client.ts";
import type { FaultContext } from "./fault.ts";

const listSchema = z.object({ items: z.array(z.object({ id: z.string(), recordId: z.string(), reason: z.string() })) });

/** The person finds the given-up message in the list, starts it over, and gets the answer. Returns the reason the list gave. */
export async function replayLast(ctx: FaultContext, client: ChatClient, jobId: string): Promise<string> {
  const letter = await until(
    async () => {
      const answer = await client.call("GET", "/api/jobs/dead-letters");
      if (answer.status !== 200) return null;
      return listSchema.parse(JSON.parse(answer.text)).items.find(({ recordId }) => recordId === jobId);
    },
    { everyMs: 100, what: `a dead letter of ${jobId}` },
  );
  const answer = await client.call("POST", "/api/jobs/dead-letters/replay", { deadLetterId: letter.id });
  ctx.expect(answer.status === 200, `the replay was answered ${answer.status}`);
  const end = await client.ended(jobId);
  ctx.expect(end.outcome === "answered", `after the replay it ended ${end.status} ${end.reason ?? ""}`);
  return letter.reason;
}
