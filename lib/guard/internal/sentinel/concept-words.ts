// Long on purpose: a table of words. What an attack on an assistant says is the same in every language, so words are read as
// concepts before they are counted: what the classifier learns about "ignore + earlier + instruction" holds for all of them.
// A trailing * leaves the ending open, _ is a space. Words are normalized like the texts they are looked up in.

export const CONCEPT_WORDS: Readonly<Record<string, string>> = {
  ignore: `ignor* disregard* forget forgets forgetting forgot bypass* overrid* overrul* discard* dismiss* neglect* erase drop_all drop_your
    circumvent* set_aside pay_no_attention do_not_follow don_t_follow stop_following throw_out leave_behind scrap_the disobey* vergiss
    vergesse* missacht* uberspring* umgeh* verwirf streich* lass_die ausser_acht vernachlassig* olvid* descart* omite omitir
    hagan_caso_omiso haz_caso_omiso desobedec* desatiend* oubli* neglige* ne_tiens_pas ne_tenez_pas fais_abstraction
    faites_abstraction outrepass* contourn* dimentica* tralascia* scarta trascura* scavalca* non_considerare esquec* desconsider*
    descarte despreze ultrapass* negeer vergeet sla_over laat_buiten omzeil* glom* bortse* strunta hoppa_over overse zignoruj* zapomn*
    pomin* nie_zwazaj ignoruj* zapomen* nedbej* preskoc* obejdi uita* nu_tine* felejts* hagyd_figyelmen mellozd zaboravi* zanemari*
    preskoci* αγνοησ* ξεχασ* ξεχνα παρακαμψ* игнорир* проигнорир* забуд* забыт* пренебре* обойди отбрось не_обращай забудь ігнору*
    проігнору* відкинь yok_say* yoksay* unut gormezden dikkate_alma goz_ardi bos_ver تجاهل* انس انسى اهمل تخط لا_تتبع ناديده فراموش
    نادیده התעלם התעלמי התעלמו תתעלם שכח תשכח תשכחי अनदेखा अनदेखी भूल नजरअंदाज उपेक्षा উপেক্ষা ভুলে 忽略 无视 無視 忘记 忘記 忽視 忽视 不要理会 不管 忘れ
    無効に 気にせず 무시 잊어 잊고 잊으 bo_qua quen_di hay_quen mac_ke ละเว้น เพิกเฉย ลืม ไม่ต้องสนใจ abaikan lupakan hiraukan kesampingkan`,
  prior: `previous* prior preceding earlier above foregoing aforementioned beforehand before_this before_that so_far until_now up_to_now
    old_instructions vorherig* bisherig* obig* vorangegangen* vorangehend* davor zuvor oben_genannt* fruher* vorig* oben anterior*
    previ* precedent* de_antes de_arriba hasta_ahora ci-dessus d_avant plus_haut jusqu_ici anterieur* sopra finora acima ate_agora
    ate_aqui vorige eerdere voorgaande bovenstaande hierboven eerder tidigare foregaende ovanstaende hittills poprzedni* wczesniejsz*
    powyzsz* dotychczas* predchozi* drive vyse uvedene* dosavadni* anterioar* de_mai_sus korabbi* elozo fenti eddigi prethodn* ranij*
    gore_navedene dosadasn* προηγουμεν* παραπανω πριν предыдущ* прежн* ранее выше_ вышеуказан* предшеству* попередн* раніше вище
    onceki yukaridaki daha_once simdiye_kadar السابقة السابق السابقه اعلاه ما_سبق قبل قبلی بالا پیشین הקודמות הקודמים קודמות קודמים
    הקודם למעלה पिछले पिछली पिछला ऊपर पहले পূর্ববর্তী আগের উপরের 之前 以前的 先前 上述 上面 以上 前面 此前 以前の 前の これまでの 上記 先ほど 이전 앞선 위의 지금까지 truoc_do
    truoc phia_tren o_tren ก่อนหน้า ข้างต้น ก่อนนี้ sebelumnya di_atas terdahulu`,
  all: `all every everything any anything whatever entire whole each alle aller allen alles samtlich* jegliche* todo todos toda todas
    cualquier* tout toute toutes tous tutto tutte tutti tutta qualsiasi tudo qualquer allemaal wszystk* kazd* vsechn* vse veskere
    toate tot toti orice minden osszes svi sva svaki ολα ολες ολους все всех всё всю любые всі усі усе hepsi* tum tumu butun كل جميع
    همه تمام כל הכל את_כל सभी सब सारे सारी সব সকল 所有 全部 一切 任何 すべて 全て あらゆる 모든 모두 전부 tat_ca moi toan_bo ทั้งหมด ทุก semua segala seluruh`,
  instruction: `instruction* directive* directions command commands commanded commanding orders guidance anweisung* instruktion* befehl* vorgabe*
    aufforderung* anordnung* weisung* instruccion* orden ordenes indicacion* mandato* consigne* directives ordre ordres istruzion*
    indicazion* ordini comandi comando comandos instruco* instrucao instrucoes instructie* opdracht* bevel* aanwijzing* anvisning*
    direktiv* polecen* instrukcj* rozkaz* wytyczn* pokyn* instrukc* prikaz* instructiun* ordin* comenz* comanda utasitas* parancs*
    uputstv* uput* naredb* instrukcij* zapovij* οδηγι* εντολ* инструкци* указани* команд* приказ* распоряжен* інструкці* вказівк*
    наказ* talimat* komut* yonerge* emir emirleri تعليمات التعليمات تعليماتك اوامر الاوامر توجيهات دستور دستورات دستورالعمل* הוראות
    ההוראות הוראה הנחיות ההנחיות פקודות निर्देश* आदेश* নির্দেশ* আদেশ 指令 指示 说明 說明 命令 吩咐 指导 インストラクション 지시 지침 명령 huong_dan chi_dan chi_thi
    menh_lenh lenh คำสั่ง คำแนะนำ instruksi perintah arahan petunjuk`,
  rules: `rule rules guideline* polic* restriction* restrict* limitation* limits filter filters censorship safeguard* guardrail* guidelines
    ethics ethical moral morals morality constraint* boundar* regulation* protocol* content_policy principles regel regeln richtlinie*
    einschrankung* beschrankung* vorschrift* moral* ethik* grenzen regla reglas norma normas politica* restriccion* limitacion* etica
    limites regle regles regolament* regola regole restrizion* limitazion* contraint* restrictions etique ethique regra regras
    restric* limitac* diretriz* regels richtlijn* beperking* regler restriktion* begransning* zasad* ogranicz* regul* pravid* omezen*
    etik* reguli szabaly* korlatoz* pravil* ogranicen* smernic* κανον* περιορισμ* правил* ограничен* запрет* цензур* этик* обмежен*
    kural* kisitlama* sinirlama* قواعد القواعد قيود القيود سياسات قوانین محدودیت* כללים הכללים מגבלות חוקים नियम* प्रतिबंध* নিয়ম* 规则
    規則 限制 规定 准则 道德 約束 约束 ルール 制限 規制 倫理 규칙 제한 윤리 quy_tac quy_dinh gioi_han han_che กฎ ข้อจำกัด aturan batasan pembatasan kebijakan`,
  system: `system initial internal base_prompt hidden confidential underlying preset developer_message startup initialization backend
    initialen interne* versteckt* geheime_anweisung* ursprunglich* sistema inicial* intern* ocult* systeme initiale* cache* iniziale*
    nascost* systeem* verborgen systemow* ukryt* wewnetrzn* poczatkow* systemov* skryt* ascuns* initial* rendszer* rejtett sustav*
    skriven* pocetn* συστηματος κρυφ* αρχικ* систем* скрыт* внутренн* начальн* изначальн* прихован* початков* sistem* gizli baslangic
    النظام نظام مخفي* الخفية السرية سیستم پنهان מערכת המערכת נסתר* מוסתר* सिस्टम छिपे प्रारंभिक সিস্টেম লুকানো 系统 系統 隐藏 隱藏 内部 初始 システム
    隠し 初期 시스템 숨겨진 내부 초기 he_thong an_giau noi_bo ระบบ ซ่อน ภายใน sistem tersembunyi rahasia_sistem`,
  prompt: `prompt prompts preamble configuration config pre-prompt preprompt metaprompt system_message context_window eingabeaufforderung
    systemprompt* sisteemprompt konfiguration configuracion configurazione configuracao aviso_del_sistema invite_systeme systeemprompt
    systemowy_prompt промпт* промт* подсказк* конфигурац* istem istemi yapilandirma موجه الموجه برومبت پرامپت הפרומפט פרומפט प्रॉम्प्ट
    প্রম্পট 提示词 提示詞 提示语 提示 プロンプト 프롬프트 loi_nhac พรอมต์ พร้อมท์ prompt_sistem`,
  secret: `secret secrets password* passcode* passphrase* pass-phrase passwd pwd credential* api_key private_key secret_key keyword codeword
    code_word magic_word hidden_word secret_word access_code pincode passwort* kennwort* geheimnis* geheim* losung schlusselwort
    codewort zugangscode contrasena* clave secreto secreta secretos palabra_clave codigo_secreto mot_de_passe mots_de_passe
    code_secret motdepasse password parola_segreta segreto parola_d_ordine chiave senha* segredo* chave wachtwoord* geheime geheim
    sleutelwoord losenord* hemlig* nyckelord haslo hasla tajn* sekret* heslo hesla tajemstvi parola parole secret* cod_secret jelszo*
    jelszava titok titk* titkos lozink* sifra sifru tajna tajnu zaporka zaporku κωδικ* μυστικ* συνθηματικ* парол* секрет* кодовое
    пароль таємн* секретн* parola* sifre* gizli_kelime كلمة_السر كلمة_المرور كلمه_السر السر سري رمز_عبور رمز گذرواژه הסיסמה סיסמה הסוד
    סוד סודית पासवर्ड गुप्त रहस्य পাসওয়ার্ড গোপন 密码 密碼 口令 秘密 暗号 机密 通关密语 パスワード 合言葉 暗証 秘密の 비밀번호 비밀 암호 패스워드 mat_khau bi_mat ma_so
    รหัสผ่าน ความลับ รหัสลับ kata_sandi sandi rahasia`,
  reveal: `reveal* disclos* leak* expose divulg* uncover* dump regurgitat* give_away hand_over spill unveil verrat* verrate enthull*
    offenbar* preisgeb* gib_preis offenleg* revela* desvela* desvelar delata filtra_ revel* devoil* rivela* svela* divulga* revele
    onthul* verklap* openbaar avsloj* roja ujawn* zdradz* wyjaw* prozrad* odhal* vyzrad* dezvalui* aruld felfed* leleplez* otkrij*
    odaj otkrivanj* αποκαλυψ* φανερωσ* раскро* выда* разглас* раскры* розкри* видай acikla* ifsa اكشف كشف افشي افصح فاش افشا גלה תגלה
    חשוף חשפי חשפו प्रकट उजागर खुलासा প্রকাশ ফাঁস 透露 泄露 洩露 揭示 公开 暴露 告知 明かし 漏らし 教えて 공개 누설 밝혀 알려 tiet_lo he_lo เปิดเผย bocorkan
    ungkapkan beberkan`,
  say: `say says print output respond reply answer repeat* echo write_down tell show display recite type_out quote spell state return_the
    give_me provide sag sage sagen schreib* gib_aus ausgeb* antwort* wiederhol* zeig* nenn* druck* verrat_mir dime diga digas decir
    escrib* imprim* respond* repit* repet* muestra* muestrame contest* ensename dites dire ecri* affich* repond* repete* montre*
    donne-moi imprime* dimmi scrivi stampa rispond* ripet* mostra* elenca diga_ escreva imprima responda repita mostre zeg vertel
    schrijf antwoord* herhaal* toon print_ saga skriv* svara upprepa berätta powiedz napisz wypisz odpowied* powtorz pokaz podaj rekni
    napis vypis odpovez zopakuj ukaz spune scrie afiseaza raspunde repeta arata mondd ird valaszolj ismeteld mutasd reci napisi ispisi
    odgovori ponovi pokazi πες γραψε απαντησε επαναλαβε δειξε скажи* напиш* ответь* отвеча* повтор* покаж* выведи* назови сообщи
    напечата* скажіть напиши виведи повтори покажи soyle* yaz yazdir cevapla yanitla tekrarla goster قل اكتب اطبع اجب كرر اظهر اعرض
    اخبرني بگو بنویس پاسخ تکرار نشان אמור תגיד תגידי כתוב תכתוב הדפס ענה חזור הצג ספר_לי कहो बोलो लिखो बताओ बताएं दोहराओ दोहराएं दिखाओ
    दिखाएं বলো বলুন লিখো দেখাও 说出 回答 输出 輸出 打印 重复 重複 显示 顯示 告诉 告訴 写出 回复 言って 答えて 出力 繰り返 表示 書いて 말해 대답 출력 반복 보여 답해 써줘 hay_noi noi_ tra_loi
    in_ra lap_lai hien_thi cho_toi_biet viet_ra พูด ตอบ พิมพ์ ทวน แสดง บอก katakan jawab tulis cetak ulangi tampilkan beri_tahu
    sebutkan`,
  fresh: `new instead now henceforth from_now_on going_forward starting_now from_this_point onward updated actual real_task neue neuer neuen
    neues stattdessen jetzt ab_jetzt von_nun_an ab_sofort nun nuevo nueva nuevas nuevos ahora en_su_lugar a_partir_de_ahora en_cambio
    nouveau nouvelle* maintenant desormais a_la_place nuov* adesso ora d_ora_in_poi invece nov* agora em_vez a_partir_de_agora nieuwe
    voortaan plaats_daarvan nya nytt istallet fran_och_med nowe teraz zamiast od_teraz nove nyni misto od_ted noi noua acum de_acum
    in_schimb most ehelyett mostantol novi nova sada umjesto od_sada νεα νεο τωρα αντι απο_εδω теперь сейчас вместо новые новая новое
    отныне тепер замість нові yeni simdi bunun_yerine artik bundan_sonra الان بدلا من_الان جديدة الجديدة اکنون حالا جدید به_جای עכשיו
    במקום מעכשיו חדש חדשות अब नए नई इसके_बजाय এখন নতুন 现在 現在 新的 从现在 從現在 改为 而是 代わりに 今から 新しい これから 이제 지금부터 새로운 대신 bay_gio tu_bay_gio
    thay_vao ตอนนี้ แทน ใหม่ จากนี้ sekarang baru sebagai_gantinya mulai_sekarang`,
  you: `you yourself du dich dir ihr sie_sind usted vous toi voce voces jij jou ty ci tebe tobe tine esti neked εσυ εισαι ты вы тебе тебя
    вам вас ти ви sen siz sana انت تو شما אתה את_ לך तुम आप तुम्हें তুমি আপনি 你 您 あなた 君 お前 당신 너는 네가 너의 คุณ kamu anda`,
  your: `your yours dein* deine* ihre_ ihren votre vos tes_ tuo tua tuoi tue seu sua suas seus teu jouw dina ditt twoj* twoje swoj* tvoj*
    tvuj vase vas_ tale tau tvoji* σου твои* твой твоя твою ваши* ваш* свои* твої senin sizin لك तुम्हारे तुम्हारी आपके आपका आपकी
    তোমার আপনার 你的 您的 あなたの 君の 당신의 너의 cua_ban ของคุณ`,
  machine: `ai assistant chatbot* chatgpt gpt gpt-* bot llm claude gemini bard copilot openai anthropic language_model virtual_assistant
    machine_learning_model assistent* asistente assistant_ sprachmodell modele_de_langage assistente modello_linguistico
    modelo_de_linguagem taalmodel sprakmodell asystent* model_jezykowy asistent* jazykovy_model model_lingvistic asszisztens
    nyelvi_modell jezicni_model βοηθε μοντελο ассистент* помощник* нейросет* ии бот чатгпт чат-бот* помічник* yapay_zeka asistan*
    مساعد المساعد نموذج ذكاء دستیار هوش עוזר בינה_מלאכותית सहायक एआई সহকারী 人工智能 助手 助理 聊天机器人 语言模型 机器人 アシスタント 人工知能 チャットボット 言語モデル 인공지능
    어시스턴트 챗봇 언어모델 tro_ly tri_tue_nhan_tao ผู้ช่วย asisten kecerdasan_buatan`,
  pretend: `pretend* act_as acting acts act roleplay* role-play* role_play* simulat* imagin* impersonat* persona personas character portray*
    embody become behave assume_the_role take_on play_the_role you_are_now immerse tu_so stell_dir spiel_die rolle schlupf* verhalte
    gib_vor simulier* finge fingir actua* simula* imagina* comportate papel fais_semblant faire_semblant agis joue_le role simule*
    imagine* incarne comporte fai_finta fingi agisci recita interpreta immagina* comportati finja aja atue imagine_ doe_alsof gedraag
    speel stel_je lats* agera spela_rollen forestall udawaj zachowuj wciel rola wyobraz predstirej chovej predstav prefa_te joaca
    rolul imagineaza tegyel_ugy jatszd szerep kepzeld pravi_se ponasaj glumi zamisli υποδυσου προσποιησου φαντασου притвор* представь*
    сыгра* роль* веди_себя действуй вообраз* уяви вдавай зіграй rol_yap davran gibi_yap canlandir hayal_et تظاهر تصرف تقمص تخيل العب
    دور وانمود نقش تصور תתנהג העמד_פנים דמיין שחק नाटक भूमिका कल्पना অভিনয় ভূমিকা কল্পনা 假装 假裝 扮演 假设你是 想象 模拟 模擬 角色 ふりをし 演じて 振る舞 なりきっ
    ロールプレイ 척하 연기 역할 상상 가정해 gia_vo dong_vai tuong_tuong vai_tro แกล้ง สวมบทบาท สมมติ แสดงเป็น berpura-pura pura-pura berperan bertindak
    bayangkan`,
  unlimited: `unrestricted unfiltered uncensored unlimited unmoderated unbound unchained unlocked jailbreak* jailbroken dan do_anything_now
    amoral freed liberated no_limits limitless anything_goes without_filter without_restrictions evil uncensor* godmode god_mode
    devmode uneingeschrankt* unzensiert* ungefiltert* grenzenlos* sin_restricciones sin_filtro* sin_limites sin_censura ilimitad*
    sans_restriction* sans_limite* sans_filtre* sans_censure illimite* senza_restrizioni senza_limiti senza_filtri illimitat*
    sem_restricoes sem_limites sem_filtros sem_censura onbeperkt ongefilterd ongecensureerd utan_begransningar ofiltrerad
    bez_ogranicz* nieograniczon* bez_cenzury bez_omezeni neomezen* fara_restrictii fara_limite korlatlan* bez_ogranicenja неограничен*
    без_ограничен* без_цензур* без_фильтр* джейлбрейк без_обмежен* sinirsiz* sansursuz* kisitlamasiz بلا_قيود بدون_قيود بدون_محدودیت
    ללא_הגבלות בלי_מגבלות बिना_किसी_प्रतिबंध 无限制 不受限制 没有限制 越狱 不受约束 無制限 制限なし 脱獄 検閲なし 제한없 제약없 무제한 탈옥 khong_gioi_han khong_han_che
    ไม่จำกัด ไร้ขีดจำกัด tanpa_batas* tanpa_filter tanpa_sensor`,
  negation: `no not never without none nothing cannot can_t don_t won_t neither nor isn_t aren_t doesn_t shouldn_t kein keine* nicht nie
    niemals ohne sin nunca ningun* jamais aucun* non senza mai nessun* nao sem nenhum* niet geen nooit zonder inte aldrig utan ingen
    nigdy bez zadn* ne nikdy niciodata fara nem soha nelkul nikad μη χωρις ποτε не никогда без нет жодн* ніколи asla degil olmadan hic
    لا لن بدون ليس نه هرگز לא אל בלי नहीं मत बिना না নয় 不要 不会 没有 從不 从不 不得 ない せず なし 않 없이 말고 못 khong dung_ ไม่ ห้าม tidak jangan tanpa
    bukan`,
  refuse: `refus* declin* apologi* sorry disclaimer* warning* reject* moraliz* lecture as_an_ai i_can_t i_cannot unable censor* comply
    compliance deny denies ablehn* weiger* entschuldig* rechaz* negarte niegues disculp* negar refuser refuse* excuse* avertissement*
    rifiut* scus* avvert* recus* desculp* excus* vagra* odmaw* odmow* przepras* odmit* omlouv* refuz* visszautasit* odbij* αρνη*
    отказ* извин* предупрежд* відмов* reddet* ozur ترفض رفض تعتذر اعتذار امتناع לסרב מסרב להתנצל मना इनकार माफी 拒绝 拒絕 道歉 警告 抱歉 拒否 謝罪
    断ら 거부 거절 사과 tu_choi xin_loi ปฏิเสธ ขอโทษ menolak maaf`,
  harm: `illegal* unethical immoral harmful dangerous malicious weapon* bomb* explosive* drugs meth cocaine hack hacking malware ransomware
    phishing virus poison* murder kill racist racism hateful offensive nsfw explicit violence violent steal fraud counterfeit
    terroris* suicide torture criminal* crime profanity swear curse vulgar sexual* slur* waffe* bombe* drogen* giftig* gewalt* rassis*
    ilegal* arma* bomba* droga* veneno violenc* arme* drogue* poison violence* armi droghe veleno violenz* illega* wapen* bom_
    nielegaln* bron_ narkotyk* trucizn* nelegal* zbran* illegalis fegyver* kabitoszer nezakonit* oruzj* незаконн* оружи* бомб*
    наркотик* яд_ насил* взлом* вредонос* збро* yasa_disi silah* bomba uyusturucu غير_قانوني سلاح قنبلة مخدرات غیرقانونی اسلحه בומבה
    נשק לא_חוקי अवैध बम हथियार ড্রাগ 非法 炸弹 武器 毒品 违法 暴力 犯罪 違法 爆弾 麻薬 불법 폭탄 마약 범죄 bat_hop_phap vu_khi ma_tuy ผิดกฎหมาย ระเบิด อาวุธ
    ยาเสพติด ilegal senjata narkoba`,
  exactly: `exactly verbatim word-for-word word_for_word literally only just nothing_else solely precisely letter_by_letter
    character_by_character nothing_more as-is genau wortwortlich wortlich nur ausschliesslich nichts_anderes exactamente literalmente
    palabra_por_palabra solo solamente unicamente nada_mas exactement mot_pour_mot mot_a_mot seulement uniquement rien_d_autre
    esattamente parola_per_parola soltanto nient_altro exatamente apenas somente nada_mais precies letterlijk alleen woord_voor_woord
    exakt ordagrant endast dokladnie doslownie slowo_w_slowo tylko presne doslova pouze exact cuvant_cu_cuvant doar numai pontosan
    szorol_szora csak tocno doslovno rijec_po_rijec samo ακριβως λεξη_προς_λεξη μονο точно дословно слово_в_слово только лишь тільки
    лише дослівно tam_olarak kelimesi_kelimesine sadece yalnizca حرفيا بالضبط كلمة_بكلمة فقط دقیقا כלמה מילה_במילה בדיוק רק शब्दशः
    बिल्कुल केवल सिर्फ শুধু হুবহু 逐字 一字不差 完全 只 仅 原封不动 一字一句 そのまま だけ 正確に 그대로 정확히 만 오직 chinh_xac nguyen_van tung_chu chi_ คำต่อคำ
    เท่านั้น ตรงตัว persis kata_demi_kata hanya`,
  encode: `encode* encoding decode* decoding base64 rot13 cipher* caesar reverse reversed backwards acrostic rhyme* rhyming anagram* hex
    hexadecimal binary morse leetspeak pig_latin emoji emojis ascii initials first_letter last_letter letters characters spell_out
    scramble* kodier* verschlussel* ruckwarts rimas rima acrostico codifica* descodifica* cifra* reves chiffre* envers acrostiche
    rovescio criptograf* omgekeerd codeer kodera baklanges zakoduj zaszyfr* wspak sifruj pozpatku codific* invers kodold visszafele
    kodiraj unatrag закодир* зашифр* наоборот рифм* акростих закодуй зашифруй навпаки kodla* tersten sifrele* شفر رمز_ بالعكس ترميز
    רמוז קודד הפוך एन्कोड उल्टा 编码 編碼 反转 倒序 谐音 藏头 エンコード 逆順 逆から 頭文字 인코딩 거꾸로 암호화 첫글자 ma_hoa dao_nguoc เข้ารหัส ย้อนกลับ kodekan terbalik
    sandikan`,
  mode: `mode modes enabled activated activate debug debugging maintenance diagnostic* sudo root admin_mode developer_mode test_mode
    safe_mode unlock* enable override_code access_granted modus wartungsmodus entwicklermodus aktivier* modo modo_desarrollador
    mode_developpeur active* modalita attiva* ativar ative activeer onderhoud aktivera tryb* wlacz rezim* aktivuj activeaza uzemmod*
    nacin* режим* отладк* включи активир* відлад* modu etkinlestir وضع الوضع فعل حالت מצב הפעל मोड सक्रिय 模式 调试 開啟 启用 激活 モード 有効 デバッグ
    모드 활성화 디버그 che_do kich_hoat โหมด เปิดใช้ mode_ aktifkan`,
  authority: `developer developers admin administrator* engineer creator owner supervisor manager ceo authorized authorised authorization
    clearance police official security_team auditor researcher entwickler* polizei ermachtigt berechtigt desarrollador* administrador*
    autorizad* policia developpeur* administrateur* autorise* policier sviluppator* amministrator* autorizzat* polizia desenvolvedor*
    ontwikkelaar* beheerder* bevoegd utvecklar* behorig programist* deweloper* uprawnion* vyvojar* spravce opravnen* dezvoltator*
    fejleszto* rendszergazda programer* razvojni προγραμματιστ* διαχειριστ* разработчик* администратор* создател* уполномоч* полици*
    розробник* адміністратор* gelistirici* yonetici* yetkili polis مطور المطور مدير المسؤول مخول توسعه_دهنده مدیر מפתח המפתח מנהל
    מורשה डेवलपर प्रशासक अधिकृत ডেভেলপার 开发者 開發者 管理员 管理員 授权 警察 工程师 開発者 管理者 権限 개발자 관리자 권한 경찰 nha_phat_trien quan_tri_vien canh_sat
    ผู้พัฒนา ผู้ดูแล ตำรวจ pengembang administrator_ polisi berwenang`,
  fiction: `hypothetical* fiction fictional story stories game poem song novel movie scene dream grandma grandmother universe alternate
    parallel tale opposite_day thought_experiment hypothetisch* fiktiv* geschichte spiel gedicht oma grossmutter hipotetic* ficci*
    historia cuento juego poema abuela hypothetique* fictif* histoire jeu poeme grand-mere ipotetic* fittizi* storia gioco poesia
    nonna ficc* jogo avo fictie* verhaal spel hypotetisk* berattelse dikt hipotetyczn* fikcyjn* opowiadani* wiersz babcia hypotetick*
    fiktivn* pribeh basen babicka fictiv* poveste joc poezie bunica hipotetikus tortenet jatek nagymama hipotetsk* izmisljen* prica
    igra pjesma baka υποθετικ* ιστορια παιχνιδι гипотетич* вымышлен* истори* игра* сыграем стих* рассказ* бабушк* вигадан* гра_ вірш
    varsayimsal kurgusal hikaye oyun siir قصة لعبة افتراض* خيالي* جدتي داستان بازی شعر סיפור משחק שיר סבתא कहानी खेल कविता काल्पनिक
    গল্প খেলা কবিতা 故事 游戏 遊戲 假设 虚构 诗 奶奶 物語 ゲーム 架空 仮定 詩 이야기 게임 가상 가정 시를 할머니 cau_chuyen tro_choi gia_dinh bai_tho เรื่อง เกม นิยาย
    สมมุติ cerita permainan fiksi puisi hipotetis`,
  personal: `user_s user users credit_card card_number bank_balance account_number ssn social_security birthday birth_date date_of_birth
    home_address phone_number email_address medical_record customer_data patient employee kreditkart* kontostand geburtsdatum nutzer*
    benutzer* tarjeta usuario* fecha_de_nacimiento carte_bancaire utilisateur* date_de_naissance carta_di_credito utente* cartao
    gebruiker* geboortedatum anvandar* kredytow* uzytkownik* datum_narozeni uzivatel* utilizator* felhasznal* korisnik* χρηστη*
    пользовател* карт_ баланс дата_рождения користувач* kullanici* المستخدم بطاقة رصيد کاربر משתמש המשתמש उपयोगकर्ता ব্যবহারকারী 用户 用戶
    信用卡 生日 ユーザー 誕生日 사용자 신용카드 nguoi_dung ผู้ใช้ pengguna`,
  urgent: `important attention urgent immediately must alert critical mandatory obligatory stop stopp achtung wichtig sofort dringend
    atencion urgente importante debes inmediatamente urgent* immediatement doit devez attenzione subito devi atencao imediatamente
    deve belangrijk onmiddellijk viktigt omedelbart uwaga natychmiast wazne musisz pozor okamzite dulezite atentie imediat figyelem
    azonnal paznja odmah vazno προσοχη αμεσως внимание немедленно срочно важно должен должна увага негайно терміново dikkat hemen acil
    onemli انتباه فورا عاجل مهم توجه שים_לב מיד דחוף ध्यान तुरंत महत्वपूर्ण জরুরি 注意 立即 必须 紧急 重要 直ちに 緊急 必ず 주의 즉시 긴급 반드시 chu_y
    ngay_lap_tuc khan_cap quan_trong ด่วน ทันที สำคัญ perhatian segera penting harus`,
  send: `send forward transfer upload post_to email_to submit exfiltrat* append embed attach purchase buy wire leite_ weiterleit* sende
    schick* uberweis* envia* reenvia* transfier* manda envoie* envoyer transfere* vire_ invia* inoltra trasferisci envie encaminhe
    transfira stuur doorsturen skicka vidarebefordra wyslij przeslij przelej posli preposli preved trimite transfera kuldd tovabbitsd
    posalji proslijedi στειλε отправ* перешл* перевед* надішли перешли gonder ilet aktar ارسل حول ارسال منتقل שלח העבר भेजो भेजें
    পাঠাও 发送 發送 转发 转账 送信 転送 送って 보내 전송 송금 chuyen_tiep ส่ง โอน kirim teruskan`,
  execute: `execute run_the run_this shell terminal delete remove wipe drop_table eval exec sudo_ system_command bash powershell fuhre_aus
    losche* loschen ejecuta* elimina* borra* execute* supprime* esegui elimina cancella executa* apague voer_uit verwijder kor_ radera
    uruchom wykonaj usun spust smaz executa sterge futtasd torold pokreni izbrisi εκτελεσε διαγραψε выполни* удали* запусти* видали
    виконай calistir نفذ احذف شغل اجرا حذف הרץ מחק चलाओ हटाओ 执行 執行 删除 刪除 运行 実行 削除 실행 삭제 thuc_thi xoa_ chay_lenh รัน ลบ jalankan hapus`,
  told: `told given gave received said taught trained learned learnt programmed asked were_you gesagt gegeben erhalten bekommen gelernt
    dicho dado recibi* ensenad* dijeron aprendi* donne* recu* appris programme* detto dato ricevut* imparat* dito recebid* aprend*
    verteld gekregen geleerd sagt fatt lart powiedzian* dostal* otrzyma* nauczy* receno dostal naucil spus primit invatat mondtak
    kaptal tanultal rekli dobio naucio ειπα* δοθηκ* сказал* дал_ дали получил* говорил* научил* сказали отримав verilen soylenen
    ogrendi* قيل اعطيت تلقيت تعلمت گفته داده אמרו קיבלת נאמר बताया दिया मिला বলা 告诉你 给你 收到 学到 言われ 与えられ 受け取 들은 받은 주어진 배운 duoc_giao
    da_noi nhan_duoc ได้รับ บอกไว้ diberikan diberitahu diterima dikatakan`,
  text: `words text message messages sentence* conversation chat paragraph contents everything_above dialog dialogue transcript worte
    worter nachricht* gesprach* satz texto mensaje* palabra* conversacion* texte message* mots testo messaggi* parole conversazion*
    mensage* palavra* conversa tekst bericht* woorden gesprek meddeland* samtal wiadomos* slowa rozmow* zprav* slova konverzac* mesaj*
    cuvinte conversati* uzenet* szoveg beszelgetes poruk* rijeci razgovor μηνυμα* λεξεις κειμενο текст* сообщен* слова фраз* разговор*
    повідомлен* розмов* metin kelime* konusma النص رسالة الكلمات المحادثة متن پیام کلمات گفتگو הטקסט הודעה מילים שיחה पाठ संदेश शब्द
    बातचीत টেক্সট বার্তা 文字 文本 消息 对话 對話 内容 单词 文章 言葉 メッセージ 会話 텍스트 메시지 단어 대화 문장 van_ban tin_nhan doan_chat ข้อความ คำ_ บทสนทนา teks
    pesan kata percakapan`,
  begin: `start begin beginning starting starts_with first_line first_word anfang beginn* beginne* empieza* comienz* principio commence*
    debut inizia* inizio comec* inicio starta borja zaczn* zacznij poczatek zacni zacatek incepe inceput kezd* pocni pocetak ξεκιν*
    αρχη начни* начало начина* почни початок basla* ابدا بداية شروع התחל शुरू শুরু 开始 開始 开头 始めて 最初 시작 bat_dau เริ่ม mulai awali`,
  task: `task tasks assignment* goal objective mission challenge job aufgabe* auftrag* ziel tarea* objetivo* mision tache* mission*
    objectif* compit* obiettiv* tarefa* opdracht taak taken doel uppgift* zadani* ukol* sarcin* obiectiv* feladat* zadat* cilj καθηκον
    στοχο* задач* задани* цель завдан* мета gorev* hedef مهمة المهمة هدف وظیفه משימה המשימה कार्य काम কাজ 任务 任務 目标 タスク 目標 작업 임무 과제 목표
    nhiem_vu muc_tieu งาน_ ภารกิจ เป้าหมาย tugas tujuan misi`,
  finish: `stop end finished done over well_done good_job completed enough fertig beendet ende erledigt gut_gemacht alto terminado bien_hecho
    arrete* termine* finito basta fatto pare fim terminou klaar einde slut klart koniec gotowe konec hotovo gata sfarsit vege kesz
    gotovo τελος στοπ стоп конец хватит готово кінець досить bitti yeter توقف انتهى كفى پایان עצור סוף מספיק रुको बस समाप्त থামো 停止 结束
    完成 够了 終了 止め 終わり 중지 끝 그만 dung_lai ket_thuc หยุด จบ berhenti selesai cukup`,
  follow: `follow following obey use using apply adhere stick_to keep_to according befolg* folge* nutze verwende seguir sigue siga sigan usa aplica suivre suis suivez utilise* segui seguire usare siga_as seguir_as use_ volg volgen gebruik folj anvand przestrzegaj stosuj uzyj dodrzuj pouzij urmeaza foloseste kovesd hasznald slijedi koristi
    ακολουθησε χρησιμοποιησε следуй* соблюда* используй* примени дотримуй* використ* uy_ uygula kullan اتبع استخدم دنبال פעל_לפי השתמש पालन उपयोग অনুসরণ 遵守 遵循 按照 使用 従って 使って 따라 사용 lam_theo su_dung ทำตาม ใช้ ikuti gunakan`,
};
