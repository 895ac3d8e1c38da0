import type { AnswerToJudge, Finding } from "./finding.ts";
import { refuses } from "./speech-acts.ts";
import { type Quotation, quotationsOf } from "./text/quotes.ts";
import { type Sentence, sentencesOf } from "./text/sentences.ts";
import { stemsOf } from "./text/words.ts";

export type Text = {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly quotations: readonly Quotation[];
  /** Of all its content words. */
  readonly stems: ReadonlySet<string>;
};

/** Everything the checks ask of the texts, read once. */
export type AnswerReading = {
  readonly prompt: Text;
  readonly context: Text | null;
  readonly response: Text;
  readonly instructions: Text | null;
  readonly canary: string;
  /** The answer turns the request down at its beginning. */
  readonly isRefusal: boolean;
};

/** A check is pure; spans are of the text that `where` names. */
export type Check = (reading: AnswerReading, rules: AnswerCheckRules) => Finding[];

/** `allowedHosts`: hosts an answer may name without anybody having named them; `*.example.com` stands for all below it. */
export type AnswerCheckRules = { readonly allowedHosts: readonly string[] };

export function readAnswer({ prompt, response, context, instructions, canary }: AnswerToJudge): AnswerReading {
  const read = readText(response);
  return {
    prompt: readText(prompt),
    context: context === null || context.trim() === "" ? null : readText(context),
    response: read,
    instructions: instructions === undefined || instructions.trim() === "" ? null : readText(instructions),
    canary: canary ?? "",
    isRefusal: read.sentences.slice(0, 2).some((sentence) => refuses(sentence.text)),
  };
}

function readText(text: string): Text {
  const sentences = sentencesOf(text);
  return { text, sentences, quotations: quotationsOf(text), stems: stemsOf(sentences.flatMap(({ words }) => words)) };
}
