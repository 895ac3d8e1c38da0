/**
 * Some calls need a proof from the last ten minutes. The first that is refused for it asks the person, calls that are refused
 * meanwhile share the question, and each of them is repeated once the proof has been given.
 */
type AskForProof = (methods: readonly string[]) => Promise<boolean>;

let ask: AskForProof | null = null;
let pending: Promise<boolean> | null = null;

/** The dialog of the product's frame; returns how to take it away again. */
export function answerProofRequests(asker: AskForProof): () => void {
  ask = asker;
  return () => {
    if (ask === asker) ask = null;
  };
}

/** False when the person has left the question, or no page can ask it. */
export function proveAgain(methods: readonly string[]): Promise<boolean> {
  if (!ask || methods.length === 0) return Promise.resolve(false);
  pending ??= ask(methods).finally(() => {
    pending = null;
  });
  return pending;
}
