import { z } from "zod";
import type { Harness } from "./harness.ts";
import { until } from "./until.ts";

const lettersSchema = z.array(z.object({ id: z.string(), to: z.string(), subject: z.string(), text: z.string() }));
export type MailboxLetter = z.infer<typeof lettersSchema>[number];

/** What the local mailbox holds for an address, newest first. */
export async function readLetters(environment: Harness["environment"], to: string): Promise<MailboxLetter[]> {
  const address = `${environment.SENDGRID_BASE_URL}/dev/mail?to=${encodeURIComponent(to)}`;
  return lettersSchema.parse(await (await fetch(address, { headers: { accept: "application/json" } })).json());
}

/** Letters leave after the reply, so the test has to ask again. */
export function waitForLetter(environment: Harness["environment"], to: string, subject: RegExp): Promise<MailboxLetter> {
  return until(async () => (await readLetters(environment, to)).find((letter) => subject.test(letter.subject)), {
    what: `a letter "${subject.source}"`,
  });
}

/** The address that stands alone on its line. */
export function linkIn({ text }: MailboxLetter): string {
  const link = text.split("\n").find((line) => /^https?:\/\/\S+$/.test(line));
  if (link === undefined) throw new Error("The letter holds no link.");
  return link;
}
