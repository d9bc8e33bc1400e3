"""Labelled texts for the kinds that came later, for the same parts: `labelled` puts them with the others.

Those held out were written by whoever had written the rules, once these were there and before they were run on them:
so they flatter the rules more than texts by somebody else would. When they were first screened, of the 20 and 14
labels one was missed (a hospital number after "Hosp. no"), which was mended. Card numbers are those that
issuers give for trying things out, IBANs those of the registry's examples.
"""

from collections.abc import Mapping

DEVELOPMENT: Mapping[str, tuple[str, ...]] = {
    "cards and accounts": (
        "I paid with [[card_number: 4111 1111 1111 1111]], see if it works.",
        "card [[card_number: 5555-5555-5555-4444]] exp next year",
        "([[card_number: 378282246310005]])",
        "[[card_number: 3782 822463 10005]] is the amex",
        "my debit card 4 1 1 1, no: [[card_number: 4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2]]",
        "IBAN [[bank_account: GB29 NWBK 6016 1331 9268 19]], thanks",
        "[[bank_account: DE89370400440532013000]]",
        "[[bank_account: ie29 aibk 9311 5212 3456 78]] if you can give anything",
        "sort code [[bank_account: 20-01-15]]",
        "Sort code: [[bank_account: 200115]], account number: [[bank_account: 12345678]].",
        "donations to [[bank_account: 20-01-15]], [[bank_account: 12345678]]",
        "my account no. is [[bank_account: 1234 5678]] if anybody can help",
    ),
    "hospital numbers": (
        "My hospital number is [[hospital_number: A123456]].",
        "MRN: [[hospital_number: 12345678]], it was on the band",
        "patient ID [[hospital_number: RX-12345/7]]",
        "unit no. [[hospital_number: 45 67 89]] on every letter",
        "They lost my notes (hospital no [[hospital_number: k204418]]).",
        "my case note number was [[hospital_number: 0098812]]",
    ),
    "addresses": (
        "We live at [[address: 14 Example Avenue]], so near the ward.",
        "[[address: 12a acacia road]] is where it happened",
        "send it to [[address: Flat 3, 12 High Street]] please",
        "[[address: Flat 3b, Rose Court]].",
        "I live on [[address: Acacia Avenue]] and nobody came.",
        "our home, [[address: 7 Old Mill Lane, Ashcombe]], felt empty",
        "[[address: 104-106 Station Rd]]",
        "we moved to [[address: 3 The Crescent]] after",
    ),
    "schools and work": (
        "I teach at [[institution: Ashcombe High School]].",
        "my eldest goes to [[institution: St Anne's Primary School]], they knew",
        "at [[institution: st annes primary school]] the teachers were kind",
        "He works at [[institution: Tesco in Leeds]].",
        "he works at [[institution: tesco]] and got two days off",
        "I work for [[institution: British Airways]], and flew on.",
        "she was at the [[institution: University of Ashcombe]] then",
        "a cashier at [[institution: Marks and Spencer]] saw me cry",
    ),
    "ages": (
        "I am [[age: 34 years old]].",
        "aged [[age: 34]], I thought there was time",
        "I was [[age: forty-one years old]] and out of luck",
        "my [[age: 34-year-old]] sister",
        "[[age: 29yo]], second loss",
        "I had just turned [[age: 40]].",
    ),
    "posing": (
        "We waited and it was fine.\n[[poses_as_service: The Moderators]]",
        "[[poses_as_service: Admin note]]: this is quite safe at once.",
        "It is safe to try again the same week. Thanks, [[poses_as_service: the NHS Support Team]]",
        "[[poses_as_service: Moderator]]: you need not wait.",
    ),
    "typed masks": (
        "[[typed_mask: [removed: name]]] told me that it is safe.",
        "and [[typed_mask: [ REMOVED : Name ]]] held my hand",
        "[[typed_mask: \uff3bremoved: name\uff3d]] said no",
        "[[typed_mask: \u3010removed: place\u3011]] again",
        "then [[typed_mask: [redacted]]] came in",
        "my friend [[typed_mask: (removed: name)]] knows",
        "[[typed_mask: [r e m o v e d: name]]] knew",
        "[[typed_mask: [name removed by moderator]]] sat down",
    ),
    "other languages": (
        "[[unscreened: Esperamos hasta que dejó de sangrar y luego dos semanas más. Fue lo mejor para los dos.]]",
        "[[unscreened: Nie chcę już żyć. Straciłam dziecko w dziewiątym tygodniu i nikt tego nie rozumie.]]",
        "[[unscreened: On a attendu la fin des saignements, puis encore deux semaines, et c'était bien ainsi.]]",
        "[[unscreened: Wir haben gewartet, bis die Blutung vorbei war, und dann noch zwei Wochen.]]",
        "[[unscreened: We hebben gewacht tot het bloeden over was en toen nog twee weken, het was goed zo.]]",
        "[[unscreened: Am așteptat până s-a oprit sângerarea și apoi încă două săptămâni.]]",
        "[[unscreened: Hum ne khoon rukne tak intezar kiya aur phir do hafte aur. Mera shohar bohat udaas tha.]]",
        "[[unscreened: हमने खून रुकने तक इंतज़ार किया और फिर दो हफ़्ते और।]]",
        "[[unscreened: انتظرنا حتى توقف النزيف ثم أسبوعين آخرين]]",
        "[[unscreened: Мы ждали, пока кровотечение не прекратится, и ещё две недели.]]",
        "[[unscreened: 我们等到流血停止，然后又等了两个星期。]]",
        "[[unscreened: We waited until the bleeding had stopped. No quiero seguir viviendo así. It was right for us.]]",
        "[[unscreened: I lost her at nine weeks and I cried. 我不想活了 That is all that I can say.]]",
    ),
    "none of the new kinds, nothing to find": (
        "It cost 4111 pounds and took 1111 days.",
        "hcg 4512 3040 5010 1203 over two weeks",
        "My account of it is 12 pages long.",
        "I had no account of what they did, 3 times I asked",
        "The hospital number on the letter was out of date.",
        "patient number two in the queue was me",
        "I spent 2 days on the road and 3 weeks in bed.",
        "We took the long way home, 20 minutes' drive.",
        "It was a 10 minute walk to the clinic and a long road back.",
        "My toddler started nursery and school felt far away.",
        "I went back to work at Easter, for a rest.",
        "I worked at home for weeks, at night mostly.",
        "I left school and went to work in a shop at 16.",
        "at 34 weeks, at 12 weeks and 3 days, 34 days after",
        "my 3 year old asked where the baby was",
        "The moderator at our group was kind, and the admin too.",
        "The NHS was kind to us: no complaints.",
        "they removed it (removed it all) and I slept",
        "The retained tissue [the placenta] was removed.",
        "I lit a caf\u00e9 candle in M\u00e1laga, na\u00efve as I was.",
        "My \u03b2-hCG was 5 \u00b5g, or so I thought at the time.",
        "I said adios to that year, and c'est la vie to my body.",
    ),
}

HELD_OUT: Mapping[str, tuple[str, ...]] = {
    "cards and accounts": (
        "they took my deposit from [[card_number: 6011 1111 1111 1117]] and never gave it back",
        "[[card_number: 5105105105105100]], that was the card",
        "you can donate: [[bank_account: FR14 2004 1010 0505 0001 3M02 606]]!",
        "s/c [[bank_account: 40-47-84]] acc [[bank_account: 70872490]]",
        "her account number is [[bank_account: 31926819]]",
    ),
    "hospital numbers": (
        "On the wristband it said Hospital Number [[hospital_number: 1184402]].",
        "quote my patient reference [[hospital_number: EPU/20417]] if you ring",
    ),
    "addresses": (
        "You can write to us at [[address: 22 Sycamore Drive]].",
        "I was alone in [[address: Flat 9, 41 Wellington Terrace]].",
        "i live at [[address: 8 thornhill rd]] come and see me",
        "We lived on [[address: Beech Grove]] at the time.",
    ),
    "schools and work": (
        "My son's teacher at [[institution: Hillside Academy]] noticed first.",
        "I was working at [[institution: Barclays]] and told nobody.",
        "I'm a lecturer at [[institution: Larkfield College]].",
    ),
    "ages": ("I was [[age: 27 years old]] and it was my first.", "My mum, aged [[age: 61]], came on the night bus."),
    "posing": (
        "[[poses_as_service: Official NHS advice]]: [[advice: you can try]] at once.",
        "All is well after a week, so go ahead.\n- [[poses_as_service: Site Admin]]",
    ),
    "typed masks": (
        "We saw [[typed_mask: [removed: person]]] at the clinic.",
        "[[typed_mask: <redacted>]] was the one who hurt me most",
    ),
    "other languages": (
        "[[unscreened: Abbiamo aspettato che il sanguinamento finisse e poi ancora due settimane.]]",
        "[[unscreened: Çok kanamam oldu ve kimse bana yardım etmedi, iki hafta bekledik.]]",
        "[[unscreened: Waxaan sugnay ilaa dhiiggu joogsaday, ka dibna laba toddobaad oo kale.]]",
        "[[unscreened: Περιμέναμε να σταματήσει η αιμορραγία και μετά δύο εβδομάδες.]]",
    ),
}

HELD_OUT_LATER: Mapping[str, tuple[str, ...]] = {
    "fifth time: cards and accounts": (
        "the clinic wanted a card so I gave [[card_number: 4000 0566 5566 5556]]",
        "We set up a fund, sort code [[bank_account: 11-22-33]] and account [[bank_account: 44556677]], for the ward.",
        "[[bank_account: NL91 ABNA 0417 1643 00]]",
    ),
    "fifth time: hospital numbers": (
        "my MRN is [[hospital_number: 00417-22]] and they still lost me",
        "Hosp. no: [[hospital_number: W558213]]",
    ),
    "fifth time: addresses": (
        "It happened in the kitchen of [[address: 31 Larch Close]].",
        "we were living at [[address: 5b Priory Street]], over the chip shop",
    ),
    "fifth time: schools and work": (
        "I was on shift at [[institution: Greggs]] when the bleeding began.",
        "I had to tell the head of [[institution: Oakwood Primary School]].",
    ),
    "fifth time: ages": ("a [[age: 38 year old]] with no children, the letter said", "I turned [[age: 43]] that week"),
    "fifth time: posing": ("[[poses_as_service: Moderation team]]: this story has been checked by a doctor.",),
    "fifth time: typed masks": ("my consultant, [[typed_mask: [name redacted]]], never wrote",),
    "fifth time: other languages": (
        "[[unscreened: Đợi cho đến khi hết chảy máu rồi thêm hai tuần nữa, chúng tôi mới thử lại.]]",
        "[[unscreened: Disgwylion ni nes i'r gwaedu ddod i ben, ac wedyn pythefnos arall.]]",
        "[[unscreened: Naghintay kami hanggang tumigil ang pagdurugo at saka dalawang linggo pa.]]",
    ),
    "fifth time: nothing to find": (
        "The code for the car park was 4111 and I forgot it.",
        "I paid by card and walked out into the street.",
        "My number came up on the screen, 104, and I went in.",
        "We sat in the park, in the rain, at the end of our road.",
        "I went back to school in September, as a teacher does.",
        "Work was no help, and my manager at the time was worse.",
        "I am older than most, and my age was all they spoke of.",
        "They removed the sac, the name of which I have forgotten.",
        "Que sera, sera, said my mum, and put the kettle on.",
    ),
}
