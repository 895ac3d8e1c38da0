import { anyOf } from "./text/pattern-list.ts";

/** People spoken of as a kind. */
const GROUP_WORDS = [
  "wom[ae]n|girls|females|m[ae]n|males|boys|mothers|fathers|wives|housewives|single (?:mothers|women)",
  "muslims?|islam|jews?|jewish(?: people)?|christians?|catholics?|protestants?|hindus?|buddhists?|sikhs?|atheists?|believers|mormons?|evangelicals?",
  "arabs?|africans?|asians?|chinese|japanese|koreans?|indians?|pakistanis?|mexicans?|latinos?|latinas?|hispanics?|nigerians?(?: family)?|poles|polish(?: workers| people)?|russians?|ukrainians?|romanians?|bulgarians?|turks?|turkish(?: people)?|greeks?|italians?|germans?|french(?: people)?|americans?|europeans?|albanians?|syrians?|afghans?|israelis?|palestinians?|irish|scots",
  "roma|gypsies|gypsy|travellers|natives?|indigenous(?: people)?|aborigin\\p{L}{1,5}|native americans?|the tribe",
  "blacks?|black (?:people|men|women|customers|kids|families)|whites?|white (?:people|men|women|europeans)|people of colou?r|(?:other|some|all|lower|inferior|superior) races?|race",
  "immigrants?|migrants?|foreigners?|refugees?|asylum seekers?|foreign (?:names?|people|workers)|people with such names|such (?:people|names|families|workers)|children of immigrants",
  "(?:arabic|arab|african|turkish|jewish|muslim|indian|asian|slavic|foreign|black|female)[- ](?:sounding )?(?:names?|boss|applicants?|accents?|candidates?|customers?)|(?:everyone|anyone|everybody|anybody|people|applicants) (?:over|above|older than) \\p{L}{3,8}",
  "gays?|gay (?:men|people)|lesbians?|homosexuals?|bisexuals?|transgender(?: people)?|trans (?:people|women|men)|transsexuals?",
  "disabled (?:people|children|persons|workers)|the disabled|handicapped(?: people)?|wheelchair users|autistic(?: people| children)?|deaf people|blind people|mentally ill(?: people)?|people with (?:schizophrenia|depression|autism|disabilities|down syndrome)|schizophrenics?",
  "old(?:er)? (?:people|workers|women|men|applicants)|elderly(?: people)?|seniors|pensioners|young people|teenagers|millennials|boomers",
  "poor people|the poor|homeless(?: people)?|the homeless|unemployed(?: people)?|welfare recipients|fat people|obese people|overweight people|villagers|peasants|rural people|country folk|people from the countr\\p{L}{1,6}|lower castes?|low[- ]caste(?: people)?|dalits?|untouchables|prisoners",
  "ausländer(?:n|innen)?|türken|araber|flüchtlinge|frauen|männer|juden|muslime|zigeuner|schwarze|polen|behinderte|migranten|schwule",
  "mujeres|hombres|inmigrantes|gitanos|moros|negros|judíos|musulmanes|extranjeros|homosexuales|ancianos",
  "femmes|immigrés|étrangers|juifs|musulmans|arabes|noirs|handicapés|gitans",
];
export const GROUP = anyOf(GROUP_WORDS);

/** What is said of people only to put them down. */
export const DEMEANING = anyOf([
  "stupid|dumb|idiots?|idiotic|imbeciles?|ignorant|brats?|leeches?|brainwashed|backward|primitive|savages?|barbarians?|uncivili[sz]ed|animals|rats|vermin|parasites?|pests?|cockroach\\p{L}{0,2}|garbage|trash|scum|filth|filthy|pigs|dogs|freaks?|perverts?|perverted|degenerates?|sinners|subhuman|monkeys|apes",
  "lazy|drunks?|alcoholics by|thieves|thiev\\p{L}{2,4}|criminals?|born (?:terrorists?|criminals?|liars?|thieves)|terrorists?|liars?|cheaters?|sneaky|dishonest|greedy|lunatics?|smell|stink|no morals|weak-willed|hysterical|too emotional|a burden|burdens?|inferior|not normal|abnormal|unnatural|not real men|not real women|human garbage",
  "(?:are|is|was|were|be|being|too|sind|son)(?: \\p{L}{1,12},?){0,4} (?:crazy|insane|violent|brutal|dangerous|unclean|dirty|disgusting|loud|ugly|sick|immoral|unreliable|untrustworthy|weak|emotional|slow)",
  "less (?:intelligent|honest|human|valuable|capable|worthy|reliable|civili[sz]ed|suited)|bad at (?:maths?|driving|science|logic|leading|anything)|not made for|by nature|in their (?:genes|blood|nature)|simply how they are|all the same|superior race|master race|control (?:the )?(?:banks|press|media|world|government)|pull the strings|hate everybody|want attention|breed too much|deserve what they get",
  "(?:cannot|can['’]?t|can never|could never|do not|don['’]t|will not|never)(?: \\p{L}{1,8}){0,2} (?:handle|cope|decide|manage|understand|be trusted|be taught|learn|think|drive|lead|pay|trust|fit in|care for|integrate|value education|deserve|belong)|steal(?: more| tools)?|hold (?:everybody|everyone|others|the class) back|destroy our|take everything|flood our|only disturb",
  "faul|kriminell|dumm|schmutzig|gefährlich|minderwertig|parasiten|débiles|emocionales|tontas|tontos|vagos|ladrones|criminales|inferiores|sucios|paresseux|voleurs|stupides|inférieurs|sales|dangereux",
]);

/** Unequal treatment asked of the reader, for what somebody is. */
export const EXCLUSION = anyOf([
  "(?:should|must|ought to|may|can)(?: \\p{L}{1,8}){0,2} (?:not )?(?:be allowed|be sent|be locked|be removed|be deported|be banned|be searched|be avoided|stay in the kitchen|stay (?:at )?home|go back|hold public office|hire|work|vote|marry)",
  "(?:send|sent|go) back (?:where|to)|locked away|belong in (?:homes|the kitchen|prison|camps)|stay in the kitchen|is for women|nobody should hire|let the land rot|zurück in ihre heimat|quedarse en casa|rester à la maison",
  `(?:drop (?:everyone|anyone|all)|thrown? out|kick out|leave out|reject|refuse|avoid|don['’]t hire|do not hire|never hire|put|search every|search all|watch|exclude|prefer|minus (?:\\p{L}{1,5}|\\d{1,3}) points|get minus|not the|stop him|stop her)(?![\\p{L}])`,
]);

/** Figures and careful words: said of groups without putting anybody down. */
export const CAREFUL = anyOf([
  "(?:on average|per ?cent|survey|studies|study|statistics|data|researchers?|research|tests? of|scholars|historians|insurers|history|centuries|persecut\\p{L}{1,4}|supporters|opponents|critics)",
  "\\d{1,3}(?:[.,]\\d{1,2})? ?%",
  "(?:most|many|some) (?:\\p{L}{1,10} )?(?:are|were|have|with|live|of them|men|women|people)? ?(?:not|never|no)(?! one)",
  "(?:are|is|were) (?:not|n['’]t|no|never) (?:\\p{L}{1,8} )?(?:worse|dangerous|lazy|stupid|criminals?|violent|inferior|less)",
]);
