// Long on purpose: the words that name a number in the languages the product meets.
// A number alone says little; the words before it say whose it is. Each word carries tags; "not" marks the words that name
// numbers which are nobody's (orders, versions, prices).

export const TAG = {
  phone: 1,
  not: 2,
  id: 4,
  weakId: 8,
  tax: 16,
  passport: 32,
  licence: 64,
  birth: 128,
  health: 256,
  record: 512,
  account: 1024,
  routing: 2048,
  swift: 4096,
  place: 8192,
  mail: 16384,
  bank: 32768,
  month: 65536,
  extension: 131072,
  /** "… is my number": what follows may still name it. */
  copula: 262144,
  /** "at" and "dot" of an address that is spelled out. */
  at: 524288,
  dot: 1048576,
  /** Street types: behind the name, behind it but also an everyday word, in front of the name; what may stand inside one. */
  street: 2097152,
  weakStreet: 4194304,
  streetFirst: 8388608,
  particle: 16777216,
  unit: 33554432,
  /** Names of things unless a name of something personal stands with it: "taxpayer reference". */
  weakNot: 67108864,
  /** "call" is also what one does to functions. */
  dial: 134217728,
} as const;

const WORDS: readonly (readonly [number, string])[] = [
  [
    TAG.phone,
    "ph phone phones telephone tel telefon telefono teléfono telefone téléphone telefoon telefonnummer telefoonnummer telefonnr mobile mobil mobiltelefon móvil movil celular cellphone " +
      "mobilnummer handy handynummer rufnummer sms whatsapp telegram viber fax hotline kontakt portable tél telefonu komórka " +
      "telefonszám puhelin puhelinnumero mobiltlf tlf telefonní τηλέφωνο тел телефон телефону мобильный gsm " +
      "電話 電话 电话 手机 手機 携帯 전화 연락 휴대 โทร",
  ],
  [
    TAG.not,
    "order orders invoice ticket transaction transactions session request product item sku part parts model serial version versions build commit tracking shipment parcel isbn issn ean upc " +
      "gtin asin doi pid port ports score scores error errors flight timestamp epoch unix checksum hash sha md5 bytes " +
      "population revenue price prices amount total sum lot batch article catalog release revision rev patch figure fig equation " +
      "sensor reading firmware hardware coordinates latitude longitude lat lon pixel pixels meter meters bestellung bestellnummer rechnung rechnungsnummer " +
      "artikelnummer auftragsnummer sendungsnummer seriennummer commande facture colis suivi pedido factura seguimiento ordine fattura spedizione zamówienie faktura " +
      "bestelling factuur заказ счет артикул 订单 快递 型号 注文 型番 송장 주문 warehouse inventory barcode rma po quote incident issue bug pr mcc plu dimensions dpi ip mac",
  ],
  [
    TAG.id,
    "ssn itin nino ni ss bsn pesel dni nie nif curp rfc cpf cnpj cuit cuil rut run sin tfn aadhaar aadhar pan gstin nric hkid rrn nik inn snils cnp egn afm amka oib tckn hetu cpr nir nhs taj " +
      "personnummer samordningsnummer fødselsnummer fodselsnummer henkilötunnus sotu burgerservicenummer rijksregisternummer sofinummer isikukood asmenskodas kennitala jmbg emšo emso " +
      "identity identification identifier national citizen citizenship personalausweis ausweis ausweisnummer personalausweisnummer identidad identité identidade identità tożsamości identiteit " +
      "cédula cedula carnet cni codice fiscale codicefiscale social sozialversicherungsnummer rentenversicherungsnummer sozialversicherung sécurité seguridad rodné číslo vatandaşlık kimlik resident nationalid " +
      "emirates iqama teudat zehut nin bvn siren siret insee снилс инн егн іпн ипн єдрпоу рнокпп αφμ αμκα ахв ahv avs svnr pps ppsn voter epic civil insurance idnumber personnumber personal " +
      "身份 身分 證號 证号 住民 주민 등록 個人 마이 マイ",
  ],
  [TAG.weakId, "id ids no nr number nummer numero número numéro num numer číslo номер 番号"],
  [
    TAG.tax,
    "tax taxes taxpayer tin ein utr abn acn vat fein steuer steuernummer steueridentifikationsnummer steuerid idnr fiscal fiscale impôts tributaria nip regon partita piva btw ust ustid ird employer " +
      "contribuinte contribuyente cadastro adószám adóazonosító adó налог ssn itin tfn nif nit irs hmrc gst gstin pan kra",
  ],
  [
    TAG.passport,
    "passport passports reisepass passnummer passeport pasaporte passaporto passaporte paspoort paspoortnummer paszport paszportu pass паспорт 护照 護照 旅券 여권 travel",
  ],
  [
    TAG.licence,
    "driver drivers driving führerschein führerscheinnummer permis conduire conducir patente rijbewijs rijbewijsnummer körkort dl dvla dmv jazdy 驾驶 運転",
  ],
  [
    TAG.birth,
    "birth birthday birthdate dob born geboren geburtsdatum geburtstag geb né née naissance nacido nacida nacimiento nato nata nascita nascimento nascido nascida geboortedatum " +
      "urodzenia urodzony urodzona född födelsedatum født fødselsdato syntynyt syntymäaika narozen narození рождения родился родилась 出生 生日 生年 생년 doğum",
  ],
  [
    TAG.health,
    "insurance medicare medicaid nhs versichertennummer krankenversicherung krankenversichertennummer krankenkasse ehic kvnr mbi vitale assurance tarjeta sanitaria healthcare health hcn ohip " +
      "sécurité sociale svnr aok",
  ],
  [TAG.record, "mrn medical patient patients chart patientennummer dossier hospital historia clínica"],
  [
    TAG.account,
    "account accounts acct konto kontonummer kontonr cuenta compte conto rekening rekeningnummer konta счет conta 口座 账号 帐号 계좌",
  ],
  [
    TAG.bank,
    "acct kontonummer kontonr rekeningnummer bank banking checking savings bsb sort iban bic routing aba sortcode blz bankleitzahl number nummer no nr número numero numéro bancaire bancaria wire transfer deposit beneficiary agência agencia",
  ],
  [TAG.routing, "routing aba rtn transit blz bankleitzahl sortcode sort bsb ifsc"],
  [TAG.swift, "swift bic"],
  [
    TAG.place,
    "address addresses adresse adres dirección direccion indirizzo endereço adress osoite live lives living lived reside resides residing residence resident home ship shipped shipping deliver " +
      "delivered delivery billing mailing located location moved wohne wohnt wohnhaft anschrift lieferadresse habite domicile vivo vive domicilio abito residente woon woont zamieszkały mieszka адрес 住所 地址 주소",
  ],
  [TAG.mail, "email emails mail mails correo courriel posta adresse почта address contact reach write"],
  [
    TAG.month,
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember " +
      "janvier février mars avril juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre " +
      "gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro januari februari maart mei augustus " +
      "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
  ],
  [TAG.dial, "cell call calls dial anrufen звоните appelez llame chiama"],
  [TAG.weakNot, "ref reference receipt booking reservation confirmation page pages chapter section case réf"],
  [TAG.copula, "is are was my mine his her their our ist mein meine est mon ma es mi è mio mia é meu jest mój to as"],
  [TAG.at, "at ät arobase arroba chiocciola malpa małpa собака"],
  [TAG.dot, "dot punkt punto point ponto kropka точка"],
  [
    TAG.street,
    "street st avenue ave road rd boulevard blvd lane ln parkway pkwy highway hwy crescent terrace str strasse straße utca caddesi sokak cadde sokağı",
  ],
  [
    TAG.weakStreet,
    "drive dr way court ct place pl square sq circle cir row hill loop trail walk mews gardens grove rise quay wharf close plaza green park view",
  ],
  [
    TAG.streetFirst,
    "calle avenida avda av plaza paseo camino carrer carrera travesía ronda via viale piazza piazzale corso vicolo largo strada rua travessa praça praca alameda estrada rodovia " +
      "c ul ulica aleja aleje al os osiedle plac rue boulevard bd avenue allée allee chemin impasse quai cours route place улица ул проспект переулок шоссе вул вулиця str bulevardul calea postfach apartado po p",
  ],
  [
    TAG.particle,
    "de la le les du des del della delle dei di da do dos das d l el los las y e und the of van den der ten am an im zum zur san sainte saint",
  ],
  [
    TAG.unit,
    "apt apartment suite ste unit floor fl flat room rm bldg building nw ne sw se n s e w north south east west appt piso planta interno int lokal kv кв bis ter box",
  ],
  [TAG.extension, "ext extn extension durchwahl poste anexo interno toestel доб wew"],
];

/** Scripts written without spaces: there every two neighbouring characters are looked up as one word. */
export function isWide(code: number): boolean {
  return code >= 0x0e00;
}

const FNV_OFFSET = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

export const EMPTY_HASH: number = FNV_OFFSET;

export function extendHash(hash: number, code: number): number {
  return Math.imul(hash ^ foldCase(code), FNV_PRIME);
}

/** Lower case by arithmetic, for the alphabets the words above are written in. */
function foldCase(code: number): number {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
  if ((code >= 0xc0 && code <= 0xde) || (code >= 0x391 && code <= 0x3a9) || (code >= 0x410 && code <= 0x42f)) return code + 0x20;
  if (code >= 0x400 && code <= 0x40f) return code + 0x50;
  return code >= 0x100 && code <= 0x137 ? code | 1 : code;
}

function hashOf(word: string): number {
  let hash = EMPTY_HASH;
  for (let index = 0; index < word.length; index++) hash = extendHash(hash, word.charCodeAt(index));
  return hash;
}

const TAGS_BY_HASH = new Map<number, number>();
for (const [tag, words] of WORDS) {
  for (const word of words.split(" ")) {
    const hash = hashOf(isWide(word.charCodeAt(0)) ? word.slice(0, 2) : word);
    TAGS_BY_HASH.set(hash, (TAGS_BY_HASH.get(hash) ?? 0) | tag);
  }
}

/** The tags that label a number; the others are about the words of an address. */
export const LABEL_TAGS: number = (TAG.at - 1) | TAG.weakNot | TAG.dial;

/** 0 for a word that says nothing. */
export function tagsOf(hash: number): number {
  return TAGS_BY_HASH.get(hash) ?? 0;
}
