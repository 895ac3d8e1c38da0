type Kind = "exact" | "text" | "time" | "amount" | "number";
type Field = { path: string; kind: Kind; names: readonly string[] };

/**
 * What a column may be. `path` is where it goes in a transaction, "exact" keeps every character of a cell; names are compared without case,
 * spaces and signs, and the nearer ones stand first.
 */
export const IMPORT_FIELDS = {
  id: { path: "id", kind: "exact", names: ["id", "transactionid", "txid", "txnid", "reference", "paymentid", "hash", "uetr"] },
  timestamp: {
    path: "timestamp",
    kind: "time",
    names: ["timestamp", "time", "date", "datetime", "createdat", "bookedat", "bookingdate", "executedat"],
  },
  from: {
    path: "from",
    kind: "exact",
    names: ["from", "payer", "sender", "debtor", "source", "fromaccount", "senderaccount", "nameorig", "debtoriban", "originator"],
  },
  to: {
    path: "to",
    kind: "exact",
    names: [
      "to",
      "payee",
      "recipient",
      "receiver",
      "creditor",
      "beneficiary",
      "destination",
      "toaccount",
      "namedest",
      "creditoriban",
      "merchant",
    ],
  },
  amount: { path: "amount", kind: "amount", names: ["amount", "value", "sum", "total", "amt"] },
  amountMinor: { path: "amountMinor", kind: "text", names: ["amountminor", "minorunits", "amountcents", "cents", "wei", "satoshi"] },
  currency: { path: "currency", kind: "text", names: ["currency", "ccy", "currencycode", "asset"] },
  network: { path: "network", kind: "text", names: ["network", "chain", "rail", "scheme"] },
  category: { path: "category", kind: "text", names: ["category", "type", "mcc", "purpose"] },
  description: { path: "description", kind: "text", names: ["description", "memo", "note", "text", "remittance", "details"] },
  fromCountry: {
    path: "fromCountry",
    kind: "text",
    names: ["fromcountry", "payercountry", "sendercountry", "debtorcountry", "origincountry"],
  },
  toCountry: {
    path: "toCountry",
    kind: "text",
    names: ["tocountry", "payeecountry", "recipientcountry", "creditorcountry", "destinationcountry"],
  },
  latitude: { path: "location/latitude", kind: "number", names: ["latitude", "lat"] },
  longitude: { path: "location/longitude", kind: "number", names: ["longitude", "lon", "long", "lng"] },
  homeLatitude: { path: "home/latitude", kind: "number", names: ["homelatitude", "homelat"] },
  homeLongitude: { path: "home/longitude", kind: "number", names: ["homelongitude", "homelon", "homelong", "homelng"] },
  fromBefore: {
    path: "balances/fromBefore",
    kind: "amount",
    names: ["frombefore", "oldbalanceorg", "oldbalanceorig", "payerbalancebefore"],
  },
  fromAfter: { path: "balances/fromAfter", kind: "amount", names: ["fromafter", "newbalanceorig", "newbalanceorg", "payerbalanceafter"] },
  toBefore: { path: "balances/toBefore", kind: "amount", names: ["tobefore", "oldbalancedest", "payeebalancebefore"] },
  toAfter: { path: "balances/toAfter", kind: "amount", names: ["toafter", "newbalancedest", "payeebalanceafter"] },
} as const satisfies Record<string, Field>;

export type ImportField = keyof typeof IMPORT_FIELDS;
