// A vendor with a stored key: what it can do is known without the key, which is lent for the length of each call. A vendor may repeat the
// key it was shown, so every answer is washed of it before anybody else reads it.

import type { SecretLoan } from "../integrations/secret-loan.ts";
import type { SecretWash } from "../integrations/secret-wash.ts";
import type { SecretRequest, Vault } from "../integrations/vault.ts";
import type { Logger } from "../platform/log.ts";
import { collectStream } from "./collect-stream.ts";
import { ProviderError } from "./errors.ts";
import { createError } from "./internal/vendor-errors.ts";
import type { Provider } from "./ports.ts";
import type { StreamPart } from "./schema.ts";

type Options = {
  vault: Pick<Vault, "withSecret" | "streamWithSecret">;
  secret: SecretRequest;
  /** Names the stored key and its value: another value has limits and a breaker of its own. */
  account: string;
  create(apiKey: string): Provider;
  log: Logger;
};

export function createBorrowedProvider({ vault, secret, account, create, log }: Options): Provider {
  const open = (loan: SecretLoan) => create(loan.reveal("apiKey"));
  const toFailure = (error: unknown): unknown => {
    if (error instanceof ProviderError) return error;
    log.error({ error, integrationId: secret.integrationId }, "a stored key could not be used");
    return createError("auth");
  };
  async function* doStream(request: Parameters<Provider["doStream"]>[0]): AsyncGenerator<StreamPart> {
    try {
      yield* vault.streamWithSecret(secret, (loan) => washParts(open(loan).doStream(request), loan.wash));
    } catch (error) {
      throw toFailure(error);
    }
  }
  return {
    // Nothing is sent by this one: it only tells what there is to know of the vendor.
    ...create("not-a-key"),
    account,
    doStream,
    doGenerate: (request) => collectStream(doStream(request)),
    doEmbed: (request) =>
      vault
        .withSecret(secret, (loan) => open(loan).doEmbed(request))
        .catch((error: unknown) => {
          throw toFailure(error);
        }),
  };
}

async function* washParts(parts: AsyncIterable<StreamPart>, wash: SecretWash): AsyncGenerator<StreamPart> {
  const text = wash.stream();
  const said = (clean: string): StreamPart[] => (clean === "" ? [] : [{ type: "text", text: clean }]);
  for await (const part of parts) {
    if (part.type === "text") {
      yield* said(text.push(part.text));
      continue;
    }
    yield* said(text.end());
    if (part.type !== "tool-call") yield part;
    else yield { ...part, call: washCall(part.call, wash) };
  }
  yield* said(text.end());
}

type Call = Extract<StreamPart, { type: "tool-call" }>["call"];

/** The vendor wants its signature back as it was; one that holds the key is none of its. */
function washCall({ id, name, arguments: text, signature }: Call, wash: SecretWash): Call {
  const washed = { id: wash.whole(id), name: wash.whole(name), arguments: wash.json(text) };
  return signature === undefined || wash.isIn(signature) ? washed : { ...washed, signature };
}
