import { toCaller } from "../ai/to-caller.ts";
import { inspectAnswer } from "../failsafe/checks/inspect-answer.ts";
import { getOutputRules } from "../guard/output-rules.ts";
import type { Embedder } from "../knowledge/embedding/embedder.ts";
import type { TestLinks } from "../prompts/tests/ports.ts";
import type { Runtime } from "./runtime.ts";

/** The encoder that needs no key: what was meant alike yesterday is so today, whatever keys came meanwhile. */
const EMBEDDED = { model: "embedded/use-lite-en", dimensions: 512 };

/** Prompts are proven by what stands beside them: the encoder of passages, and the fail-safe's checks. */
export function createAnswerJudges(runtime: () => Runtime): TestLinks {
  return {
    answerJudges: {
      async similarityOf(ctx, { answer, value }, signal) {
        const caller = toCaller(ctx, "prompts");
        const { embedders } = runtime().deps;
        const embedder: Embedder = (await embedders.named(caller, EMBEDDED)) ?? (await embedders.choose(caller));
        const [first, second] = await embedder.embed(caller, [answer, value], "passage", signal);
        return first && second ? cosine(first, second) : 0;
      },
      async safetyOf(given, { prompt, answer }, threshold) {
        const { allowedHosts } = await getOutputRules({ ...given, deps: runtime().deps });
        const { safetyScore, scores } = inspectAnswer({ prompt, response: answer, context: null }, { allowedHosts });
        const categories = Object.entries(scores).flatMap(([category, score]) => (score !== null && score < threshold ? [category] : []));
        return { score: safetyScore, categories };
      },
    },
  };
}

/** Both have length 1. */
function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}
