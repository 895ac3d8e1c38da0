import { type ClassedData, findClassedData } from "../../guard/find-data.ts";
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
  /** The reader may read all the answer was made of. */
  readonly isOwnMaterial: boolean;
  /** Secrets and personal data in the answer; two checks ask, and the scan is the longest part of both. */
  readonly classed: () => readonly ClassedData[];
  /** The reader has said it or may read it anyway. By letters and digits: spaces and hyphens do not matter. */
  readonly isGiven: (value: string) => boolean;
  /** The answer turns the request down at its beginning. */
  readonly isRefusal: boolean;
};

/** A check is pure; spans are of the text that `where` names. */
export type Check = (reading: AnswerReading, rules: AnswerCheckRules) => Finding[];

/** `allowedHosts`: hosts an answer may name without anybody having named them; `*.example.com` stands for all below it. */
export type AnswerCheckRules = { readonly allowedHosts: readonly string[] };

export function readAnswer({ prompt, response, context, instructions, canary, known }: AnswerToJudge): AnswerReading {
  const read = readText(response);
  return {
    prompt: readText(prompt),
    context: context === null || context.trim() === "" ? null : readText(context),
    response: read,
    instructions: instructions === undefined || instructions.trim() === "" ? null : readText(instructions),
    canary: canary ?? "",
    isOwnMaterial: known !== undefined,
    classed: once(() => findClassedData(response)),
    isGiven: lookInto(`${prompt}\n${known ?? ""}`),
    isRefusal: read.sentences.slice(0, 2).some((sentence) => refuses(sentence.text)),
  };
}

/** The texts may be long and are read for the first value only. */
function lookInto(given: string): (value: string) => boolean {
  const squeezed = once(() => squeeze(given));
  return (value) => squeezed().includes(squeeze(value));
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

function readText(text: string): Text {
  const sentences = sentencesOf(text);
  return { text, sentences, quotations: quotationsOf(text), stems: stemsOf(sentences.flatMap(({ words }) => words)) };
}
