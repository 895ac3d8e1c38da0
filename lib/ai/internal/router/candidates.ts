import { ProviderError } from "../../errors.ts";
import type { Price } from "../../model-row.ts";
import { findModel, findVendorModel, MODELS } from "../../models.ts";
import type { Capabilities, GenerateRequest, Provider } from "../../ports.ts";
import type { KeyOrigin, ModelPolicy, RouteRequest } from "../../routing.ts";
import { createError } from "../vendor-errors.ts";

/** `owner` is the person or organization whose key it is; null for the deployment's own. */
export type Offer = { provider: Provider; origin: KeyOrigin; owner: string | null };
/** `price` is the organization's own, in place of the registry's. */
export type Candidate = Offer & { model: string; capabilities: Capabilities; price: Price | null };

/** Who could answer, best first. Throws what is wrong with the request when nobody could. */
export function listCandidates(offers: readonly Offer[], request: RouteRequest): Candidate[] {
  const usable = addressed(withoutUnaskedDemo(offers, request.model), request.model);
  if (usable.length === 0) throw createError("none_configured");
  const named = usable.flatMap((offer) => toCandidate(offer, request.model));
  if (named.length === 0 && !request.canSubstitute)
    throw invalid("model", `No configured provider serves the model ${JSON.stringify(request.model)}. Choose another model.`);
  const others =
    request.canSubstitute && request.model !== undefined
      ? withoutUnaskedDemo(offers, request.model).flatMap((offer) => toCandidate(offer, undefined))
      : [];
  const all = [...named, ...others.filter((other) => !named.some((each) => isSame(each, other)))];
  return preferred(assertCapable([...all, ...listSeeing(offers, request, all)], request), request.prefer);
}

/** Where none of the defaults looks at images and nobody asked for a model, the vendors' models that do. */
function listSeeing(offers: readonly Offer[], request: RouteRequest, defaults: readonly Candidate[]): Candidate[] {
  const isBlind = needsOf(request).includes("images") && !defaults.some(({ capabilities }) => capabilities.images);
  return isBlind ? listSiblings(offers, request) : [];
}

/**
 * Who could embed with one and the same model, best first. Where nobody is named, it is the first embedding model there is; the
 * demo engine's hashed words never stand in for it.
 */
export function listEmbeddingCandidates(offers: readonly Offer[], name: string | undefined): Candidate[] {
  const usable = addressed(withoutUnaskedDemo(offers, name, embeddingModelOf), name);
  if (usable.length === 0) throw createError("none_configured");
  const named = usable.flatMap((offer) => {
    const model = embeddingModelOf(offer.provider, name);
    return model === null ? [] : [{ ...offer, model, capabilities: offer.provider.capabilities, price: null }];
  });
  const [first] = named;
  if (!first)
    throw invalid("model", `No configured provider embeds with ${JSON.stringify(name ?? "a model of its own")}. Choose another model.`);
  return named.filter(({ model }) => model === first.model);
}

/** Null when this provider does not embed with what is asked for. */
function embeddingModelOf(provider: Provider, name: string | undefined): string | null {
  const own = provider.capabilities.embeddings ? provider.defaultEmbeddingModel : null;
  if (own === null || name === undefined || name === provider.name || name === own) return own;
  const bare = name.startsWith(`${provider.name}/`) ? name.slice(provider.name.length + 1) : name;
  if (bare === own) return own;
  const row = findVendorModel(provider.name, bare);
  if (row) return row.kind === "embedding" ? row.id : null;
  const isOthers = bare === name && findModel(name) !== null;
  return provider.isCustom && !isOthers ? bare : null;
}

/**
 * Only what the organization allows, at its price. Where nobody named a model and the deployment's own choice is not allowed, the
 * vendor's other models may take its place: an allow-list says what answers, it does not silence.
 */
export function applyPolicy(policy: ModelPolicy, candidates: readonly Candidate[], listOthers: () => Candidate[]): Candidate[] {
  const isAllowed = ({ provider, model }: Candidate) => policy.isAllowed(provider.name, model);
  const own = candidates.filter(isAllowed);
  const allowed = own.length > 0 ? own : listOthers().filter(isAllowed);
  if (allowed.length === 0) throw invalid("model", refusalOf(policy, candidates));
  return allowed.map((candidate) => ({ ...candidate, price: policy.priceOf(candidate.provider.name, candidate.model) }));
}

function refusalOf({ isOnList }: ModelPolicy, candidates: readonly Candidate[]): string {
  const isOffList = isOnList !== undefined && candidates.every(({ provider, model }) => !isOnList(provider.name, model));
  return `${isOffList ? "Whoever runs this deployment" : "Your organization"} does not allow this model. Choose another one.`;
}

/** The models we know of the providers that could answer a request that names none; those about to end come last. */
export function listSiblings(offers: readonly Offer[], request: RouteRequest): Candidate[] {
  if (request.model !== undefined && !request.canSubstitute) return [];
  const rows = MODELS.filter(({ kind }) => kind === "chat");
  const ordered = [...rows.filter(({ status }) => status !== "deprecated"), ...rows.filter(({ status }) => status === "deprecated")];
  const usable = withoutUnaskedDemo(offers, undefined);
  const known = usable.flatMap((offer) =>
    ordered.filter((row) => row.provider === offer.provider.name).flatMap(({ id }) => toCandidate(offer, id)),
  );
  const capable = known.filter(({ capabilities }) => needsOf(request).every((need) => capabilities[need]));
  return preferred(capable, request.prefer);
}

/** The request as this model takes it. */
export function toModelRequest(request: RouteRequest, candidate: Candidate, signal: AbortSignal): GenerateRequest {
  const { prefer, areToolsOptional, canSubstitute, waitMaxMs, outputTokensDefault, tools, ...rest } = request;
  const { model, capabilities } = candidate;
  const isBare = areToolsOptional === true && !capabilities.tools;
  const limit =
    outputTokensDefault === undefined || rest.maxOutputTokens !== undefined ? null : outputLimit(candidate, outputTokensDefault);
  return { ...rest, ...(tools !== undefined && !isBare && { tools }), ...(limit !== null && { maxOutputTokens: limit }), model, signal };
}

/** Null for a model nobody has priced: it costs nothing here, and its server may take less. */
function outputLimit({ provider, model, price }: Candidate, wanted: number): number | null {
  const row = findVendorModel(provider.name, model);
  return row || price ? Math.min(wanted, row?.maxOutputTokens ?? wanted) : null;
}

/** Of two sources of one provider, the one that stands first. */
export function firstOfEach(offers: readonly Offer[]): Offer[] {
  return offers.filter((offer, index) => offers.findIndex(({ provider }) => provider.name === offer.provider.name) === index);
}

/** The first source of each provider counts; the demo engine never stands in for a provider with a key unless it is named. */
function withoutUnaskedDemo(offers: readonly Offer[], name: string | undefined, serves: typeof modelOf = modelOf): Offer[] {
  const first = firstOfEach(offers);
  const keyed = first.filter(({ provider }) => !provider.isDemo);
  const asked = first.filter(({ provider }) => provider.isDemo && name !== undefined && serves(provider, name) !== null);
  return asked.length > 0 || keyed.length === 0 ? first : keyed;
}

/** A name that begins with a provider's own is meant for that one: an operator's server, which takes any name, leaves it alone. */
function addressed(offers: Offer[], name: string | undefined): Offer[] {
  const addressee = offers.find(({ provider }) => name === provider.name || name?.startsWith(`${provider.name}/`))?.provider;
  if (!addressee) return offers;
  return offers.filter(({ provider }) => provider === addressee || !provider.isCustom || provider.defaultModel === name);
}

function toCandidate(offer: Offer, name: string | undefined): Candidate[] {
  const { provider } = offer;
  const model = modelOf(provider, name);
  if (model === null) return [];
  const capabilities =
    model === provider.defaultModel
      ? provider.capabilities
      : (findVendorModel(provider.name, model)?.capabilities ?? provider.capabilities);
  return [{ ...offer, model, capabilities, price: null }];
}

/** Null when this provider does not serve what is asked for. Some vendors' own names have another vendor's in front. */
function modelOf(provider: Provider, name: string | undefined): string | null {
  if (name === undefined || name === provider.name || name === provider.defaultModel) return provider.defaultModel;
  if (findVendorModel(provider.name, name)) return name;
  if (MODELS.some(({ id }) => id === name)) return null;
  if (name.startsWith(`${provider.name}/`)) return name.slice(provider.name.length + 1) || null;
  return provider.isCustom && findModel(name) === null ? name : null;
}

const WORDS = { tools: "tools", images: "images", jsonSchema: "a JSON schema", streaming: "conversations" } as const;
type Need = keyof typeof WORDS;
const PARAMETERS: Readonly<Record<Need, string>> = {
  tools: "tools",
  images: "messages",
  jsonSchema: "responseFormat",
  streaming: "model",
};

function assertCapable(candidates: readonly Candidate[], request: RouteRequest): Candidate[] {
  const needs = needsOf(request);
  const capable = candidates.filter(({ capabilities }) => needs.every((need) => capabilities[need]));
  if (capable.length > 0) return capable;
  const missing = needs.find((need) => candidates.every(({ capabilities }) => !capabilities[need])) ?? needs[0] ?? "streaming";
  throw invalid(PARAMETERS[missing], `No model that could answer takes ${WORDS[missing]}. Leave it out or choose another model.`);
}

function needsOf(request: RouteRequest): Need[] {
  const { messages, tools = [], responseFormat, areToolsOptional = false } = request;
  const hasCalled = messages.some((message) => message.role === "assistant" && (message.toolCalls?.length ?? 0) > 0);
  const hasImage = messages.some(({ content }) => typeof content !== "string" && content.some(({ type }) => type === "image"));
  const needs: readonly (readonly [Need, boolean])[] = [
    ["streaming", true],
    ["tools", hasCalled || (tools.length > 0 && !areToolsOptional)],
    ["images", hasImage],
    ["jsonSchema", responseFormat !== undefined],
  ];
  return needs.flatMap(([need, isNeeded]) => (isNeeded ? [need] : []));
}

function preferred(candidates: readonly Candidate[], name: string | undefined): Candidate[] {
  const isPreferred = ({ provider }: Candidate) => provider.name === name;
  return [...candidates.filter(isPreferred), ...candidates.filter((each) => !isPreferred(each))];
}

function isSame(a: Candidate, b: Candidate): boolean {
  return a.provider.name === b.provider.name && a.model === b.model;
}

function invalid(parameter: string, message: string): ProviderError {
  return new ProviderError("invalid_request", message, { parameter });
}
