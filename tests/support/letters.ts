import type { Letter, Mailer } from "../../lib/platform/mailer.ts";

/** A mailbox a test may read; while it is broken, nothing leaves. */
export type Letterbox = { mailer: Mailer; letters: Letter[]; break(error: Error | null): void };

export function createLetterbox(kind: Mailer["kind"] = "sendgrid"): Letterbox {
  const letters: Letter[] = [];
  let broken: Error | null = null;
  return {
    letters,
    break: (error) => {
      broken = error;
    },
    mailer: {
      kind,
      async send(letter) {
        if (broken) throw broken;
        letters.push(letter);
      },
    },
  };
}

/** The letter's one action: the line that holds nothing but an address. */
export function linkIn(letter: Letter | undefined): string {
  return letter?.text.split("\n").find((line) => /^https?:\/\/\S+$/.test(line)) ?? "";
}
