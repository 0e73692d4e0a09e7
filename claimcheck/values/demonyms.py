"""Countries by their names, their adjectives and what their people are called, in English."""

from __future__ import annotations

from typing import Final

# Compiled by hand from common English usage: the countries that are in the news under such words; keys are
# their usual short names. Left out are words that are as often something else ("Niger", "Georgian", "Scots").
_DEMONYMS: Final = """
afghanistan: afghanistan, afghan
albania: albania, albanian
algeria: algeria, algerian
angola: angola, angolan
argentina: argentina, argentine, argentinian
armenia: armenia, armenian
australia: australia, australian
austria: austria, austrian
azerbaijan: azerbaijan, azerbaijani, azeri
bahrain: bahrain, bahraini
bangladesh: bangladesh, bangladeshi
belarus: belarus, belarusian, belarussian
belgium: belgium, belgian
bolivia: bolivia, bolivian
bosnia-and-herzegovina: bosnia, bosnian, bosnia and herzegovina
brazil: brazil, brazilian
bulgaria: bulgaria, bulgarian
burkina-faso: burkina faso, burkinabe
cambodia: cambodia, cambodian
cameroon: cameroon, cameroonian
canada: canada, canadian
chile: chile, chilean
china: china, chinese, prc, peoples republic of china
colombia: colombia, colombian
costa-rica: costa rica, costa rican
croatia: croatia, croatian, croat
cuba: cuba, cuban
cyprus: cyprus, cypriot
czech-republic: czechia, czech, czech republic
denmark: denmark, danish, dane
ecuador: ecuador, ecuadorian, ecuadorean
egypt: egypt, egyptian
el-salvador: el salvador, salvadoran, salvadorian
eritrea: eritrea, eritrean
estonia: estonia, estonian
ethiopia: ethiopia, ethiopian
european-union: eu, european union
finland: finland, finnish, finn
france: france, french, frenchman, frenchwoman
germany: germany, german
ghana: ghana, ghanaian
greece: greece, greek
guatemala: guatemala, guatemalan
haiti: haiti, haitian
honduras: honduras, honduran
hungary: hungary, hungarian
iceland: iceland, icelandic, icelander
india: india, indian
indonesia: indonesia, indonesian
iran: iran, iranian
iraq: iraq, iraqi
ireland: ireland, irish, irishman
israel: israel, israeli
italy: italy, italian
ivory-coast: ivory coast, ivorian, cote divoire
jamaica: jamaica, jamaican
japan: japan, japanese
jordan: jordan, jordanian
kazakhstan: kazakhstan, kazakh, kazakhstani
kenya: kenya, kenyan
kosovo: kosovo, kosovar
kuwait: kuwait, kuwaiti
kyrgyzstan: kyrgyzstan, kyrgyz
laos: laos, lao, laotian
latvia: latvia, latvian
lebanon: lebanon, lebanese
liberia: liberia, liberian
libya: libya, libyan
lithuania: lithuania, lithuanian
luxembourg: luxembourg, luxembourgish
malawi: malawi, malawian
malaysia: malaysia, malaysian
mali: mali, malian
malta: malta, maltese
mexico: mexico, mexican
moldova: moldova, moldovan
mongolia: mongolia, mongolian
montenegro: montenegro, montenegrin
morocco: morocco, moroccan
mozambique: mozambique, mozambican
myanmar: myanmar, burma, burmese
namibia: namibia, namibian
nepal: nepal, nepalese, nepali
netherlands: netherlands, dutch, the netherlands, dutchman
new-zealand: new zealand, new zealander
nicaragua: nicaragua, nicaraguan
nigeria: nigeria, nigerian
north-korea: dprk, north korea, north korean
norway: norway, norwegian
oman: oman, omani
pakistan: pakistan, pakistani
palestine: palestine, palestinian
panama: panama, panamanian
paraguay: paraguay, paraguayan
peru: peru, peruvian
philippines: philippines, philippine, filipino, the philippines, filipina
poland: poland, polish, pole
portugal: portugal, portuguese
qatar: qatar, qatari
romania: romania, romanian
russia: russia, russian, russian federation
rwanda: rwanda, rwandan
saudi-arabia: saudi, saudi arabia, saudi arabian
senegal: senegal, senegalese
serbia: serbia, serbian, serb
singapore: singapore, singaporean
slovakia: slovakia, slovak, slovakian
slovenia: slovenia, slovenian, slovene
somalia: somalia, somali
south-africa: south africa, south african
south-korea: rok, south korea, south korean, republic of korea
south-sudan: south sudan, south sudanese
spain: spain, spanish, spaniard
sri-lanka: sri lanka, sri lankan
sudan: sudan, sudanese
sweden: sweden, swedish, swede
switzerland: switzerland, swiss
syria: syria, syrian
taiwan: taiwan, taiwanese
tajikistan: tajikistan, tajik
tanzania: tanzania, tanzanian
thailand: thailand, thai
tunisia: tunisia, tunisian
turkey: turkey, turkish, turkiye, turk
turkmenistan: turkmenistan, turkmen
uganda: uganda, ugandan
ukraine: ukraine, ukrainian
united-arab-emirates: uae, emirati, united arab emirates
united-kingdom: uk, british, britain, united kingdom, great britain, briton
united-states: us, usa, american, america, united states, united states of america, the united states
uruguay: uruguay, uruguayan
uzbekistan: uzbekistan, uzbek
venezuela: venezuela, venezuelan
vietnam: vietnam, vietnamese
yemen: yemen, yemeni
zambia: zambia, zambian
zimbabwe: zimbabwe, zimbabwean
"""


def _countries() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _DEMONYMS.strip().splitlines():
        country, _, words = line.partition(": ")
        table.update(dict.fromkeys(words.split(", "), country))
    return table


COUNTRIES: Final = _countries()
"""What a country, or anything of it, is called, as `names.name_key` gives it -> the country."""
LONGEST: Final = max(name.count(" ") for name in COUNTRIES) + 1
"""The most words that any of these has."""
