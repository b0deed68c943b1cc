/** Turkmen names: as written in Turkmen, in a passport or by an English transliteration, and in Russian. */
export const TURKMEN_NAMES: ReadonlyArray<readonly [turkmen: string, latin: string, russian: string]> = [
  ['Annaýewa', 'Annayeva', 'Аннаева'], ['Annaýew', 'Annayev', 'Аннаев'], ['Orazowa', 'Orazova', 'Оразова'], ['Ataýew', 'Atayev', 'Атаев'],
  ['Hojaýewa', 'Khodzhayeva', 'Ходжаева'], ['Çaryýew', 'Charyyev', 'Чарыев'], ['Jumaýew', 'Dzhumaev', 'Джумаев'], ['Geldiýewa', 'Geldiyeva', 'Гельдыева'],
  ['Saparowa', 'Saparova', 'Сапарова'], ['Atajanowa', 'Atadzhanova', 'Атаджанова'], ['Durdyýewa', 'Durdyyeva', 'Дурдыева'], ['Nuryýewa', 'Nuryeva', 'Нурыева'],
  ['Berdiýew', 'Berdiyev', 'Бердыев'], ['Gurbanow', 'Kurbanov', 'Курбанов'], ['Hudaýberdiýew', 'Khudayberdiyev', 'Худайбердыев'], ['Meredow', 'Meredov', 'Мередов'],
  ['Amangeldiýew', 'Amangeldyev', 'Амангельдыев'], ['Baýramow', 'Bayramov', 'Байрамов'], ['Myradow', 'Myradov', 'Мырадов'], ['Muhammedow', 'Mukhamedov', 'Мухаммедов'],
  ['Nepesow', 'Nepesov', 'Непесов'], ['Öwezow', 'Ovezov', 'Овезов'], ['Pirliýew', 'Pirliev', 'Пирлиев'], ['Rejepow', 'Redzhepov', 'Реджепов'],
  ['Söýünow', 'Soyunov', 'Союнов'], ['Täçmämmedow', 'Tachmamedov', 'Тячмамедов'], ['Ýazmyradow', 'Yazmyradov', 'Язмырадов'], ['Ylýasow', 'Ilyasov', 'Ильясов'],
  ['Şyhyýewa', 'Shykhyyeva', 'Шихиева'], ['Gylyjow', 'Gylydzhov', 'Гылыджов'], ['Gurbangulyýew', 'Kurbankuliev', 'Курбанкулиев'], ['Mämmedow', 'Mammedov', 'Маммедов'],
  ['Aşyrow', 'Ashirov', 'Аширов'], ['Hallyýew', 'Khallyyev', 'Халлыев'], ['Garlyýewa', 'Garlyyeva', 'Гарлыева'], ['Işanow', 'Ishanov', 'Ишанов'],
  ['Aýna', 'Ayna', 'Айна'], ['Maral', 'Maral', 'Марал'], ['Ogulgerek', 'Ogulgerek', 'Огулгерек'], ['Jeren', 'Dzheren', 'Джерен'], ['Selbi', 'Selby', 'Сельби'],
  ['Gözel', 'Gozel', 'Гёзель'], ['Aknabat', 'Aknabat', 'Акнабат'], ['Bahar', 'Bakhar', 'Бахар'], ['Merdan', 'Merdan', 'Мердан'], ['Serdar', 'Serdar', 'Сердар'],
  ['Döwlet', 'Dovlet', 'Довлет'], ['Batyr', 'Batyr', 'Батыр'], ['Şohrat', 'Shokhrat', 'Шохрат'], ['Ýusup', 'Yusup', 'Юсуп'], ['Kakajan', 'Kakadzhan', 'Какаджан'],
  ['Nurmyrat', 'Nurmyrat', 'Нурмырат'], ['Çary', 'Chary', 'Чары'], ['Myrat', 'Myrat', 'Мырат'], ['Begenç', 'Begench', 'Бегенч'], ['Rahym', 'Rakhym', 'Рахым'],
  ['Meňli', 'Mengli', 'Менгли'], ['Güljemal', 'Guldzhemal', 'Гульджемал'], ['Oguljahan', 'Oguldzhakhan', 'Огулджахан'], ['Ýazgül', 'Yazgul', 'Язгуль'],
  ['Mähri', 'Mahri', 'Мяхри'], ['Eziz', 'Eziz', 'Эзиз'], ['Öwez', 'Ovez', 'Овез'], ['Hemra', 'Khemra', 'Хемра'], ['Guwanç', 'Guvanch', 'Гуванч'],
  ['Döwran', 'Dovran', 'Довран'], ['Läle', 'Lale', 'Ляле'], ['Oguldöwlet', 'Oguldovlet', 'Огулдовлет'], ['Wepa', 'Vepa', 'Вепа'], ['Aýgül', 'Aygul', 'Айгуль'],
  ['Ýelena', 'Elena', 'Елена'], ['Žanna', 'Zhanna', 'Жанна'], ['Akjagül', 'Akdzhagul', 'Акджагуль'], ['Jennet', 'Dzhennet', 'Дженнет'], ['Orazgeldi', 'Orazgeldy', 'Оразгельды'],
]

/** Names that are not the same, though they look or sound alike. */
export const DIFFERENT_NAMES: ReadonlyArray<readonly [string, string]> = [
  ['Aýna', 'Anna'], ['Merdan', 'Serdar'], ['Ataýew', 'Annaýew'], ['Oraz', 'Orazow'], ['Atajan', 'Atajanow'], ['Batyr', 'Bahar'], ['Maral', 'Meret'], ['Çary', 'Nury'],
  ['Çaryýew', 'Nuryýew'], ['Berdiýew', 'Geldiýew'], ['Selbi', 'Serdar'], ['Hojaýew', 'Hudaýew'], ['Oraz', 'Araz'], ['Aman', 'Anna'], ['Ataýew', 'Ataýewiç'], ['Jeren', 'Zeren'],
  ['Gurbanow', 'Gurbangulyýew'], ['Merdan', 'Maral'], ['Döwlet', 'Döwran'], ['Ogulgerek', 'Oguljahan'], ['Saparow', 'Safarowa'], ['Meredow', 'Myradow'], ['Durdyýew', 'Berdiýew'], ['Kakajan', 'Atajan'],
]
