// Where an address that somebody else wrote may lead: to the public internet only. A name is judged by what it resolves to, in the very
// look-up whose answer the socket then connects to, so that a second answer cannot lead elsewhere. Connections are shared with
// nobody else: one that an operator's own configuration has opened to an inner server is never handed out here.

import dns from "node:dns";
import http from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { trimEndOf } from "../trim-end-of.ts";
import { isLoopbackAddress, isPublicAddress } from "./public-address.ts";

/** Says what is wrong with an address, never which address it was. */
export class OutboundRefusal extends Error {
  override readonly name = "OutboundRefusal";
}

export type OutboundGuard = {
  /** Throws `OutboundRefusal` for what can be seen to be wrong before any name is looked up. Without rules: https alone, any port. */
  check(address: string, rules?: AddressRules): URL;
  /** For a request made with Node's own client; what a name resolves to is judged here. */
  socketOptions(url: URL): { agent: http.Agent; lookup: LookupFunction };
};

/** For addresses that are only read from: `ports` are those that may be asked. */
export type AddressRules = { isHttpAllowed: boolean; ports: readonly string[] };

type GuardOptions = {
  /** For stand-ins on this machine; a deployment never allows it. */
  isLoopbackAllowed: boolean;
  /** What a test puts in place of the system's resolver. */
  resolve?: Resolve;
};

export type ResolvedAddress = { address: string; family: number };
export type Resolve = (hostname: string) => Promise<readonly ResolvedAddress[]>;

/** Names that no public server has (RFC 6761, RFC 6762, RFC 8375, and clouds' own). */
const INNER_NAME = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|private|home\.arpa|test|invalid|onion|cluster\.local)$/;

export function createOutboundGuard({ isLoopbackAllowed, resolve = resolveBySystem }: GuardOptions): OutboundGuard {
  const isAllowed = (address: string) => isPublicAddress(address) || (isLoopbackAllowed && isLoopbackAddress(address));
  const isLocal = (host: string) => isLoopbackAllowed && (host === "localhost" || isLoopbackAddress(host));
  const lookup = createLookup(resolve, isAllowed);
  const agents = { http: new http.Agent({ keepAlive: true, lookup }), https: new https.Agent({ keepAlive: true, lookup }) };
  return {
    check(address, rules) {
      const url = URL.parse(address);
      if (!url || (url.protocol !== "https:" && url.protocol !== "http:"))
        throw new OutboundRefusal(rules ? "This is not an http or https address." : "This is not an https address.");
      if (url.username !== "" || url.password !== "") throw new OutboundRefusal("An address holds no user name or password.");
      const host = hostOf(url);
      if (url.protocol === "http:" && !rules?.isHttpAllowed && !isLocal(host))
        throw new OutboundRefusal("The address must begin with https.");
      if (isLocal(host)) return url;
      if (rules && url.port !== "" && !rules.ports.includes(url.port))
        throw new OutboundRefusal("The address names a port that is not read from.");
      const isFine = isIP(host) === 0 ? host.includes(".") && !INNER_NAME.test(host) : isAllowed(host);
      if (!isFine) throw new OutboundRefusal("The address leads into a private network.");
      return url;
    },
    socketOptions: ({ protocol }) => ({ agent: protocol === "https:" ? agents.https : agents.http, lookup }),
  };
}

/** As a resolver would take it; the URL parser has already turned every way of writing an IPv4 address into the usual one. */
function hostOf({ hostname }: URL): string {
  return trimEndOf(hostname.replace(/^\[|\]$/g, ""), ".");
}

function createLookup(resolve: Resolve, isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    const fail = (error: Error) => callback(error, "", 0);
    resolve(hostname).then((found) => {
      // One inner address among several is enough: which of them the socket takes is not ours to say.
      if (found.length === 0 || !found.every(({ address }) => isAllowed(address))) return fail(new OutboundRefusal(REFUSED));
      const [first] = found;
      if (options.all) callback(null, [...found]);
      else callback(null, first?.address ?? "", first?.family);
    }, fail);
  };
}

const REFUSED = "The name leads into a private network.";

const resolveBySystem: Resolve = (hostname) => dns.promises.lookup(hostname, { all: true });
