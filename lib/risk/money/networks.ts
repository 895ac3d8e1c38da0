// Where money moves. A chain has a token of its own, in whose smallest unit `amountMinor` counts when no currency is named.

type Network = { name: string; token: string | null };

const CHAINS: Readonly<Record<string, string>> = {
  ...{ bitcoin: "BTC", ethereum: "ETH", solana: "SOL", tron: "TRX", polygon: "POL", "bnb-chain": "BNB", avalanche: "AVAX" },
  ...{ arbitrum: "ETH", optimism: "ETH", base: "ETH", litecoin: "LTC", "bitcoin-cash": "BCH", dogecoin: "DOGE", cardano: "ADA" },
  ...{ polkadot: "DOT", cosmos: "ATOM", "xrp-ledger": "XRP", stellar: "XLM", algorand: "ALGO", hedera: "HBAR", monero: "XMR", ton: "TON" },
  ...{ sui: "SUI", lightning: "BTC" },
};

const RAILS = [
  ...["ach", "bacs", "card", "cash", "chaps", "check", "faster-payments", "fedach", "fednow", "fedwire", "instant", "internal", "interac"],
  ...[
    "pix",
    "rtp",
    "sepa",
    "sepa-instant",
    "swift",
    "target2",
    "upi",
    "wire",
    "visa",
    "mastercard",
    "amex",
    "paypal",
    "mobile-money",
    "other",
  ],
] as const;

/** Other names that are in use for the same. */
const ALIASES: Readonly<Record<string, string>> = {
  ...{ btc: "bitcoin", eth: "ethereum", sol: "solana", trx: "tron", matic: "polygon", pol: "polygon", bsc: "bnb-chain", bnb: "bnb-chain" },
  ...{ avax: "avalanche", ltc: "litecoin", bch: "bitcoin-cash", doge: "dogecoin", ada: "cardano", dot: "polkadot", atom: "cosmos" },
  ...{ xrp: "xrp-ledger", xrpl: "xrp-ledger", ripple: "xrp-ledger", xlm: "stellar", algo: "algorand", hbar: "hedera", xmr: "monero" },
  ...{ cheque: "check", "american-express": "amex", "binance-smart-chain": "bnb-chain" },
};

const NETWORKS = new Map<string, Network>([
  ...Object.entries(CHAINS).map(([name, token]): [string, Network] => [name, { name, token }]),
  ...RAILS.map((name): [string, Network] => [name, { name, token: null }]),
]);

export const NETWORK_NAMES: readonly string[] = [...NETWORKS.keys()].toSorted();

/** Upper and lower case are the same, and so are a blank, `_` and `-`. Null for a network nobody has heard of. */
export function findNetwork(given: string): Network | null {
  const name = given.toLowerCase().replaceAll(/[ _]/g, "-");
  return NETWORKS.get(ALIASES[name] ?? name) ?? null;
}
